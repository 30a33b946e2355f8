#include "core/cases/event_order.hpp"

#include <algorithm>
#include <optional>

#include "core/dates/date_text.hpp"
#include "core/dates/months.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

using enum EventKind;

constexpr Date earliest_day{year{2000} / January / 1};

bool follows_from_referral(const CaseEvent& event)
{
    switch (event.kind) {
        case assessment_allocated:
        case assessment_started:
        case assessment_finished:
        case plan_started:
        case cin_plan_agreed:
            return true;
        case strategy_discussion:
            return event.initiates_section_47;
        default:
            return false;
    }
}

bool starts_plan(const CaseEvent& event)
{
    return event.kind == plan_started || (event.kind == conference_held && event.makes_plan);
}

template <class Predicate>
const CaseEvent* first_that(const std::vector<CaseEvent>& events, Predicate is_meant)
{
    const CaseEvent* first = nullptr;
    for (const CaseEvent& each : events)
        if (is_meant(each) && (first == nullptr || each.on < first->on)) first = &each;
    return first;
}

const CaseEvent* first_of(const std::vector<CaseEvent>& events, EventKind kind)
{
    return first_that(events, [kind](const CaseEvent& each) { return each.kind == kind; });
}

std::string plan_start_fault(const CaseEvent& event, const std::vector<CaseEvent>& others)
{
    const auto made_it = [](const CaseEvent& each) {
        return each.kind == conference_held && each.makes_plan;
    };
    const auto is_that_day = [&](const CaseEvent& each) {
        return made_it(each) && each.on == event.on;
    };
    const CaseEvent* conference = first_that(others, made_it);
    if (conference == nullptr || std::ranges::any_of(others, is_that_day)) return {};
    return "A plan starts on the day of the conference that made it, " + long_date(conference->on);
}

}  // namespace

std::string order_fault(const CaseEvent& event, const std::vector<CaseEvent>& others)
{
    const CaseEvent* referral_taken = first_of(others, referral);
    if (follows_from_referral(event) && referral_taken != nullptr && event.on < referral_taken->on)
        return "It cannot be before the referral on " + long_date(referral_taken->on);

    const CaseEvent* assessment = first_of(others, assessment_started);
    if (event.kind == assessment_finished && assessment != nullptr && event.on < assessment->on)
        return "It cannot be before the assessment started on " + long_date(assessment->on);

    const CaseEvent* plan = first_that(others, starts_plan);
    const bool is_after_plan = event.kind == review_conference_held || event.kind == plan_ended;
    if (is_after_plan && plan != nullptr && event.on <= plan->on)
        return "It must be after the plan started on " + long_date(plan->on);

    return event.kind == plan_started ? plan_start_fault(event, others) : std::string{};
}

std::string day_fault(EventKind kind, Date on, Date today)
{
    if (on < earliest_day) return "Check the year";
    if (kind == expected_delivery_date)
        return on > add_months(today, months{10}) ? "Check when the baby is expected" : "";
    if (on > today) return "The date must be today or in the past";
    const weekday day{on};
    const bool is_conference = kind == conference_held || kind == review_conference_held;
    if (is_conference && (day == Saturday || day == Sunday))
        return "A conference cannot be on a Saturday or Sunday. Check the date";
    return {};
}

}  // namespace quorate::core
