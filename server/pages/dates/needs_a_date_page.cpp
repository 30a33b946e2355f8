#include "server/pages/dates/needs_a_date_page.hpp"

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/due_dates/needs_a_date.hpp"
#include "core/people/team_store.hpp"
#include "core/rules/rule_book.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/dates/due_list_page.hpp"
#include "server/pages/dates/moved_dates_page.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/families/child_words.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/recall_pages.hpp"
#include "server/pages/meetings/stopped_mail_pages.hpp"
#include "server/pages/meetings/waiting_reply_pages.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"
#include "server/pages/scheduling/plan_pages.hpp"
#include "server/pages/scheduling/poll_pages.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"

namespace quorate::server {
namespace {

// With so few days left, booking is the next thing to do.
constexpr int urgent_days = 4;

struct Queue {
    core::NeedsADateQueue queue;
    std::vector<core::Team> teams;
};

core::QueueFilter filter_of(const Request& request)
{
    return {.team = core::TeamId{request.query.get("team")},
            .meeting_type = core::meeting_type_from(request.query.get("type")),
            .after = core::DueDateId{request.query.get("after")}};
}

std::string page_url(const core::QueueFilter& filter, const core::DueDateId& after)
{
    std::string url = "/needs-a-date?after=" + after.text();
    if (!filter.team.empty()) url += "&team=" + filter.team.text();
    if (filter.meeting_type) url += "&type=" + std::string{code(*filter.meeting_type)};
    return url;
}

// The types that a limit can ask for.
std::vector<Option> type_options()
{
    std::vector<Option> options;
    for (const core::MeetingType type : core::all_meeting_types()) {
        bool has_limit = false;
        for (const core::StatutoryRule& rule : core::rules_that_start_clocks())
            has_limit = has_limit || rule.meeting_type == type;
        if (has_limit) options.push_back({std::string{code(type)}, std::string{label(type)}});
    }
    return options;
}

View filters(const core::QueueFilter& filter, const std::vector<core::Team>& teams)
{
    std::vector<Option> options;
    for (const core::Team& team : teams)
        options.push_back({team.id.text(), team.name});
    const std::vector<View> fields{
        select({.name = "team",
                .label = "Team",
                .options = std::move(options),
                .chosen = filter.team.text(),
                .prompt = "All teams"}),
        select({.name = "type",
                .label = "Type of meeting",
                .options = type_options(),
                .chosen = filter.meeting_type ? std::string{code(*filter.meeting_type)} : "",
                .prompt = "All types"})};
    return view_list(fields, [](const View& field) { return field; });
}

View row_view(const core::NeedsADate& entry)
{
    const core::CaseDueDate& due = entry.row.due;
    const bool is_late = entry.left.is_late;
    const bool is_urgent = entry.left.working_days <= urgent_days;
    View row;
    row["tone"] = text(is_late ? "is-late" : is_urgent ? "is-soon" : "is-ok");
    row["family_url"] = entry.may_open ? family_url(due.case_id) : std::string{};
    row["dates_url"] = entry.may_open ? dates_url(due.case_id) : std::string{};
    row["book_url"] = entry.may_book ? choose_time_url(due) : std::string{};
    row["team"] = entry.row.team_name;
    row["family_name"] = entry.row.family_name.reveal();
    row["reference"] = entry.row.reference;
    row["children"] =
        waiting_text(entry.row.children, entry.row.unborn, entry.row.waiting_names, entry.may_open);
    row["meeting"] = text(rule_of(due).label);
    row["time_left"] = deadline_chip(entry.left);
    row["last_day"] =
        entry.again_by
            ? "Last day " + core::short_date(*entry.again_by) + ", limit " + short_last_day(due)
            : (is_late ? "Last day was " : "Last day ") + short_last_day(due) + short_book_by(due);
    row["why"] = entry.why;
    row["adjourned"] = adjourned_sentence(entry.adjourned);
    row["waiting_for"] = entry.waiting_for;
    row["urgent"] = is_urgent;
    return row;
}

}  // namespace

Response get_needs_a_date(App& app, const Request& request, const core::Actor& actor)
{
    core::QueueFilter filter = filter_of(request);
    const auto found = listed_from(filter.after, [&] {
        return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Queue> {
            auto queue = core::needs_a_date(work, case_tools(app), actor, filter);
            if (!queue) return queue.error();
            return Queue{*queue, work.teams.choices(actor.authority)};
        });
    });
    if (!found) return refusal_page(app, request, actor, found.error());

    const auto& entries = found->queue.page.entries;
    PageHead head{.heading = "Needs a date",
                  .sub = counted(found->queue.total, "meeting", "meetings") +
                         " with a last day allowed and no date yet. Fewest working days first."};
    if (!entries.empty() && core::permit_role(actor, core::Action::meeting_create))
        head.buttons = {{"Plan the queue", plan_path}};
    if (core::permit_role(actor, core::Action::meeting_reschedule))
        head.buttons.push_back({"A chair is away", chair_away_url()});
    View page;
    page["head"] = page_head(head);
    page["lists"] = work_tabs(WorkList::needs_a_date);
    page["moved"] = moved_dates_notice(app, actor);
    page["polls"] = polls_notice(app, actor);
    page["undelivered"] = undelivered_notice(app, actor);
    page["untold"] = untold_notice(app, actor);
    page["stopped_mail"] = stopped_mail_notice(app, actor);
    page["waiting_replies"] = waiting_replies_notice(app, actor);
    page["filters"] = filters(filter, found->teams);
    page["has_rows"] = !entries.empty();
    page["rows"] = view_list(entries, row_view);
    page["nothing"] =
        entries.empty()
            ? empty_state({.heading = "Everything that is due has a date",
                           .text = "Meetings come here when an event starts their clock.",
                           .link = {.label = "Find a family", .url = families_url()}})
            : View{false};
    page["pages"] = found->queue.page.has_more
                        ? pagination("", page_url(filter, entries.back().row.due.id))
                        : View{false};
    return html_page(app,
                     request,
                     actor,
                     "families/needs_a_date",
                     {.title = "Needs a date", .section = Section::needs_a_date},
                     std::move(page));
}

}  // namespace quorate::server
