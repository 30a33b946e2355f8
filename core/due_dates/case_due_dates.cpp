#include "core/due_dates/case_due_dates.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/due_dates/change_holidays.hpp"
#include "core/due_dates/decide_due_dates.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/overrun_store.hpp"
#include "core/rules/closure_store.hpp"
#include "core/rules/local_rule_store.hpp"

namespace quorate::core {
namespace {

using Stored = std::vector<CaseDueDate>;

// The meeting that has to be booked for a rule. What is only aimed at asks for none of its own; and
// transfer-in and pre-birth conferences are initial ones, whichever limit they meet.
std::optional<MeetingType> meeting_for(const StatutoryRule& rule)
{
    if (rule.bound != Bound::limit || !rule.meeting_type) return std::nullopt;
    return is_initial_conference(*rule.meeting_type) ? MeetingType::initial_cp_conference
                                                     : *rule.meeting_type;
}

// The stored date that a decided one is, or takes over from: of the same event, or of the one that
// it corrects; by the same rule, or else for the same meeting.
Stored::iterator counterpart(Stored& stored, const DecidedDueDate& decided)
{
    const StatutoryRule& rule = *decided.rule;
    const auto meeting = meeting_for(rule);
    const auto of = [&](const CaseEventId& event) {
        const auto same_rule = std::ranges::find_if(stored, [&](const CaseDueDate& each) {
            return each.event == event && each.rule_id == rule.id;
        });
        if (same_rule != stored.end() || !meeting) return same_rule;
        return std::ranges::find_if(stored, [&](const CaseDueDate& each) {
            return each.event == event && each.meeting_type == meeting;
        });
    };
    const auto same = of(decided.event->id);
    if (same != stored.end() || !decided.event->corrects) return same;
    return of(*decided.event->corrects);
}

bool still_holds(const CaseDueDate& stored, const DecidedDueDate& decided)
{
    return stored.event == decided.event->id && stored.rule_id == decided.rule->id &&
           stored.limit_date == decided.due.limit_date &&
           stored.schedule_by == decided.due.schedule_by &&
           stored.limit_at == decided.due.limit_at &&
           stored.is_provisional == decided.due.is_provisional;
}

// What a person settled, or a meeting that was held, is not undone because no event says so.
bool is_decided_otherwise(const CaseDueDate& stored, const DecidedDueDate& decided)
{
    if (decided.status != DueStatus::open) return false;
    return !stored.settled_reason.empty() || (stored.status == DueStatus::met && stored.meeting);
}

// How it stands by the events; for what the events do not answer, as it stood.
struct Standing {
    DueStatus status = DueStatus::open;
    std::optional<Date> met_on = {};
    std::optional<Instant> met_at = {};
    std::vector<ChildAnswer> children = {};

