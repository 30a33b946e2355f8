#include "server/pages/dates/due_list_page.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/due_list.hpp"
#include "core/people/staff_store.hpp"
#include "core/people/team_store.hpp"
#include "core/rules/rule_book.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/families/child_words.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"

namespace quorate::server {
namespace {

using core::DueStanding;

// In addresses beside the codes of standings: what may still move, and what somebody asked more
// time for. Both are counted a second time.
constexpr std::string_view provisional = "provisional";
constexpr std::string_view awaiting_approval = "awaiting_approval";

struct Found {
    core::DueList list;
    std::vector<core::Team> teams;
    std::vector<core::StaffMember> chairs;
};

core::DueFilter filter_of(const Request& request)
{
    const std::string& meeting = request.query.get("meeting");
    const std::string& show = request.query.get("show");
    return {.team = core::TeamId{request.query.get("team")},
            .chair = core::UserId{request.query.get("chair")},
            .rule = request.query.get("rule"),
            .booking = meeting == "booked" ? core::BookedOrNot::booked
                       : meeting == "none" ? core::BookedOrNot::not_booked
                                           : core::BookedOrNot::any,
            .standing = core::due_standing_from(show),
            .provisional_only = show == provisional,
            .awaiting_approval_only = show == awaiting_approval,
            .after = core::DueDateId{request.query.get("after")}};
}

std::string meeting_code(core::BookedOrNot booking)
{
    if (booking == core::BookedOrNot::any) return {};
    return booking == core::BookedOrNot::booked ? "booked" : "none";
}

std::string show_code(const core::DueFilter& filter)
{
    if (filter.provisional_only) return std::string{provisional};
    if (filter.awaiting_approval_only) return std::string{awaiting_approval};
    return filter.standing ? std::string{code(*filter.standing)} : std::string{};
}

std::string url_of(std::string path,
                   const core::DueFilter& filter,
                   std::string_view show,
                   const std::string& after = {})
{
    return with_query(std::move(path),
                      {{"show", std::string{show}},
                       {"team", filter.team.text()},
                       {"chair", filter.chair.text()},
                       {"rule", filter.rule},
                       {"meeting", meeting_code(filter.booking)},
                       {"after", after}});
}

// Each thing that can be due once, by the first rule of its name.
std::vector<OptionGroup> rule_options(std::string& chosen)
{
    OptionGroup meetings{.label = "Meetings"};
    OptionGroup others{.label = "Other things"};
    const core::StatutoryRule* named = core::nearest_rule(chosen, core::Date{});
    const std::string_view chosen_name = named != nullptr ? named->label : std::string_view{};
    for (const core::StatutoryRule& rule : core::rules_that_start_clocks()) {
        std::vector<Option>& options = (rule.meeting_type ? meetings : others).options;
        auto same = std::ranges::find(options, rule.label, &Option::label);
        if (same == options.end())
            same = options.insert(same, {std::string{rule.id}, std::string{rule.label}});
        if (rule.label == chosen_name) chosen = same->value;
    }
    return {std::move(meetings), std::move(others)};
}

View filters(const core::DueFilter& filter, const Found& found)
{
    std::vector<Option> teams;
    for (const core::Team& team : found.teams)
        teams.push_back({team.id.text(), team.name});
    std::vector<Option> chairs;
    for (const core::StaffMember& chair : found.chairs)
        chairs.push_back({chair.id.text(), chair.name.reveal()});
    std::string rule = filter.rule;
    std::vector<OptionGroup> rules = rule_options(rule);
    const std::vector<View> fields{
        select({.name = "team",
                .label = "Team",
                .options = std::move(teams),
                .chosen = filter.team.text(),
                .prompt = "All teams"}),
        select({.name = "rule",
                .label = "What is due",
                .groups = std::move(rules),
                .chosen = rule,
                .prompt = "Everything"}),
        select({.name = "meeting",
                .label = "Meeting",
                .options = {{"booked", "Booked"}, {"none", "None booked"}},
                .chosen = meeting_code(filter.booking),
                .prompt = "Booked or not"}),
        select({.name = "chair",
                .label = "Chair",
                .options = std::move(chairs),
                .chosen = filter.chair.text(),
                .prompt = "Any chair"})};
    return view_list(fields, std::identity{});
}

View standings(const core::DueFilter& filter, const core::DueCounts& counts)
{
    const std::string shown = show_code(filter);
    const auto tab = [&](const char* label, std::string_view show, int count) {
        return Tab{label, url_of("/due", filter, show), count, shown == show};
    };
    return subnav(
        "How they stand",
        {tab("All", "", counts.all),
         tab("Overdue", code(DueStanding::overdue), counts.overdue),
         tab("Booked after the last day", code(DueStanding::booked_late), counts.booked_late),
         tab("At risk", code(DueStanding::at_risk), counts.at_risk),
         tab("Booked", code(DueStanding::booked), counts.booked),
         tab("In time", code(DueStanding::in_time), counts.in_time),
         tab("Provisional", provisional, counts.provisional),
         tab("Waiting for approval", awaiting_approval, counts.awaiting_approval)});
}

Cell time_left_cell(const core::DueEntry& entry)
{
    const core::CaseDueDate& due = entry.row.due;
    Cell cell;
    if (entry.standing == DueStanding::booked_late)
        cell.chips.push_back(chip(Chip::late, booked_late_text(due)));
    else if (entry.standing == DueStanding::booked)
        cell.chips.push_back(chip(Chip::ok, "Booked"));
    else
        cell.chips.push_back(deadline_chip(entry.left));
    cell.sub = (entry.standing == DueStanding::overdue ? "Last day was " : "Last day ") +
               short_last_day(due) + short_book_by(due);
    if (due.is_provisional) cell.sub += ". Provisional: not all bank holidays are known yet";
    if (entry.row.overrun) cell.sub += ". More time is asked for";
    return cell;
}

Cell meeting_cell(const core::DueEntry& entry)
{
    const core::CaseDueDate& due = entry.row.due;
    Cell cell;
    if (due.booked_for) {
        cell.text = core::short_date(core::london_date(*due.booked_for)) + ", " +
                    core::london_clock_time(*due.booked_for);
        if (entry.may_open_meeting) cell.url = meeting_url(*due.meeting);
        cell.sub = "Chair: " + entry.row.chair_name.reveal();
    } else {
        cell.text = due.meeting_type ? "Not booked" : "Not done yet";
    }
    return cell;
}

Cell what_to_do_cell(const core::DueEntry& entry)
{
    const core::CaseDueDate& due = entry.row.due;
    const std::string about = "for " + entry.row.reference;
    if (entry.may_decide)
        return {.buttons = {
                    {"Decide on more time", overrun_url(due.case_id, *entry.row.overrun), about}}};
    if (entry.may_book) return {.buttons = {{"Find a date", choose_time_url(due), about}}};
    if (entry.may_open && !due.booked_for)
        return {.buttons = {{"Its dates", dates_url(due.case_id), about}}};
    return {};
}

TableRow row_of(const core::DueEntry& entry)
{
    const core::CaseDueDate& due = entry.row.due;
    const bool is_late =
        entry.standing == DueStanding::overdue || entry.standing == DueStanding::booked_late;
    return {.cells = {{.text = entry.row.family_name.reveal(),
                       .url = entry.may_open ? family_url(due.case_id) : std::string{},
                       .sub = entry.row.reference + ", " +
                              waiting_text(entry.row.children,
                                           entry.row.unborn,
                                           entry.row.waiting_names,
                                           entry.may_open)},
                      {.text = std::string{rule_of(due).label}, .sub = entry.row.team_name},
                      time_left_cell(entry),
                      meeting_cell(entry),
                      what_to_do_cell(entry)},
            .tone = is_late                                  ? RowTone::late
                    : entry.standing == DueStanding::at_risk ? RowTone::soon
                                                             : RowTone::plain};
}

View rows_view(const std::vector<core::DueEntry>& entries)
{
    Table rows{.caption = "What is due, fewest working days left first",
               .columns = {"Family", "What is due", "Time left", "Meeting", ""}};
    for (const core::DueEntry& entry : entries)
        rows.rows.push_back(row_of(entry));
    return table(rows);
}

int number_shown(const core::DueFilter& filter, const core::DueCounts& counts)
{
    if (filter.provisional_only) return counts.provisional;
    if (filter.awaiting_approval_only) return counts.awaiting_approval;
    if (!filter.standing) return counts.all;
    switch (*filter.standing) {
        case DueStanding::overdue:
            return counts.overdue;
        case DueStanding::booked_late:
            return counts.booked_late;
        case DueStanding::booked:
            return counts.booked;
        case DueStanding::at_risk:
            return counts.at_risk;
        case DueStanding::in_time:
            return counts.in_time;
    }
    return counts.all;
}

}  // namespace

View work_tabs(WorkList current)
{
    return subnav(
        "Work to do",
        {{"Needs a date", "/needs-a-date", -1, current == WorkList::needs_a_date},
         {"Everything due", "/due", -1, current == WorkList::everything_due},
         {"Dates that moved", "/moved-dates", -1, current == WorkList::moved_dates},
         {"Polls", "/polls", -1, current == WorkList::polls},
         {"Reports missing", "/reports-missing", -1, current == WorkList::reports_missing},
         {"Minutes to send", "/minutes-to-send", -1, current == WorkList::minutes_to_send}});
}

Response get_due_list(App& app, const Request& request, const core::Actor& actor)
{
    core::DueFilter filter = filter_of(request);
    const auto found = listed_from(filter.after, [&] {
        return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Found> {
            auto list = core::view_due_list(work, case_tools(app), actor, filter);
            if (!list) return list.error();
            return Found{
                *list, work.teams.choices(actor.authority), work.staff.chairs(actor.authority)};
        });
    });
    if (!found) return refusal_page(app, request, actor, found.error());

