#include "server/cli/dates_question.hpp"

#include <optional>
#include <utility>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/own_number.hpp"
#include "core/rules/rule_book.hpp"
#include "core/support/text.hpp"

namespace quorate::server {

namespace {

// Days for which dates are worked out at all: what lies beyond is a slip of the pen. Closures make
// the table longer, so their bounds are narrower.
constexpr core::Date first_day{std::chrono::year{1900} / 1 / 1};
constexpr core::Date last_day{std::chrono::year{2199} / 12 / 31};

core::Error out_of_range(std::string field, core::Date day)
{
    return core::invalid(
        std::move(field),
        core::iso(day) + " is not between " + core::iso(first_day) + " and " + core::iso(last_day));
}

bool is_in_range(core::Date day)
{
    return first_day <= day && day <= last_day;
}

constexpr const char* a_date = "date like 2026-06-01";
constexpr const char* a_moment = "date and time like 2026-06-01T14:30";

// Whatever the day: every row of a rule has the unit of the others.
bool counts_hours(std::string_view rule_id)
{
    const core::StatutoryRule* rule = core::rule_or_family(rule_id, last_day);
    return rule != nullptr && rule->unit == core::Unit::hours;
}

}  // namespace

core::Result<core::Trigger> parse_trigger(std::string_view text, std::string_view rule_id)
{
    std::optional<core::Trigger> trigger;
    if (const auto date = core::parse_date(text))
        trigger = core::Trigger{.on = *date};
    else if (const auto instant = core::parse_instant(text))
        trigger = core::trigger_at(*instant);
    else
        return core::invalid(
            "from",
            "'" + std::string{text} + "' is not a " + (counts_hours(rule_id) ? a_moment : a_date));
    if (!is_in_range(trigger->on)) return out_of_range("from", trigger->on);
    return *trigger;
}

core::Result<core::NamedDays> parse_closures(std::string_view text)
{
    core::NamedDays closures;
    for (const std::string& piece : core::split(text, ';')) {
        const std::string written = core::trimmed(piece);
        if (written.empty()) continue;
        const auto date = core::parse_date(written);
        if (!date) return core::invalid("closures", "closure '" + written + "' is not a date");
        if (!is_in_range(*date)) return out_of_range("closures", *date);
        closures.emplace(*date, "");
    }
    return closures;
}

core::Result<const core::StatutoryRule*> find_rule(std::string_view id,
                                                   const core::Trigger& trigger)
{
    const core::StatutoryRule* rule = core::rule_or_family(id, trigger.on);
    if (rule == nullptr) {
        if (std::string fault = core::own_number_fault(id); !fault.empty())
            return core::invalid("rule", std::string{id} + ": " + fault);
        const std::string_view meant = core::most_like(id);
        std::string message = "there is no rule '" + std::string{id} + "'";
        if (!meant.empty()) message += ", did you mean " + std::string{meant} + "?";
        return core::invalid("rule", message);
    }
    if (rule->unit == core::Unit::none)
        return core::invalid("rule", std::string{rule->id} + " sets no number of days");
    if (rule->unit == core::Unit::hours && !trigger.at)
        return core::invalid("from", std::string{rule->id} + " counts hours: give a " + a_moment);
    return rule;
}

std::string sentence(const core::Error& error)
{
    return error.fields.empty() ? std::string{core::refusal_text(error.refusal).sentence}
                                : error.fields.front().message;
}

}  // namespace quorate::server
