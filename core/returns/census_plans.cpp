#include "core/returns/census_plans.hpp"

#include <algorithm>

namespace quorate::core {
namespace {

using Events = std::vector<const CaseEvent*>;

bool is_review(MeetingType type)
{
    return type == MeetingType::review_cp_conference;
}

// The meetings that agree, review and end a child in need plan.
bool is_about_need_plan(MeetingType type)
{
    return type == MeetingType::cin_planning_meeting || type == MeetingType::cin_review ||
           type == MeetingType::step_down_or_closure_meeting;
}

std::chrono::days apart(Date one, Date other)
{
    return one < other ? other - one : one - other;
}

bool is_end_between(const Events& ends, Date first, Date last)
{
    return std::ranges::any_of(
        ends, [&](const CaseEvent* end) { return first < end->on && end->on <= last; });
}

// A plan starts at the conference that made it. Where somebody recorded its start as well, with
// another day, that is the day people meant.
Events plan_starts(const CensusHistory& history)
{
    Events starts;
    const Events ends = history.of(EventKind::plan_ended);
    for (const CaseEvent* event : history.of(EventKind::conference_held))
        if (event->makes_plan) starts.push_back(event);
    for (const CaseEvent* event : history.of(EventKind::plan_started)) {
        const auto made = std::ranges::find_if(starts, [&](const CaseEvent* start) {
            return apart(start->on, event->on) <= likely_slip &&
                   !is_end_between(
                       ends, std::min(start->on, event->on), std::max(start->on, event->on));
        });
        if (made == starts.end())
            starts.push_back(event);
        else
            *made = event;
    }
    std::ranges::sort(starts, {}, &CaseEvent::on);
    return starts;
}

// An end for which nothing was open is that of the plan that starts just after it, with a slip.
void mend_early_ends(std::vector<CensusSpan>& spans, std::vector<CensusOmission>& omissions)
{
    for (const CensusSpan& orphan : std::vector<CensusSpan>{spans}) {
        if (orphan.start != nullptr) continue;
        const auto likely = std::ranges::find_if(spans, [&](const CensusSpan& span) {
            return span.start != nullptr && span.end == nullptr &&
                   apart(span.start->on, orphan.end->on) <= likely_slip;
        });
        if (likely != spans.end())
            likely->end = orphan.end;
        else
            omissions.push_back({CensusLeftOut::end_of_no_plan, orphan.end->on});
    }
    std::erase_if(spans, [](const CensusSpan& span) { return span.start == nullptr; });
}

void add_categories(CensusProtectionPlan& plan, const CensusHistory& history)
{
    for (const auto& [meeting, decided] : history.decisions()) {
        const bool within =
            plan.started <= meeting->on && (!plan.ended || meeting->on <= *plan.ended);
        if (!within || !keeps_protection_plan(decided->outcome)) continue;
        plan.is_decision_held = true;
        if (decided->category.empty()) continue;
        if (plan.initial_category.empty()) plan.initial_category = decided->category;
        plan.latest_category = decided->category;
    }
    for (const CensusMeeting& meeting : history.family().meetings)
        if (meeting.on == plan.started && is_initial_conference(meeting.type))
            plan.is_decision_held = true;
}

CensusReview review_of(const CaseEvent& event, const CensusHistory& history)
{
    CensusReview review{.id = history.number_of(event.id.text()), .on = event.on};
    const CensusMeeting* meeting = history.meeting_on(event.on, is_review);
    if (meeting == nullptr) return review;
    review.meeting = meeting->id;
    review.quorum = meeting->quorum;
    for (const CensusMeeting::Decided& decided : meeting->decisions) {
        if (decided.child != history.child().id) continue;
        if (keeps_protection_plan(decided.outcome)) review.goes_on = true;
        if (ends_protection_plan(decided.outcome)) review.goes_on = false;
    }
    return review;
}

// The plan that ran on that day, the last one first; else the one that starts just after it.
CensusProtectionPlan* plan_reviewed(std::vector<CensusProtectionPlan>& plans, Date on)
{
    CensusProtectionPlan* found = nullptr;
    for (CensusProtectionPlan& plan : plans)
        if (plan.started <= on && (!plan.ended || on <= *plan.ended)) found = &plan;
    if (found != nullptr) return found;
    for (CensusProtectionPlan& plan : plans)
        if (on < plan.started && plan.started - on <= likely_slip) return &plan;
    return nullptr;
}

void add_reviews(std::vector<CensusProtectionPlan>& plans,
                 const CensusHistory& history,
                 std::vector<CensusOmission>& omissions)
{
    for (const CaseEvent* event : history.of(EventKind::review_conference_held)) {
        CensusProtectionPlan* plan = plan_reviewed(plans, event->on);
        if (plan == nullptr) {
            omissions.push_back({CensusLeftOut::review_without_plan, event->on});
            continue;
        }
        // Recorded twice for a day, it is one review.
        if (!plan->reviews.empty() && plan->reviews.back().on == event->on) continue;
        CensusReview review = review_of(*event, history);
        review.due = plan->reviews.empty()
                         ? history.limit("eng-rcpc-first-3m", plan->started)
                         : history.limit("eng-rcpc-subsequent-6m", plan->reviews.back().on);
        plan->reviews.push_back(std::move(review));
    }
}

// The first day from `from` on at which something ended the child in need plan.
std::optional<Date> need_plan_end(const CensusHistory& history,
                                  const std::vector<CensusProtectionPlan>& protection,
                                  Date from)
{
    std::optional<Date> end;
    const auto consider = [&](Date day) {
        if (!end || day < *end) end = day;
    };
    for (const auto& [meeting, decided] : history.decisions())
        if (decided->outcome == Outcome::plan_ended && is_about_need_plan(meeting->type) &&
            meeting->on >= from)
            consider(meeting->on);
    for (const CensusProtectionPlan& plan : protection)
        if (plan.started > from) consider(plan.started);
    for (const CaseEvent* closure : history.of(EventKind::closure_decided))
        if (closure->on >= from) consider(closure->on);
    return end;
}

}  // namespace

std::vector<CensusProtectionPlan> protection_plans(const CensusHistory& history,
                                                   std::vector<CensusOmission>& omissions)
{
    auto spans = paired(plan_starts(history), history.of(EventKind::plan_ended));
    mend_early_ends(spans, omissions);
    std::vector<CensusProtectionPlan> plans;
    for (const CensusSpan& span : spans) {
        CensusProtectionPlan plan{.id = history.number_of("plan " + span.start->id.text()),
                                  .started = span.start->on,
                                  .previous_plans = static_cast<int>(plans.size())};
        if (span.end != nullptr) plan.ended = span.end->on;
        add_categories(plan, history);
        plans.push_back(std::move(plan));
    }
    add_reviews(plans, history, omissions);
    return plans;
}

std::vector<CensusNeedPlan> need_plans(const CensusHistory& history,
                                       const std::vector<CensusProtectionPlan>& protection)
{
    std::vector<CensusNeedPlan> plans;
    const auto add = [&](const std::string& source, Date on) {
        plans.push_back({.id = history.number_of("need plan " + source),
                         .started = on,
                         .ended = need_plan_end(history, protection, on)});
    };
    for (const CaseEvent* event : history.of(EventKind::cin_plan_agreed))
        add(event->id.text(), event->on);
    // A meeting agrees a plan afresh only where none runs that an event tells of.
    for (const auto& [meeting, decided] : history.decisions()) {
        if (decided->outcome != Outcome::plan_agreed || !is_about_need_plan(meeting->type))
            continue;
        const bool runs = std::ranges::any_of(plans, [&](const CensusNeedPlan& plan) {
            return plan.started <= meeting->on && (!plan.ended || meeting->on < *plan.ended);
        });
        if (!runs) add(meeting->id.text(), meeting->on);
    }
    std::ranges::sort(plans, {}, &CensusNeedPlan::started);
    return plans;
}

}  // namespace quorate::core
