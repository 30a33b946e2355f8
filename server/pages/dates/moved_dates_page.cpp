#include "server/pages/dates/moved_dates_page.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/view_moved_dates.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/dates/due_list_page.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/families/child_words.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"

namespace quorate::server {
namespace {

using core::MovedDateEntry;

constexpr std::string_view path = "/moved-dates";

std::string moved_text(const core::UnseenDates& unseen)
{
    return counted(unseen.dates, "date", "dates") + " in " +
           counted(unseen.families, "family", "families") + " moved";
}

std::string page_url(const core::ToldDateQuery& query, const core::DueDateId& after)
{
    return with_query(std::string{path},
                      {{"after", after.text()}, {"show", query.with_seen ? "all" : ""}});
}

std::string book_by_text(core::Date limit, core::Date schedule_by)
{
    return limit == schedule_by ? std::string{} : "Book by " + core::short_date(schedule_by);
}

Cell old_day(const core::ToldDate& told)
{
    return {.text = told.old_limit_at ? core::london_short_time(*told.old_limit_at)
                                      : core::short_date(told.old_limit),
            .sub = book_by_text(told.old_limit, told.old_schedule_by)};
}

Cell new_day(const MovedDateEntry& entry)
{
    const core::CaseDueDate& date = entry.told.date;
    if (entry.told.no_longer_runs) return {.text = "No longer runs"};
    Cell cell{.text = short_last_day(date), .sub = book_by_text(date.limit_date, date.schedule_by)};
    if (entry.moved_again) cell.chips.push_back(chip(Chip::none, "Has moved again since"));
    return cell;
}

Cell meeting_cell(const MovedDateEntry& entry)
{
    const core::CaseDueDate& date = entry.told.date;
    if (!date.booked_for) return {.text = date.meeting_type ? "Not booked" : "None needed"};
    Cell cell{.text = core::short_date(core::london_date(*date.booked_for)) + ", " +
                      core::london_clock_time(*date.booked_for)};
    if (entry.may_open_meeting) cell.url = meeting_url(*date.meeting);
    if (entry.told.no_longer_runs)
        cell.chips.push_back(chip(Chip::soon, "Look whether it is still needed"));
    if (entry.is_booked_late)
        cell.chips.push_back(chip(Chip::late, "Booked after the new last day"));
    if (entry.is_on_a_day_off)
        cell.chips.push_back(chip(Chip::late, "Booked for a day that is not worked"));
    return cell;
}

TableRow row_of(const MovedDateEntry& entry)
{
    const core::ToldDate& told = entry.told;
    const core::CaseDueDate& date = told.date;
    Cell working;
    if (entry.may_open)
        working.buttons.push_back({"Why this day",
                                   dates_url(date.case_id) + "#due-" + date.id.text(),
                                   "for " + told.reference});
    return {
        .cells = {{.text = told.family_name.reveal(),
                   .url = entry.may_open ? family_url(date.case_id) : std::string{},
                   .sub = told.reference},
                  {.text = std::string{rule_of(date).label}, .sub = for_whom(date, entry.children)},
                  old_day(told),
                  new_day(entry),
                  meeting_cell(entry),
                  std::move(working)},
        .tone = entry.is_booked_late || entry.is_on_a_day_off ? RowTone::late
                : told.no_longer_runs                         ? RowTone::soon
                                                              : RowTone::plain};
}

// What one person did, and the dates on this page that it moved.
View group_view(const std::vector<MovedDateEntry>& entries)
{
    const core::ToldDate& first = entries.front().told;
    const std::string who = first.made_by_name.empty() ? "the operator of this installation"
                                                       : first.made_by_name.reveal();
    const std::string what{core::label(first.move.reason.cause)};
    Table rows{
        .caption = what + ": the dates that moved",
        .columns = {"Family", "What is due", "Last day before", "Last day now", "Meeting", ""}};
    for (const MovedDateEntry& each : entries)
        rows.rows.push_back(row_of(each));
    View group;
    group["anchor"] = "move-" + first.move.id.text();
    group["what"] = what;
    group["when"] = core::london_long_time(first.move.made_at) + ", by " + who + "." +
                    (first.seen_at ? " You have seen this." : "");
    group["found"] = table(rows);
    return group;
}

std::vector<View> groups_of(const std::vector<MovedDateEntry>& entries)
{
    std::vector<View> groups;
    for (auto first = entries.begin(); first != entries.end();) {
        auto last = first;
        while (last != entries.end() && last->told.move.id == first->told.move.id)
            ++last;
        groups.push_back(group_view({first, last}));
        first = last;
    }
    return groups;
}

std::vector<View> unseen_moves(const std::vector<MovedDateEntry>& entries)
{
    std::vector<View> moves;
    core::DateMoveId before;
    for (const MovedDateEntry& each : entries) {
        const core::DateMoveId& id = each.told.move.id;
        if (each.told.seen_at || id == before) continue;
        before = id;
        View move;
        move["move"] = id.text();
        moves.push_back(std::move(move));
    }
    return moves;
}

}  // namespace

Response get_moved_dates(App& app, const Request& request, const core::Actor& actor)
{
    core::ToldDateQuery query{.with_seen = request.query.get("show") == "all",
                              .after = core::DueDateId{request.query.get("after")}};
    const auto found = listed_from(query.after, [&] {
        return app.transact(actor, [&](core::UnitOfWork& work) {
            return core::view_moved_dates(work, app.clock, actor, query);
        });
    });
    if (!found) return refusal_page(app, request, actor, found.error());

    const auto& entries = found->page.entries;
    const bool nothing_new = found->unseen.dates == 0;
    View page;
    page["head"] =
        page_head({.heading = "Dates that moved",
                   .sub = nothing_new ? "You have seen them all"
                                      : moved_text(found->unseen) + " since you last looked"});
    page["lists"] = work_tabs(WorkList::moved_dates);
    page["groups"] = groups_of(entries);
    const std::vector<View> moves = unseen_moves(entries);
    page["has_unseen"] = !moves.empty();
    page["moves"] = moves;
    page["seen_url"] = std::string{path} + "/seen";
    page["seen"] = button({.label = "Mark as seen"});
    page["nothing"] =
        entries.empty() ? empty_state({.heading = "Nothing has moved",
                                       .text = "You are told here when a date of a family you work "
                                               "with moves, and of the meetings that you chair or "
                                               "booked."})
                        : View{false};
    page["other_url"] = std::string{path} + (query.with_seen ? "" : "?show=all");
    page["other_words"] = text(query.with_seen ? "Show only what you have not seen"
                                               : "Show those that you have seen too");
    page["pages"] = found->page.has_more
                        ? pagination("", page_url(query, entries.back().told.date.id))
                        : View{false};
    return html_page(app,
                     request,
                     actor,
                     "families/moved",
                     {.title = "Dates that moved", .section = Section::needs_a_date},
                     std::move(page));
}

Response post_moved_dates_seen(App& app, const Request& request, const core::Actor& actor)
{
    const std::vector<std::string> moves = form_of(request).all("move");
    const auto seen = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Done> {
        for (const std::string& move : moves) {
            const auto marked =
                core::mark_moved_dates_seen(work, app.clock, actor, core::DateMoveId{move});
            if (!marked) return marked.error();
        }
        return core::Done{};
    });
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return done(std::string{path}, "dates-seen");
}

View moved_dates_notice(App& app, const core::Actor& actor)
{
    const core::UnseenDates unseen = app.database.read(
        [&](core::UnitOfWork& work) { return core::unseen_moved_dates(work, actor, app.now()); });
    if (unseen.dates == 0) return View{false};
    return alert(
        Alert::warning,
        {.strong = moved_text(unseen) + ".", .link = "See which", .link_url = std::string{path}});
}

}  // namespace quorate::server
