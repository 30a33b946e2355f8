#include "core/cases/decide_due_dates.hpp"

#include "core/dates/london_time.hpp"
#include "core/dates/months.hpp"
#include "core/rules/rule_book.hpp"

namespace quorate::core {
namespace {

// What a limit counted back from a birth asks for happens during that pregnancy.
constexpr std::chrono::months pregnancy{10};

// The first day on which one of `kinds` happened that answers `trigger`. What happened on the same
// day counts, except another event of the trigger's own kind.
std::optional<Date> first_of(EventKinds kinds,
                             const StatutoryRule& rule,
                             const CaseEvent& trigger,
                             const std::vector<CaseEvent>& events)
{
    const Date since =
        rule.direction == Direction::before ? add_months(trigger.on, -pregnancy) : trigger.on;
    std::optional<Date> first;
    for (const CaseEvent& event : events) {
        if (!kinds.contains(event.kind)) continue;
        if (event.on < since) continue;
        if (event.kind == trigger.kind && event.on == trigger.on) continue;
        if (!first || event.on < *first) first = event.on;
    }
    return first;
}

void decide_status(DecidedDueDate& decided, const std::vector<CaseEvent>& events)
{
    const StatutoryRule& rule = *decided.rule;
    std::optional<Date> met = first_of(rule.met_by, rule, *decided.event, events);
    if (rule.met_when_recorded) met = london_date(decided.event->recorded_at);
    const std::optional<Date> ended = first_of(rule.ended_by, rule, *decided.event, events);

    // A review that ends the plan is held first and ends it afterwards, on one day.
    if (met && (!ended || *met <= *ended)) {
        decided.status = DueStatus::met;
        decided.met_on = met;
    } else if (ended) {
        decided.status = DueStatus::not_needed;
    }
}

}  // namespace

std::vector<DecidedDueDate> decide_due_dates(Jurisdiction jurisdiction,
                                             const std::vector<CaseEvent>& events,
                                             const Calendars& calendars,
                                             const LocalRules& local)
{
    std::vector<DecidedDueDate> decided;
    for (const CaseEvent& event : events)
        for (const StatutoryRule* rule :
             rules_started_by(trigger_event(event), jurisdiction, local)) {
            DecidedDueDate& each = decided.emplace_back(
                DecidedDueDate{&event, rule, due_date(*rule, {.on = event.on}, calendars)});
            decide_status(each, events);
        }
    return decided;
}

}  // namespace quorate::core