    const auto& entries = found->list.page.entries;
    const core::DueCounts& counts = found->list.counts;
    const std::string show = show_code(filter);
    View page;
    page["head"] = page_head(
        {.heading = "Everything due",
         .sub = "What must be done by a day, with a meeting booked or without. Fewest working days "
                "first."});
    page["lists"] = work_tabs(WorkList::everything_due);
    page["show"] = show;
    page["filters"] = filters(filter, *found);
    page["standings"] = standings(filter, counts);
    page["found"] = entries.empty() ? View{false} : rows_view(entries);
    page["nothing"] = entries.empty()
                          ? empty_state({.heading = "Nothing here",
                                         .text = "Nothing that is due stands like this.",
                                         .link = {.label = "See everything due", .url = "/due"}})
                          : View{false};
    page["csv_url"] = entries.empty() ? std::string{} : url_of("/due.csv", filter, show);
    page["csv_limit"] = number_shown(filter, counts) > core::longest_due_file
                            ? "The file holds the first 5,000 rows."
                            : "";
    page["pages"] =
        found->list.page.has_more
            ? pagination("", url_of("/due", filter, show, entries.back().row.due.id.text()))
            : View{false};
    return html_page(app,
                     request,
                     actor,
                     "families/due",
                     {.title = "Everything due", .section = Section::needs_a_date},
                     std::move(page));
}

Response get_due_list_csv(App& app, const Request& request, const core::Actor& actor)
{
    const core::DueFilter filter = filter_of(request);
    const auto csv = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::export_due_list(work, case_tools(app), actor, filter);
    });
    if (!csv) return refusal_page(app, request, actor, csv.error());
    Response response{.status = 200, .headers = {}, .body = *csv};
    response.with("Content-Type", "text/csv; charset=utf-8");
    response.with("Cache-Control", "no-store");
    response.with(
        "Content-Disposition",
        "attachment; filename=\"due-" + core::iso(core::london_date(app.now())) + ".csv\"");
    return response;
}

}  // namespace quorate::server
