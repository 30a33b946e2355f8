#include "core/cases/event_order.hpp"

#include <algorithm>
#include <optional>

#include "core/cases/enquiries.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/months.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

using enum EventKind;

constexpr Date earliest_day{year{2000} / January / 1};
constexpr months pregnancy{10};
constexpr days near_birth{120};  // how far a birth may be from the day on which it was expected

OrderFault impossible(std::string_view check, std::string sentence)
{
    return {.check = check, .sentence = std::move(sentence)};
}

OrderFault unusual(std::string_view check, std::string sentence)
{
    return {.check = check, .sentence = std::move(sentence), .is_impossible = false};
}

bool follows_from_referral(const CaseEvent& event)
{
    switch (event.kind) {
        case referrer_acknowledged:
        case section_47_started:
        case section_47_allocated:
        case assessment_allocated:
        case assessment_started:
        case assessment_finished:
        case conference_held:
        case plan_started:
        case cin_plan_agreed:
            return true;
        case strategy_discussion:
            return event.initiates_section_47;
        default:
            return false;
    }
}

bool is_about_looked_after(EventKind kind)
{
    return kind == lac_first_review_held || kind == lac_review_held || kind == lac_visit;
}

bool makes_plan(const CaseEvent& event)
{
    return event.kind == conference_held && event.makes_plan;
}

bool starts_plan(const CaseEvent& event)
{
    return event.kind == plan_started || makes_plan(event);
}

// One event's day among the others that were about one child.
class Judging {
public:
    Judging(const CaseEvent& event, const ChildId& child, const CaseHistory& history)
        : event_{event}, child_{child}, history_{history}
    {
        for (const CaseEvent& each : history.events)
            if (each.id != event.id && is_about(each, child)) others_.push_back(&each);
    }

    std::vector<OrderFault> faults()
    {
        judge_referral();
        if (event_.kind == assessment_finished) judge_assessment();
        if (event_.kind == conference_held) judge_conference();
        if (starts_plan(event_)) judge_plan_start();
        if (event_.kind == review_conference_held) judge_review();
        if (event_.kind == plan_ended) judge_plan_end();
        if (event_.kind == core_group_held) judge_core_group();
        if (is_about_looked_after(event_.kind)) judge_looked_after();
        if (event_.kind == birth || event_.kind == expected_delivery_date) judge_born();
        judge_enquiries();
        judge_repetition();
        return std::move(faults_);
    }

private:
    template <class Predicate>
    const CaseEvent* first_that(Predicate is_meant) const
    {
        const CaseEvent* first = nullptr;
        for (const CaseEvent* each : others_)
            if (is_meant(*each) && (first == nullptr || each->on < first->on)) first = each;
        return first;
    }

    template <class Predicate>
    const CaseEvent* last_before(Predicate is_meant) const
    {
        const CaseEvent* last = nullptr;
        for (const CaseEvent* each : others_)
            if (is_meant(*each) && each->on < event_.on && (last == nullptr || each->on > last->on))
                last = each;
        return last;
    }

    const CaseEvent* first_of(EventKind kind) const
    {
        return first_that([kind](const CaseEvent& each) { return each.kind == kind; });
    }

    // The end of the plan that started on `start`, if it ended before `day` or on it.
    const CaseEvent* end_between(Date start, Date day) const
    {
        return first_that([&](const CaseEvent& each) {
            return each.kind == plan_ended && each.on > start && each.on <= day;
        });
    }

    void add(OrderFault fault) { faults_.push_back(std::move(fault)); }

    void judge_referral()
    {
        const CaseEvent* taken = first_of(referral);
        if (taken == nullptr || event_.on >= taken->on) return;
        const std::string day = "before the referral on " + long_date(taken->on);
        if (follows_from_referral(event_))
            add(impossible("before_referral", "It cannot be " + day));
        else if (event_.kind == child_seen)
            add(unusual("seen_before_referral", "The child was seen " + day));
    }

    void judge_assessment()
    {
        const CaseEvent* started = first_of(assessment_started);
        if (started == nullptr)
            add(impossible("assessment_without_start", "Record first when the assessment started"));
        else if (event_.on < started->on)
            add(impossible(
                "assessment_without_start",
                "It cannot be before the assessment started on " + long_date(started->on)));
    }

