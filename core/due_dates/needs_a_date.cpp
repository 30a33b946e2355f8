#include "core/due_dates/needs_a_date.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/listed_rights.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

std::string why(const QueueRow& row)
{
    const CaseDueDate& due = row.due;
    const StatutoryRule& rule = rule_of(due);
    std::string text = offset_text(rule) + " " + std::string{code(rule.direction)} + " " +
                       trigger_text(rule) + ", " +
                       (due.limit_at && due.counted_at ? london_short_time(*due.counted_at)
                                                       : short_date(due.counted_from));
    if (rule.level == RuleLevel::local) text = "Local rule: " + text;
    if (due.schedule_by != due.limit_date)
        text += ", is " + short_date(due.limit_date) + ". The last working day before it is " +
                short_date(due.schedule_by);
    text = capitalised(std::move(text)) + ".";
    if (row.last_cancelled_for)
        text += " It was booked for " + short_date(london_date(*row.last_cancelled_for)) +
                " and cancelled.";
    return text;
}

// A row of the queue does not say for which children it is open.
std::optional<LastAdjourned> adjourned(UnitOfWork& work,
                                       const AuthorityId& authority,
                                       const CaseDueDate& row)
{
    const auto due = work.due_dates.find(authority, row.id);
    if (!due) return std::nullopt;
    return last_adjourned(work, authority, *due, work.meetings.of_case(authority, due->case_id));
}

std::string approver_text(std::string_view role)
{
    if (role == "service_manager") return "the service manager";
    if (role == "team_manager") return "the team manager";
    return "a manager";
}

std::string waiting_for(const QueueRow& row, const TimeLeft& left)
{
    if (left.is_late)
        return "a reason for the delay from " + approver_text(rule_of(row.due).approver);
    if (row.due.is_provisional) return "the bank holidays of that year";
    return {};
}

}  // namespace

Result<NeedsADateQueue> needs_a_date(UnitOfWork& work,
                                     const CaseTools& tools,
                                     const Actor& actor,
                                     QueueFilter filter)
{
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, Action::case_search, now);
    if (!reach) return reach.error();
    if (!filter.after.empty() && !is_listed(work, actor, *reach, now, filter.after))
        return unknown_cursor();
    const int limit = std::clamp(filter.limit, 1, longest_stretch);
    filter.limit = limit + 1;

    const Calendars calendars = calendars_of(work, actor.authority, tools.bank_holidays);
    const ListedRights rights{work, actor, now};
    std::vector<NeedsADate> rows;
    for (QueueRow& row : work.due_dates.needing_a_date(actor, *reach, now, filter)) {
        const auto last = adjourned(work, actor.authority, row.due);
        const auto again_by = last ? last->again_by : std::nullopt;
        const TimeLeft left = time_left_to_hold_again(calendars.local, now, row.due, again_by);
        rows.push_back({.row = row,
                        .left = left,
                        .why = why(row),
                        .waiting_for = waiting_for(row, left),
                        .may_open = rights.may(Action::case_view_summary, row.due.case_id),
                        .may_book = rights.may(Action::meeting_create, row.due.case_id),
                        .adjourned = last,
                        .again_by = earlier_last_day(row.due, again_by, london_date(now))});
    }
    audit(work, actor, now, {.action = Action::case_search, .detail = "list=needs_a_date"});
    return NeedsADateQueue{
        .page = page_of(std::move(rows), limit),
        .total = work.due_dates.count_needing_a_date(actor, *reach, now, filter)};
}

int count_needing_a_date(UnitOfWork& work, const Actor& actor, Instant now)
{
    const auto reach = permit_list(actor, Action::case_search, now);
    return reach ? work.due_dates.count_needing_a_date(actor, *reach, now, {}) : 0;
}

}  // namespace quorate::core
