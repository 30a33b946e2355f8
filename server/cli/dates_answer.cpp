#include "server/cli/dates_answer.hpp"

#include <boost/json/array.hpp>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

std::string_view reason_code(core::DayOff why)
{
    switch (why) {
        case core::DayOff::saturday:
            return "saturday";
        case core::DayOff::sunday:
            return "sunday";
        case core::DayOff::bank_holiday:
            return "bank_holiday";
        case core::DayOff::local_closure:
            return "local_closure";
    }
    return "unknown";
}

std::string due_text(const core::DueDate& due)
{
    return due.limit_at ? core::iso_with_offset(*due.limit_at) : core::iso(due.limit_date);
}

std::string trigger_text(const core::ExplainedDate& answer)
{
    const bool by_the_hour = answer.rule.unit == core::Unit::hours;
    return by_the_hour ? core::iso_with_offset(*answer.trigger.at) : core::iso(answer.trigger.on);
}

json::array skipped_json(const std::vector<core::SkippedDay>& skipped)
{
    json::array days;
    for (const core::SkippedDay& day : skipped)
        days.push_back(json::object{{"date", core::iso(day.day)},
                                    {"reason", reason_code(day.why)},
                                    {"name", core::reason_text(day)}});
    return days;
}

// Every day between the trigger and the limit, in order of the calendar.
void print_days(std::ostream& out, const core::ExplainedDate& answer)
{
    std::map<core::Date, std::string> days;
    for (const core::CountedDay& day : answer.counted)
        days[day.day] = std::to_string(day.number);
    for (const core::SkippedDay& day : answer.skipped)
        days[day.day] = "- " + core::reason_text(day);
    days.try_emplace(answer.trigger.on, "0");

    out << '\n';
    for (const auto& [day, note] : days)
        out << core::iso(day) << ' ' << core::short_date(day).substr(0, 3) << "  " << note << '\n';
}

}  // namespace

json::object due_date_json(const core::ExplainedDate& answer)
{
    json::array counted;
    for (const core::CountedDay& day : answer.counted)
        counted.push_back(json::object{{"number", day.number}, {"date", core::iso(day.day)}});

    json::object object;
    object["rule_id"] = answer.rule.id;
    object["label"] = answer.rule.label;
    object["jurisdiction"] = core::label(answer.rule.jurisdiction);
    object["level"] = core::code(answer.rule.level);
    object["trigger"] = core::code(answer.rule.trigger);
    object["trigger_date"] = trigger_text(answer);
    object["due_date"] = due_text(answer.due);
    object["limit_date"] = core::iso(answer.due.limit_date);
    object["schedule_by"] = core::iso(answer.due.schedule_by);
    object["nothing_bookable"] = answer.due.nothing_bookable;
    object["provisional"] = answer.due.is_provisional;
    object["in_force"] = core::is_in_force(answer.rule, answer.trigger.on);
    object["explanation"] = json::array(answer.sentences.begin(), answer.sentences.end());
    object["counted"] = std::move(counted);
    object["skipped"] = skipped_json(answer.skipped);
    object["not_bookable"] = skipped_json(answer.not_bookable);
    object["edition"] = answer.rule.edition;
    object["paragraph"] = answer.rule.paragraph;
    object["source"] = answer.rule.source;
    return object;
}

json::object rule_json(const core::StatutoryRule& rule)
{
    json::object object;
    object["id"] = rule.id;
    object["label"] = rule.label;
    object["jurisdiction"] = core::label(rule.jurisdiction);
    object["level"] = core::code(rule.level);
    object["trigger"] = core::code(rule.trigger);
    object["condition"] = core::code(rule.condition);
    object["meeting_type"] =
        rule.meeting_type ? json::value(core::code(*rule.meeting_type)) : nullptr;
    object["offset"] = rule.offset;
    object["unit"] = core::code(rule.unit);
    object["direction"] = core::code(rule.direction);
    object["count_trigger_day"] = rule.count_trigger_day;
    object["calendar"] = core::code(rule.counted_by);
    object["approver"] = rule.approver.empty() ? json::value(nullptr) : json::value(rule.approver);
    object["edition"] = rule.edition;
    object["paragraph"] = rule.paragraph;
    object["source"] = rule.source;
    object["effective_from"] = core::iso(rule.effective_from);
    object["effective_to"] =
        rule.effective_to ? json::value(core::iso(*rule.effective_to)) : json::value(nullptr);
    return object;
}

void print_due_date(std::ostream& out, const core::ExplainedDate& answer, Working working)
{
    out << due_text(answer.due) << '\n';
    out << "schedule by " << core::iso(answer.due.schedule_by) << '\n';
    if (answer.due.is_provisional) out << "provisional: bank holidays are not all known yet\n";
    if (working == Working::left_out) return;

    out << '\n' << answer.rule.label << '\n';
    for (const std::string& step : answer.sentences)
        out << step << '\n';
    if (!answer.counted.empty()) print_days(out, answer);
}

}  // namespace quorate::server
