#include "core/rules/national_rule.hpp"

#include "core/dates/london_time.hpp"
#include "core/dates/months.hpp"
#include "core/rules/rule_book.hpp"

namespace quorate::core {
namespace {

bool gives_a_last_day(const StatutoryRule& rule)
{
    return rule.unit != Unit::none && rule.bound != Bound::earliest;
}

// A trigger on `day` as late as can be, for a rule that counts from a moment.
Trigger last_moment_of(Date day)
{
    using namespace std::chrono;
    return {.on = day, .at = london_instant(day + days{1} - seconds{1})};
}

bool is_conference(EventKind kind)
{
    return kind == EventKind::conference_held || kind == EventKind::review_conference_held;
}

bool same_trigger(EventKind one, EventKind other)
{
    const EventKind any = EventKind::any_conference_held;
    return one == other || (one == any && is_conference(other)) ||
           (other == any && is_conference(one));
}

bool same_kinds(EventKinds one, EventKinds other)
{
    for (const EventKind kind : all_event_kinds())
        if (one.contains(kind) != other.contains(kind)) return false;
    return !one.empty();
}

bool asks_for_the_same(const StatutoryRule& one, const StatutoryRule& other)
{
    if (one.meeting_type && one.meeting_type == other.meeting_type) return true;
    return same_kinds(one.met_by, other.met_by);
}

}  // namespace

const StatutoryRule* national_rule_beside(const StatutoryRule& rule)
{
    if (!gives_a_last_day(rule)) return nullptr;
    const StatutoryRule* usual = default_of_family(rule.family, rule.effective_from);
    if (usual != nullptr && usual->level != RuleLevel::local)
        return usual->id == rule.id ? nullptr : usual;
    if (rule.level != RuleLevel::local) return nullptr;
    for (const StatutoryRule& national : all_rules()) {
        const bool is_usual = national.family.empty() || national.is_default;
        if (national.level != RuleLevel::local && is_usual && national.bound == Bound::limit &&
            national.jurisdiction == rule.jurisdiction && gives_a_last_day(national) &&
            same_trigger(national.trigger, rule.trigger) && asks_for_the_same(national, rule))
            return &national;
    }
    return nullptr;
}

std::optional<Date> first_day_looser(const StatutoryRule& rule, const Calendars& calendars)
{
    const StatutoryRule* beside = national_rule_beside(rule);
    if (beside == nullptr) return std::nullopt;
    const BankHolidays& known = calendars.national.bank_holidays();
    const Date last = add_months(known.known_until, -std::chrono::months{12});
    for (Date day = known.known_from; day <= last; day += std::chrono::days{1}) {
        const StatutoryRule* national = rule_in_force(beside->id, day);
        if (national == nullptr || !is_in_force(rule, day)) continue;
        const Trigger trigger = last_moment_of(day);
        if (due_date(rule, trigger, calendars).limit_date >
            due_date(*national, trigger, calendars).limit_date)
            return day;
    }
    return std::nullopt;
}

}  // namespace quorate::core
