#include "core/minutes/next_dates.hpp"

#include <algorithm>

#include "core/cases/held_meeting.hpp"
#include "core/cases/history_check.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/decide_due_dates.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/meetings/booking.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/close_meeting.hpp"
#include "core/people/authority_store.hpp"
#include "core/rules/local_rule_store.hpp"

namespace quorate::core {
namespace {

using Wanted = bool (*)(const ChildOutcome&);

// An event about the children of whom something holds; nothing when there are none.
void add_about(std::vector<CaseEvent>& events,
               const HeldMeeting& held,
               CaseEvent event,
               Wanted is_meant)
{
    event.on = held.held_on;
    for (const ChildOutcome& each : held.children)
        if (!each.is_adjourned && is_meant(each)) event.children.push_back(each.child);
    if (!event.children.empty()) events.push_back(std::move(event));
}

// What a meeting that ends with these decisions amounts to: see note_held_meeting().
std::vector<CaseEvent> events_of(const HeldMeeting& held)
{
    const Wanted all = [](const ChildOutcome&) { return true; };
    std::vector<CaseEvent> events;
    if (is_initial_conference(held.type)) {
        add_about(events,
                  held,
                  {.kind = EventKind::conference_held, .makes_plan = true},
                  [](const ChildOutcome& each) { return each.makes_plan; });
        add_about(events, held, {.kind = EventKind::conference_held}, [](const ChildOutcome& each) {
            return !each.makes_plan;
        });
    } else if (held.type == MeetingType::strategy_discussion) {
        add_about(events,
                  held,
                  {.kind = EventKind::strategy_discussion, .initiates_section_47 = true},
                  [](const ChildOutcome& each) { return each.initiates_section_47; });
    } else if (held.type == MeetingType::review_cp_conference) {
        add_about(events, held, {.kind = EventKind::review_conference_held}, all);
        add_about(events, held, {.kind = EventKind::plan_ended}, [](const ChildOutcome& each) {
            return each.ends_plan;
        });
    } else if (held.type == MeetingType::core_group) {
        add_about(events, held, {.kind = EventKind::core_group_held}, all);
    } else if (held.type == MeetingType::cin_review) {
        add_about(events, held, {.kind = EventKind::cin_review_held}, all);
    }
    add_about(events, held, {.kind = EventKind::cin_plan_agreed}, [](const ChildOutcome& each) {
        return each.agrees_child_in_need_plan;
    });
    return events;
}

// The meeting as it would end now.
std::optional<HeldMeeting> held_so_far(const MinutesFile& file)
{
    auto held = held_meeting_of(file);
    if (!held || !decides_for_each_child(file.file.meeting.type)) return held;
    const auto open = undecided(file);
    std::erase_if(held->children, [&open](const ChildOutcome& each) {
        return std::ranges::count(open, each.child, &Child::id) > 0;
    });
    return held;
}

bool shares_a_child(const Meeting& meeting, const std::vector<ChildId>& children)
{
    return children.empty() || meeting.children.empty() ||
           std::ranges::any_of(meeting.children, [&](const ChildId& child) {
               return std::ranges::count(children, child) > 0;
           });
}

std::optional<Meeting> booked_for(const std::vector<Meeting>& meetings,
                                  const Meeting& now,
                                  const NextDate& next)
{
    const bool initial = is_initial_conference(next.type);
    std::optional<Meeting> first;
    for (const Meeting& each : meetings) {
        const bool is_one = each.type == next.type || (initial && is_initial_conference(each.type));
        if (!is_one || each.id == now.id || each.status != MeetingStatus::scheduled) continue;
        if (each.starts_at <= now.starts_at || !shares_a_child(each, next.children)) continue;
        if (!first || each.starts_at < first->starts_at) first = each;
    }
    return first;
}

// Whether a person settled the limit, or this meeting itself is what it is for.
bool is_dealt_with(const CaseDueDate& due, const DecidedDueDate& decided, const Meeting& meeting)
{
    if (due.rule_id != decided.rule->id || due.counted_from != decided.event->on) return false;
    return due.status == DueStatus::met || due.status == DueStatus::not_needed ||
           (due.meeting == meeting.id && meeting.status == MeetingStatus::scheduled);
}

NextDate next_of(const DecidedDueDate& decided, bool is_running)
{
    NextDate next{.type = *decided.rule->meeting_type,
                  .label = decided.rule->label,
                  .limit_date = decided.due.limit_date,
                  .schedule_by = decided.due.schedule_by,
                  .is_provisional = decided.due.is_provisional,
                  .is_running = is_running};
    for (const ChildAnswer& each : decided.children)
        if (each.status == DueStatus::open) next.children.push_back(each.child);
    return next;
}

}  // namespace

std::vector<NextDate> next_dates(UnitOfWork& work, const CaseTools& tools, const MinutesFile& file)
{
    const Meeting& meeting = file.file.meeting;
    const AuthorityId& authority = meeting.authority;
    const CaseHistory history = history_of(work, authority, meeting.case_id);
    std::vector<CaseEvent> events = history.events;
    const std::size_t known = events.size();
    if (meeting.status == MeetingStatus::scheduled)
        if (const auto held = held_so_far(file))
            for (CaseEvent& event : events_of(*held))
                events.push_back(std::move(event));

    const auto stored = work.due_dates.of_case(authority, meeting.case_id);
    const auto meetings = work.meetings.of_case(authority, meeting.case_id);
    std::vector<NextDate> all;
    for (const DecidedDueDate& each :
         decide_due_dates(file.file.family.jurisdiction,
                          events,
                          child_ids(history.children),
                          calendars_of(work, authority, tools.bank_holidays),
                          work.local_rules.of(authority))) {
        if (!each.rule->meeting_type || each.rule->bound != Bound::limit) continue;
        if (each.status != DueStatus::open) continue;
        if (std::ranges::any_of(
                stored, [&](const CaseDueDate& due) { return is_dealt_with(due, each, meeting); }))
            continue;
        const bool is_running = static_cast<std::size_t>(each.event - events.data()) < known;
        NextDate next = next_of(each, is_running);
        const auto same = std::ranges::find(all, next.type, &NextDate::type);
        if (same == all.end())
            all.push_back(std::move(next));
        else if (next.limit_date < same->limit_date)
            *same = std::move(next);
    }
    for (NextDate& each : all)
        each.booked = booked_for(meetings, meeting, each);
    std::ranges::sort(all, {}, &NextDate::limit_date);
    return all;
}

void book_limits_meanwhile(UnitOfWork& work, const Meeting& ended)
{
    if (!ended.opened_at) return;
    for (const Meeting& each : work.meetings.of_case(ended.authority, ended.case_id))
        if (each.status == MeetingStatus::scheduled && !each.due_date &&
            each.created_at >= *ended.opened_at && each.starts_at > ended.starts_at)
            book_limits(work, each);
}

}  // namespace quorate::core
