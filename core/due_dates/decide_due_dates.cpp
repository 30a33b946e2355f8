#include "core/due_dates/decide_due_dates.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/dates/months.hpp"
#include "core/rules/rule_book.hpp"

namespace quorate::core {
namespace {

// What a limit counted back from a birth asks for happens during that pregnancy.
constexpr std::chrono::months pregnancy{10};

struct Answer {
    DueStatus status = DueStatus::open;
    std::optional<Date> met_on = {};
    std::optional<Instant> met_at = {};
};

// Whether `event` came before what it should answer. Two moments of one day are told apart when
// both are known.
bool is_before(const CaseEvent& event, Date since, const CaseEvent& trigger)
{
    if (event.on != since || since != trigger.on) return event.on < since;
    return event.at && trigger.at && *event.at < *trigger.at;
}

bool is_earlier(const CaseEvent& one, const CaseEvent& other)
{
    return one.on != other.on ? one.on < other.on : one.at && (!other.at || *one.at < *other.at);
}

// The first event about the child of one of `kinds` that answers `trigger`, or nullptr. What
// happened on the same day counts, except another event of the trigger's own kind.
const CaseEvent* first_of(EventKinds kinds,
                          const CaseEvent& trigger,
                          const std::vector<CaseEvent>& events,
                          const ChildId& child)
{
    const Date since = trigger.kind == EventKind::expected_delivery_date
                           ? add_months(trigger.on, -pregnancy)
                           : trigger.on;
    const CaseEvent* first = nullptr;
    for (const CaseEvent& event : events) {
        if (!kinds.contains(event.kind) || !is_about(event, child)) continue;
        if (is_before(event, since, trigger)) continue;
        if (event.kind == trigger.kind && event.on == trigger.on) continue;
        if (first == nullptr || is_earlier(event, *first)) first = &event;
    }
    return first;
}

Answer answer_for(const ChildId& child,
                  const StatutoryRule& rule,
                  const CaseEvent& trigger,
                  const std::vector<CaseEvent>& events)
{
    if (rule.met_when_recorded)
        return {DueStatus::met, london_date(trigger.recorded_at), trigger.recorded_at};
    const CaseEvent* met = first_of(rule.met_by, trigger, events, child);
    const CaseEvent* ended = first_of(rule.ended_by, trigger, events, child);

    // A review that ends the plan is held first and ends it afterwards, on one day.
    if (met != nullptr && (ended == nullptr || met->on <= ended->on))
        return {DueStatus::met, met->on, met->at};
    if (ended != nullptr) return {DueStatus::not_needed};
    return {};
}

// Open while it is for one of the children, and met when the last one's was.
void answer_for_all(DecidedDueDate& decided, const std::vector<Answer>& answers)
{
    const auto with = [&](DueStatus status) {
        return std::ranges::find(answers, status, &Answer::status) != answers.end();
    };
    decided.status = with(DueStatus::open)  ? DueStatus::open
                     : with(DueStatus::met) ? DueStatus::met
                                            : DueStatus::not_needed;
    if (decided.status != DueStatus::met) return;
    for (const Answer& each : answers) {
        decided.met_on = std::max(decided.met_on, each.met_on);
        decided.met_at = std::max(decided.met_at, each.met_at);
    }
}

void decide_status(DecidedDueDate& decided,
                   const std::vector<CaseEvent>& events,
                   const std::vector<ChildId>& children)
{
    std::vector<Answer> answers;
    for (const ChildId& child : children_of(*decided.event, children)) {
        answers.push_back(answer_for(child, *decided.rule, *decided.event, events));
        if (!child.empty())
            decided.children.push_back({child, answers.back().status, answers.back().met_on});
    }
    std::ranges::sort(decided.children, {}, &ChildAnswer::child);
    answer_for_all(decided, answers);
}

}  // namespace

std::vector<DecidedDueDate> decide_due_dates(Jurisdiction jurisdiction,
                                             const std::vector<CaseEvent>& events,
                                             const std::vector<ChildId>& children,
                                             const Calendars& calendars,
                                             const LocalRules& local)
{
    std::vector<DecidedDueDate> decided;
    for (const CaseEvent& event : events)
        for (const StatutoryRule* rule :
             rules_started_by(trigger_event(event), jurisdiction, local)) {
            if (rule->unit == Unit::hours && !event.at) continue;
            const Trigger trigger{.on = event.on, .at = event.at};
            DecidedDueDate& each = decided.emplace_back(
                DecidedDueDate{&event, rule, due_date(*rule, trigger, calendars)});
            decide_status(each, events, children);
        }
    return decided;
}

}  // namespace quorate::core