    // A conference without enquiries is one that another authority's plan brought here. When
    // enquiries are waiting for theirs, it is more likely that one of the days is wrong.
    void judge_conference()
    {
        const CaseEvent* started = first_that(starts_enquiries);
        if (started != nullptr && started->on <= event_.on) return;
        const CaseEvent* waiting = started;
        if (waiting != nullptr && enquiries_end(*waiting, child_, history_)) waiting = nullptr;
        if (waiting != nullptr)
            add(impossible("conference_without_enquiries",
                           "It cannot be before the strategy discussion that started section 47 "
                           "enquiries on " +
                               long_date(waiting->on)));
        else
            add(unusual("conference_without_enquiries",
                        "No strategy discussion that started section 47 enquiries is recorded "
                        "before this conference. That is so when a family moves here"));
    }

    void judge_plan_start()
    {
        const CaseEvent* running = last_before(starts_plan);
        if (running != nullptr && end_between(running->on, event_.on) == nullptr)
            add(plan_running(*running));
        if (event_.kind != plan_started) return;
        const bool has_conference = std::ranges::any_of(others_, [this](const CaseEvent* each) {
            return makes_plan(*each) && each->on == event_.on;
        });
        if (has_conference) return;
        const CaseEvent* conference = first_that(makes_plan);
        add(unusual("plan_without_conference",
                    conference == nullptr
                        ? "A plan starts on the day of the conference that made it, and none is "
                          "recorded"
                        : "A plan starts on the day of the conference that made it, " +
                              long_date(conference->on)));
    }

    // Where both name their children, one child would have two plans.
    OrderFault plan_running(const CaseEvent& running) const
    {
        const std::string sentence =
            "The plan that started on " + long_date(running.on) + " has not ended. ";
        if (running.children.empty() || event_.children.empty())
            return unusual("plan_running",
                           sentence + "Another can start for another child of the family");
        return impossible("plan_running",
                          sentence +
                              "Record first when it ended, or say which children this was "
                              "about");
    }

    void judge_review()
    {
        const CaseEvent* plan = last_before(starts_plan);
        if (plan == nullptr) {
            if (const CaseEvent* later = first_that(starts_plan))
                add(impossible("not_after_plan_start",
                               "It must be after the plan started on " + long_date(later->on)));
            else
                add(unusual("review_without_plan",
                            "No child protection plan is recorded that it could review"));
            return;
        }
        const CaseEvent* ended = end_between(plan->on, event_.on - days{1});
        if (ended != nullptr)
            add(unusual("review_without_plan", "The plan ended on " + long_date(ended->on)));
    }

    void judge_plan_end()
    {
        const CaseEvent* plan = last_before(starts_plan);
        if (plan == nullptr) {
            const CaseEvent* later = first_that(starts_plan);
            add(impossible("not_after_plan_start",
                           later == nullptr
                               ? "Record first when the plan started"
                               : "It must be after the plan started on " + long_date(later->on)));
            return;
        }
        if (const CaseEvent* ended = end_between(plan->on, event_.on))
            add(impossible("plan_ended_twice",
                           "The plan ended on " + long_date(ended->on) +
                               ". Correct that, or record first when a new plan started"));
    }

    void judge_core_group()
    {
        const CaseEvent* plan = first_that(starts_plan);
        if (plan == nullptr || plan->on > event_.on)
            add(unusual("core_group_without_plan",
                        "No child protection plan is recorded that a core group could carry out"));
    }

    void judge_looked_after()
    {
        const CaseEvent* since = first_of(looked_after);
        if (since == nullptr || since->on > event_.on)
            add(unusual("not_looked_after",
                        "It is not recorded that the child was looked after by then"));
    }

    // A child who is born already is neither born again nor expected.
    void judge_born()
    {
        const auto child = std::ranges::find(history_.children, child_, &Child::id);
        if (child == history_.children.end() || !child->date_of_birth) return;
        const days apart = event_.on - *child->date_of_birth;
        const bool fits = event_.kind == birth ? apart == days{0} : abs(apart) <= near_birth;
        if (!fits)
            add(unusual("born_already",
                        "The child was born on " + long_date(*child->date_of_birth)));
    }

