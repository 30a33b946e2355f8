#include "server/api/working_json.hpp"

#include <boost/json/array.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "core/dates/date_text.hpp"

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

json::array skipped_json(const std::vector<core::SkippedDay>& skipped, core::Language language)
{
    json::array days;
    for (const core::SkippedDay& day : skipped)
        days.push_back(json::object{{"date", core::iso(day.day)},
                                    {"reason", reason_code(day.why)},
                                    {"name", core::reason_text(day, language)}});
    return days;
}

}  // namespace

json::object working_json(const core::ExplainedDate& date, core::Language language)
{
    const core::StatutoryRule& rule = date.rule;
    json::array counted;
    for (const core::CountedDay& day : date.counted)
        counted.push_back(json::object{{"number", day.number}, {"date", core::iso(day.day)}});

    json::object object;
    object["offset"] = rule.offset;
    object["unit"] = core::code(rule.unit);
    object["direction"] = core::code(rule.direction);
    object["count_trigger_day"] = rule.count_trigger_day;
    object["calendar"] = core::code(rule.counted_by);
    object["bound"] = core::code(rule.bound);
    object["counted"] = std::move(counted);
    object["skipped"] = skipped_json(date.skipped, language);
    object["not_bookable"] = skipped_json(date.not_bookable, language);
    return object;
}

}  // namespace quorate::server
