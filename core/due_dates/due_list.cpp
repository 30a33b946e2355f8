#include "core/due_dates/due_list.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/listed_rights.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/overruns.hpp"
#include "core/rules/local_rule_store.hpp"
#include "core/rules/rule_book.hpp"
#include "core/support/csv.hpp"

namespace quorate::core {
namespace {

// People ask for what has to happen, and several rules may say by when: editions, variants,
// nations, and the numbers that the authority has ever chosen.
std::vector<std::string> rules_named_like(const std::string& id,
                                          const std::vector<DecidedLocalRule>& chosen)
{
    std::vector<std::string> ids{id};
    const StatutoryRule* named = nearest_rule(id, {});
    if (named == nullptr) return ids;  // no rule, so nothing is due by it
    const auto add = [&](const StatutoryRule& rule) {
        if (rule.label == named->label && std::ranges::find(ids, rule.id) == ids.end())
            ids.emplace_back(rule.id);
    };
    for (const StatutoryRule& rule : all_rules())
        add(rule);
    for (const DecidedLocalRule& each : chosen)
        if (const StatutoryRule* rule = nearest_rule(each.choice.rule_id, each.choice.from))
            add(*rule);
    return ids;
}

std::vector<std::string> rules_asked_for(UnitOfWork& work,
                                         const Actor& actor,
                                         const DueFilter& filter)
{
    if (filter.rule.empty()) return {};
    return rules_named_like(filter.rule, work.local_rules.history(actor.authority));
}

DueQuery query_of(const DueFilter& filter, std::vector<std::string> rules, const RiskDays& days)
{
    return {.team = filter.team,
            .chair = filter.chair,
            .rules = std::move(rules),
            .booking = filter.booking,
            .standing = filter.standing,
            .provisional_only = filter.provisional_only,
            .awaiting_approval_only = filter.awaiting_approval_only,
            .days = days,
            .after = filter.after,
            .limit = filter.limit};
}

struct Asked {
    Reach reach;
    Calendars calendars;
    Instant now;
    DueQuery query;
};

DueEntry entry_of(DueRow row, const Actor& actor, const Asked& asked)
{
    const RiskDays& days = asked.query.days;
    DueEntry entry{.standing = standing_of(row.due, days),
                   .left = time_left(asked.calendars.local, days.now, row.due)};
    const CaseFacts facts{
        .id = row.due.case_id, .authority = actor.authority, .involved = row.is_involved};
    const auto may = [&](Action action) {
        return permit_on_case(actor, action, facts, asked.now).has_value();
    };
    entry.may_open = may(Action::case_view_summary);
    entry.may_open_meeting = row.due.meeting && may(Action::meeting_view);
    entry.may_book = row.due.meeting_type && !row.due.meeting && may(Action::meeting_create);
    entry.may_decide =
        row.overrun_asked_by &&
        may_decide_overrun(actor,
                           rule_of(row.due),
                           actor.is_second_to(*row.overrun_asked_by, row.overrun_credential),
                           facts,
                           asked.now);
    entry.row = std::move(row);
    return entry;
}

Result<Asked> asked_of(UnitOfWork& work,
                       const CaseTools& tools,
                       const Actor& actor,
                       const DueFilter& filter)
{
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, Action::case_search, now);
    if (!reach) return reach.error();
    Calendars calendars = calendars_of(work, actor.authority, tools.bank_holidays);
    const RiskDays days = risk_days(calendars.local, now);
    return Asked{*reach,
                 std::move(calendars),
                 now,
                 query_of(filter, rules_asked_for(work, actor, filter), days)};
}

std::string line_of(const DueEntry& entry)
{
    const CaseDueDate& due = entry.row.due;
    const std::string booked = due.booked_for ? iso(london_date(*due.booked_for)) : std::string{};
    // Numbers and dates are ours; only what people wrote could be a formula.
    return csv_cell(entry.row.reference) + "," + csv_cell(entry.row.team_name) + "," +
           csv_field(rule_of(due).label) + "," + csv_field(due.rule_id) + "," +
           iso(due.limit_date) + "," + iso(due.schedule_by) + "," +
           std::to_string(entry.left.working_days) + "," + std::string{code(entry.standing)} + "," +
           (due.is_provisional ? "yes" : "no") + "," + booked + "," +
           csv_cell(entry.row.chair_name.reveal()) + "," + std::to_string(entry.row.children) +
           "," + (entry.row.overrun ? "yes" : "no") + "," + std::to_string(entry.row.waiting) +
           "," + (due.limit_at ? london_clock_time(*due.limit_at) : std::string{}) + "\r\n";
}

}  // namespace

Result<DueList> view_due_list(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const DueFilter& filter)
{
    const auto asked = asked_of(work, tools, actor, filter);
    if (!asked) return asked.error();
    if (!filter.after.empty() && !is_listed(work, actor, asked->reach, asked->now, filter.after))
        return unknown_cursor();
    const int limit = std::clamp(filter.limit, 1, longest_stretch);
    DueQuery query = asked->query;
    query.limit = limit + 1;
    std::vector<DueEntry> entries;
    for (DueRow& row : work.due_dates.everything_due(actor, asked->reach, asked->now, query))
        entries.push_back(entry_of(std::move(row), actor, *asked));
    audit(work, actor, asked->now, {.action = Action::case_search, .detail = "list=due"});
    return DueList{
        .page = page_of(std::move(entries), limit),
        .counts = work.due_dates.count_everything_due(actor, asked->reach, asked->now, query)};
}

Result<std::string> export_due_list(UnitOfWork& work,
                                    const CaseTools& tools,
                                    const Actor& actor,
                                    const DueFilter& filter)
{
    const auto asked = asked_of(work, tools, actor, filter);
    if (!asked) return asked.error();
    DueQuery query = asked->query;
    query.after = {};
    query.limit = longest_due_file;
    std::string csv =
        "reference,team,due,rule,last_day,book_by,working_days_left,standing,provisional,"
        "booked_for,chair,children,awaiting_approval,waiting_children,last_time\r\n";
    int rows = 0;
    for (DueRow& row : work.due_dates.everything_due(actor, asked->reach, asked->now, query)) {
        csv += line_of(entry_of(std::move(row), actor, *asked));
        ++rows;
    }
    audit(work,
          actor,
          asked->now,
          {.action = Action::case_search,
           .detail = "list=due file=csv rows=" + std::to_string(rows)});
    return csv;
}

}  // namespace quorate::core
