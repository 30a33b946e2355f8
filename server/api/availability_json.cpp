#include "server/api/availability_json.hpp"

#include "core/availability/working_patterns.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/api/case_json.hpp"
#include "server/api/given_members.hpp"

namespace quorate::server {
namespace {

using std::chrono::minutes;

constexpr std::string_view end_of_day = "24:00";
constexpr minutes whole_day = std::chrono::hours{24};

std::string time_text(minutes time)
{
    const auto two_digits = [](auto number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return two_digits(time.count() / 60) + ":" + two_digits(time.count() % 60);
}

minutes time_member(const json::object& object,
                    std::string_view name,
                    std::vector<core::FieldError>& errors)
{
    const std::string text = text_member(object, name, errors);
    if (text == end_of_day) return whole_day;
    const auto time = core::parse_time_of_day(text);
    if (!time) errors.push_back({std::string{name}, "Give the time like 09:00"});
    return time.value_or(minutes{});
}

json::value day_or_null(const std::optional<core::Date>& day)
{
    return day ? json::value(core::iso(*day)) : json::value();
}

json::object to_json(const core::WorkingPattern& pattern)
{
    json::object hours;
    for (std::size_t day = 0; day < pattern.hours.size(); ++day) {
        json::array all;
        for (const core::DayHours& each : pattern.hours[day])
            all.push_back({{"from", time_text(each.from)}, {"until", time_text(each.until)}});
        hours[core::weekday_code(day)] = std::move(all);
    }
    return {{"from", day_or_null(pattern.from)},
            {"until", day_or_null(pattern.until)},
            {"term_time_only", pattern.term_time_only},
            {"hours", std::move(hours)}};
}

// Without it everything would be taken back that was said before.
void require_list(const json::object& body,
                  std::string_view name,
                  std::vector<core::FieldError>& errors)
{
    const json::value* list = body.if_contains(name);
    if (list == nullptr || list->is_null())
        errors.push_back({std::string{name}, "Give a list; an empty one takes everything back"});
}

core::DayHours day_hours_from(const json::object& object, std::vector<core::FieldError>& errors)
{
    return {.from = time_member(object, "from", errors),
            .until = time_member(object, "until", errors)};
}

core::WeekHours week_from(const json::object& object, std::vector<core::FieldError>& errors)
{
    core::WeekHours week;
    for (std::size_t day = 0; day < week.size(); ++day)
        week[day] = list_from(object, core::weekday_code(day), errors, day_hours_from);
    return week;
}

core::WorkingPattern pattern_from(const json::object& object, std::vector<core::FieldError>& errors)
{
    core::WorkingPattern pattern{.from = date_member(object, "from", errors),
                                 .until = date_member(object, "until", errors)};
    pattern.term_time_only = flag_member(object, "term_time_only", errors);
    std::vector<core::FieldError> own;
    const json::value* hours = object.if_contains("hours");
    if (hours != nullptr && hours->is_object()) pattern.hours = week_from(hours->as_object(), own);
    for (core::FieldError& error : own)
        errors.push_back({"hours." + error.field, std::move(error.message)});
    return pattern;
}

core::SchoolHoliday holiday_from(const json::object& object, std::vector<core::FieldError>& errors)
{
    const auto day = [&](std::string_view name) {
        const auto given = date_member(object, name, errors);
        if (!given) errors.push_back({std::string{name}, "Must be given"});
        return given.value_or(core::Date{});
    };
    return {
        .name = text_member(object, "name", errors), .from = day("from"), .until = day("until")};
}

}  // namespace

json::object to_json(const core::BusyTime& time)
{
    json::object told{{"id", time.id.text()},
                      {"owner", owner_key(time.owner)},
                      {"starts_at", core::iso_utc(time.starts_at)},
                      {"ends_at", core::iso_utc(time.ends_at)},
                      {"kind", code(time.kind)},
                      {"version", busy_time_version}};
    if (time.only_taken) return told;
    told["source"] = code(time.source);
    told["created_by"] = time.created_by.text();
    told["created_at"] = core::iso_utc(time.created_at);
    return told;
}

json::object to_json(const core::CalendarSharing& sharing)
{
    return {{"owner", owner_key(sharing.owner)},
            {"state", code(sharing.state)},
            {"as_of", instant_or_null(sharing.as_of)}};
}

json::object to_json(const core::ImportedBusyTimes& imported)
{
    return {{"times", imported.times},
            {"owners", imported.owners},
            {"from", core::iso(imported.from)},
            {"until", core::iso(imported.until)}};
}

json::object to_json(const core::OwnersPatterns& patterns)
{
    json::array all;
    for (const core::WorkingPattern& each : patterns.patterns)
        all.push_back(to_json(each));
    return {{"owner", owner_key(patterns.owner)},
            {"patterns", std::move(all)},
            {"version", patterns.version}};
}

json::object to_json(const core::SchoolHolidays& holidays)
{
    json::array all;
    for (const core::SchoolHoliday& each : holidays.holidays)
        all.push_back({{"name", each.name},
                       {"from", core::iso(each.from)},
                       {"until", core::iso(each.until)}});
    return {{"holidays", std::move(all)}, {"version", holidays.version}};
}

json::object to_json(const core::ServiceHours& hours)
{
    return {{"opens", time_text(hours.opens)},
            {"closes", time_text(hours.closes)},
            {"version", hours.version}};
}

core::CalendarOwner owner_member(const json::object& body, std::vector<core::FieldError>& errors)
{
    const std::string key = text_member(body, "owner", errors);
    const auto owner = core::calendar_owner_from(key);
    if (!owner) errors.push_back({"owner", std::string{no_such_owner}});
    return owner.value_or(core::CalendarOwner{});
}

std::vector<core::WorkingPattern> patterns_from(const json::object& body,
                                                std::vector<core::FieldError>& errors)
{
    require_list(body, "patterns", errors);
    return list_from(body, "patterns", errors, pattern_from);
}

std::vector<core::SchoolHoliday> holidays_from(const json::object& body,
                                               std::vector<core::FieldError>& errors)
{
    require_list(body, "holidays", errors);
    return list_from(body, "holidays", errors, holiday_from);
}

core::ServiceHours service_hours_from(const json::object& body,
                                      std::vector<core::FieldError>& errors)
{
    return {.opens = time_member(body, "opens", errors),
            .closes = time_member(body, "closes", errors)};
}

}  // namespace quorate::server
