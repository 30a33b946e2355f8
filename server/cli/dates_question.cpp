#include "server/cli/dates_question.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/rule_book.hpp"
#include "core/support/text.hpp"

namespace quorate::server {

core::Result<core::Trigger> parse_trigger(std::string_view text)
{
    if (const auto date = core::parse_date(text)) return core::Trigger{.on = *date};
    if (const auto instant = core::parse_instant(text)) return core::trigger_at(*instant);
    return core::invalid("from", "'" + std::string{text} + "' is not a date like 2026-06-01");
}

core::Result<core::NamedDays> parse_closures(std::string_view text)
{
    core::NamedDays closures;
    for (const std::string& piece : core::split(text, ';')) {
        const std::string written = core::trimmed(piece);
        if (written.empty()) continue;
        const auto date = core::parse_date(written);
        if (!date) return core::invalid("closures", "closure '" + written + "' is not a date");
        closures.emplace(*date, "");
    }
    return closures;
}

core::Result<const core::StatutoryRule*> find_rule(std::string_view id,
                                                   const core::Trigger& trigger)
{
    const core::StatutoryRule* rule = core::nearest_rule(id, trigger.on);
    if (rule == nullptr) return core::invalid("rule", "there is no rule '" + std::string{id} + "'");
    if (rule->unit == core::Unit::hours && !trigger.at)
        return core::invalid("from", rule->id + " counts hours: give a date and time");
    return rule;
}

std::string sentence(const core::Error& error)
{
    return error.fields.empty() ? std::string{core::refusal_text(error.refusal).sentence}
                                : error.fields.front().message;
}

}  // namespace quorate::server