    void judge_enquiries()
    {
        if (!starts_enquiries(event_)) return;
        const CaseEvent* other = overlapping_enquiries(event_, history_);
        if (other == nullptr) return;
        OrderFault fault = impossible(
            "enquiries_overlap",
            "Section 47 enquiries from " + long_date(other->on) +
                (other->on <= event_.on ? " were still open"
                                        : " would start while these are open") +
                ". Record this discussion without this tick, correct the other one, or say on the "
                "dates page that its conference is not needed");
        fault.field = "initiates_section_47";
        add(std::move(fault));
    }

    void judge_repetition()
    {
        const bool is_there = std::ranges::any_of(others_, [this](const CaseEvent* each) {
            return each->kind == event_.kind && each->on == event_.on;
        });
        const bool is_told = std::ranges::any_of(
            faults_, [](const OrderFault& fault) { return fault.is_impossible; });
        if (is_there && !is_told)
            add(unusual("repeated", "The same is recorded for that day already"));
    }

    const CaseEvent& event_;
    const ChildId& child_;
    const CaseHistory& history_;
    std::vector<const CaseEvent*> others_;
    std::vector<OrderFault> faults_;
};

std::optional<OrderFault> birth_fault(const CaseEvent& event, const CaseHistory& history)
{
    if (event.kind == expected_delivery_date) return std::nullopt;
    const auto first = first_day_possible(history.children, history.events);
    if (first && event.on < *first)
        return impossible("before_birth",
                          "No child of this family was born or expected yet. If it was about an "
                          "unborn baby, first enter with the child when it was expected");
    const auto there = children_there_on(event.on, history);
    for (const ChildId& child : event.children)
        if (std::ranges::find(there, child) == there.end()) {
            OrderFault fault = impossible(
                "before_birth", "One of these children was not born or expected on that day yet");
            fault.field = "children";
            return fault;
        }
    return std::nullopt;
}

}  // namespace

std::vector<ChildId> children_there_on(Date day, const CaseHistory& history)
{
    std::vector<ChildId> there;
    for (const Child& child : history.children) {
        std::vector<CaseEvent> about;
        std::ranges::copy_if(history.events, std::back_inserter(about), [&](const CaseEvent& each) {
            return is_about(each, child.id);
        });
        const auto first = first_day_possible({child}, about);
        if (!first || *first <= day) there.push_back(child.id);
    }
    return there;
}

std::optional<Date> first_day_possible(const std::vector<Child>& children,
                                       const std::vector<CaseEvent>& events)
{
    std::optional<Date> first;
    const auto consider = [&first](Date day) {
        if (!first || day < *first) first = day;
    };
    for (const Child& child : children) {
        if (child.date_of_birth) consider(*child.date_of_birth);
        if (child.expected_delivery_date)
            consider(add_months(*child.expected_delivery_date, -pregnancy));
    }
    if (!first) return first;
    for (const CaseEvent& event : events)
        if (event.kind == expected_delivery_date) consider(add_months(event.on, -pregnancy));
    return first;
}

std::vector<OrderFault> order_faults(const CaseEvent& event, const CaseHistory& history)
{
    std::vector<OrderFault> faults;
    if (auto fault = birth_fault(event, history)) faults.push_back(*std::move(fault));
    for (const ChildId& child : children_of(event, child_ids(history.children)))
        for (OrderFault& fault : Judging{event, child, history}.faults())
            if (std::ranges::find(faults, fault.check, &OrderFault::check) == faults.end())
                faults.push_back(std::move(fault));
    return faults;
}

std::vector<OrderFault> day_faults(const CaseEvent& event,
                                   Date today,
                                   const BankHolidays& bank_holidays)
{
    if (event.on < earliest_day) return {impossible("year", "Check the year")};
    if (event.kind == expected_delivery_date) {
        if (event.on <= add_months(today, pregnancy)) return {};
        return {impossible("year", "Check when the baby is expected")};
    }
    if (event.on > today) return {impossible("future", "The date must be today or in the past")};
    if (event.kind != conference_held && event.kind != review_conference_held) return {};
    const weekday day{event.on};
    if (day == Saturday || day == Sunday)
        return {impossible("weekend",
                           "A conference cannot be on a Saturday or Sunday. Check the date")};
    const auto holiday = bank_holidays.days.find(event.on);
    if (holiday == bank_holidays.days.end()) return {};
    return {unusual("bank_holiday",
                    long_date(event.on) + " was a bank holiday (" + holiday->second + ")")};
}

}  // namespace quorate::core