    friend bool operator==(const Standing&, const Standing&) = default;
};

Standing standing_of(const CaseDueDate& due)
{
    return {due.status, due.met_on, due.met_at, due.children};
}

Standing standing_now(const CaseDueDate& stored, const DecidedDueDate& decided)
{
    Standing now{decided.status, decided.met_on, decided.met_at, decided.children};
    if (!is_decided_otherwise(stored, decided)) return now;
    now.status = stored.status;
    now.met_on = stored.met_on;
    now.met_at = stored.met_at;
    for (ChildAnswer& answer : now.children)
        if (answer.status == DueStatus::open) answer = {answer.child, stored.status, stored.met_on};
    return now;
}

// A meeting that was booked for it, and what a person settled, hold for its successor.
void take_over(CaseDueDate& successor, const CaseDueDate& old, const DecidedDueDate& decided)
{
    Standing now = standing_now(old, decided);
    successor.status = now.status;
    successor.met_on = now.met_on;
    successor.met_at = now.met_at;
    successor.children = std::move(now.children);
    successor.meeting = old.meeting;
    if (is_decided_otherwise(old, decided)) successor.settled_reason = old.settled_reason;
}

// Whether somebody has less or more time now. What is done or not needed has no time left to it,
// and a provisional day that is confirmed is the same day.
bool has_moved(const CaseDueDate& successor, const CaseDueDate& old)
{
    return successor.status == DueStatus::open &&
           (successor.limit_date != old.limit_date || successor.schedule_by != old.schedule_by ||
            successor.limit_at != old.limit_at);
}

CaseDueDate to_store(const DecidedDueDate& decided, const CaseTools& tools, const CaseId& id)
{
    return {.id = DueDateId{tools.random.id()},
            .case_id = id,
            .event = decided.event->id,
            .counted_from = decided.event->on,
            .rule_id = std::string{decided.rule->id},
            .meeting_type = meeting_for(*decided.rule),
            .limit_date = decided.due.limit_date,
            .schedule_by = decided.due.schedule_by,
            .limit_at = decided.due.limit_at,
            .is_provisional = decided.due.is_provisional,
            .status = decided.status,
            .met_on = decided.met_on,
            .met_at = decided.met_at,
            .children = decided.children,
            .created_at = tools.clock.now()};
}

}  // namespace

Calendars calendars_of(UnitOfWork& work, const AuthorityId& authority, const BankHolidays& shipped)
{
    return calendars_with(bank_holidays_of(work, authority, shipped), work.closures.of(authority));
}

namespace {

void keep(UnitOfWork& work,
          const AuthorityId& authority,
          const DueDateId& id,
          const Standing& now,
          const std::string& settled_reason)
{
    work.due_dates.set_status(authority, id, now.status, now.met_on, settled_reason, now.met_at);
    work.due_dates.set_answers(authority, id, now.children);
}

// What dates of an authority are counted by.
struct Counting {
    Calendars calendars;
    LocalRules local;
};

Counting counting_of(UnitOfWork& work, const AuthorityId& authority, const CaseTools& tools)
{
    return {.calendars = calendars_of(work, authority, tools.bank_holidays),
            .local = work.local_rules.of(authority)};
}

std::vector<MovedDate> recompute(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const FamilyCase& family,
                                 const Counting& counting,
                                 const std::set<CaseEventId>& only = {})
{
    const auto is_meant = [&](const CaseEventId& event) {
        return only.empty() || only.contains(event);
    };
    const AuthorityId& authority = family.authority;
    const auto events = work.case_events.of_case(authority, family.id);
    const auto children = child_ids(work.cases.children_of(authority, family.id));
    Stored stored = work.due_dates.of_case(authority, family.id);
    std::erase_if(stored, [&](const CaseDueDate& due) { return !is_meant(due.event); });

    std::vector<MovedDate> moved;
    std::vector<CaseDueDate> fresh;
    std::vector<std::pair<DueDateId, DueDateId>> successions;
    for (const DecidedDueDate& decided : decide_due_dates(
             family.jurisdiction, events, children, counting.calendars, counting.local)) {
        if (!is_meant(decided.event->id)) continue;
        const auto old = counterpart(stored, decided);
        if (old != stored.end() && still_holds(*old, decided)) {
            const Standing now = standing_now(*old, decided);
            const bool is_settled = is_decided_otherwise(*old, decided);
            if (now != standing_of(*old))
                keep(work, authority, old->id, now, is_settled ? old->settled_reason : "");
            stored.erase(old);
            continue;
        }
        CaseDueDate& successor = fresh.emplace_back(to_store(decided, tools, family.id));
        if (old == stored.end()) continue;
        take_over(successor, *old, decided);
        successions.emplace_back(old->id, successor.id);
        if (has_moved(successor, *old)) moved.push_back({*old, successor});
    }

    for (const CaseDueDate& gone : stored) {
        const bool has_successor = std::ranges::any_of(
            successions, [&](const auto& each) { return each.first == gone.id; });
        if (!has_successor && gone.status == DueStatus::open) moved.push_back({.before = gone});
        work.due_dates.set_status(authority,
                                  gone.id,
                                  DueStatus::superseded,
                                  gone.met_on,
                                  gone.settled_reason,
                                  gone.met_at);
    }
    for (const CaseDueDate& due : fresh)
        work.due_dates.add(authority, due);
    for (const auto& [from, to] : successions)
        work.overruns.follow(authority, from, to);
    return moved;
}

}  // namespace

std::vector<MovedDate> recompute_due_dates(UnitOfWork& work,
                                           const CaseTools& tools,
                                           const FamilyCase& family)
{
    return recompute(work, tools, family, counting_of(work, family.authority, tools));
}

std::vector<MovedDate> recompute_dates_of(UnitOfWork& work,
                                          const CaseTools& tools,
                                          const FamilyCase& family,
                                          const std::set<CaseEventId>& events)
{
    if (events.empty()) return {};
    return recompute(work, tools, family, counting_of(work, family.authority, tools), events);
}

MovedDates recompute_cases(UnitOfWork& work,
                           const CaseTools& tools,
                           const AuthorityId& authority,
                           const std::vector<CaseId>& cases)
{
    const Counting counting = counting_of(work, authority, tools);
    MovedDates moved;
    for (const CaseId& id : cases) {
        const auto family = work.cases.find(authority, id);
        if (!family) continue;
        auto dates = recompute(work, tools, *family, counting);
        moved.dates += static_cast<int>(dates.size());
        moved.families += dates.empty() ? 0 : 1;
        std::ranges::move(dates, std::back_inserter(moved.moved));
    }
    return moved;
}

std::vector<CaseDueDate> limits_for_meeting(UnitOfWork& work,
                                            const AuthorityId& authority,
                                            const CaseId& id,
                                            MeetingType type,
                                            const std::vector<ChildId>& children)
{
    const MeetingType limited =
        is_initial_conference(type) ? MeetingType::initial_cp_conference : type;
    Stored limits = work.due_dates.of_case(authority, id);
    std::erase_if(limits, [&](const CaseDueDate& due) {
        return due.status != DueStatus::open || due.meeting_type != limited ||
               !waits_for_one_of(due, children);
    });
    const auto place = [](const CaseDueDate& due) {
        return std::tuple{due.meeting.has_value(), due.limit_date, due.id};
    };
    std::ranges::sort(limits, {}, place);
    return limits;
}

std::optional<CaseDueDate> due_date_for_meeting(UnitOfWork& work,
                                                const AuthorityId& authority,
                                                const CaseId& id,
                                                MeetingType type,
                                                const std::vector<ChildId>& children)
{
    auto limits = limits_for_meeting(work, authority, id, type, children);
    if (limits.empty()) return std::nullopt;
    return std::move(limits.front());
}

}  // namespace quorate::core
