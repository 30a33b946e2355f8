#include "server/cli/dates_answer.hpp"

#include <boost/json/array.hpp>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/api/working_json.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

std::string due_text(const core::DueDate& due)
{
    return due.limit_at ? core::iso_with_offset(*due.limit_at) : core::iso(due.limit_date);
}

std::string trigger_text(const core::ExplainedDate& answer)
{
    const bool by_the_hour = answer.rule.unit == core::Unit::hours;
    return by_the_hour ? core::iso_with_offset(*answer.trigger.at) : core::iso(answer.trigger.on);
}

json::value text_or_null(std::string_view text)
{
    return text.empty() ? json::value(nullptr) : json::value(text);
}

// "Thu", or "Iau" in Welsh.
std::string short_weekday(core::Date day, core::Language language)
{
    if (language == core::Language::english) return core::short_date(day).substr(0, 3);
    const std::string_view lead = "dydd ";
    return core::long_date(day, language).substr(lead.size(), 3);
}

// Every day between the trigger and the limit, in order of the calendar.
void print_days(std::ostream& out, const core::ExplainedDate& answer, core::Language language)
{
    std::map<core::Date, std::string> days;
    for (const core::CountedDay& day : answer.counted)
        days[day.day] = std::to_string(day.number);
    for (const core::SkippedDay& day : answer.skipped)
        days[day.day] = "- " + core::reason_text(day, language);
    days.try_emplace(answer.trigger.on, "0");

    out << '\n';
    for (const auto& [day, note] : days)
        out << core::iso(day) << ' ' << short_weekday(day, language) << "  " << note << '\n';
}

}  // namespace

json::object due_date_json(const core::ExplainedDate& answer, core::Language language)
{
    const core::StatutoryRule& rule = answer.rule;
    const auto sentences = core::sentences(answer, language);

    json::object object;
    object["rule_id"] = rule.id;
    object["label"] = core::label(rule, language);
    object["jurisdiction"] = core::label(rule.jurisdiction);
    object["level"] = core::code(rule.level);
    object["trigger"] = core::code(rule.trigger);
    object["trigger_date"] = trigger_text(answer);
    object["due_date"] = due_text(answer.due);
    object["limit_date"] = core::iso(answer.due.limit_date);
    object["schedule_by"] = core::iso(answer.due.schedule_by);
    object["nothing_bookable"] = answer.due.nothing_bookable;
    object["provisional"] = answer.due.is_provisional;
    object["in_force"] = core::is_in_force(rule, answer.trigger.on);
    object["language"] = core::code(language);
    object["explanation"] = json::array(sentences.begin(), sentences.end());
    for (auto& [name, value] : working_json(answer, language))
        object[name] = std::move(value);
    object["edition"] = rule.edition;
    object["paragraph"] = rule.paragraph;
    object["source"] = rule.source;
    return object;
}

json::object rule_json(const core::StatutoryRule& rule)
{
    json::object object;
    object["id"] = rule.id;
    object["label"] = rule.label;
    object["label_cy"] = rule.label_cy;
    object["jurisdiction"] = core::label(rule.jurisdiction);
    object["level"] = core::code(rule.level);
    object["trigger"] = core::code(rule.trigger);
    object["condition"] = core::code(rule.condition);
    object["meeting_type"] =
        rule.meeting_type ? json::value(core::code(*rule.meeting_type)) : nullptr;
    const bool has_number = rule.unit != core::Unit::none;
    object["offset"] = has_number ? json::value(rule.offset) : json::value(nullptr);
    object["unit"] = has_number ? json::value(core::code(rule.unit)) : json::value(nullptr);
    object["direction"] = core::code(rule.direction);
    object["count_trigger_day"] = rule.count_trigger_day;
    object["calendar"] = core::code(rule.counted_by);
    object["bound"] = core::code(rule.bound);
    object["approver"] = text_or_null(rule.approver);
    object["family"] = text_or_null(rule.family);
    object["default"] = rule.family.empty() || rule.is_default;
    object["edition"] = rule.edition;
    object["paragraph"] = rule.paragraph;
    object["source"] = rule.source;
    object["confidence"] = core::code(rule.confidence);
    object["effective_from"] = core::iso(rule.effective_from);
    object["effective_to"] =
        rule.effective_to ? json::value(core::iso(*rule.effective_to)) : json::value(nullptr);
    return object;
}

void print_due_date(std::ostream& out, const core::ExplainedDate& answer)
{
    out << due_text(answer.due) << '\n';
    out << "schedule by " << core::iso(answer.due.schedule_by) << '\n';
    if (answer.due.is_provisional) out << "provisional: bank holidays are not all known yet\n";
}

void print_working(std::ostream& out, const core::ExplainedDate& answer, core::Language language)
{
    print_due_date(out, answer);
    out << '\n' << core::label(answer.rule, language) << '\n';
    for (const std::string& step : core::sentences(answer, language))
        out << step << '\n';
    if (!answer.counted.empty()) print_days(out, answer, language);
}

}  // namespace quorate::server
