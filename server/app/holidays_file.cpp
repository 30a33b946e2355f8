#include "server/app/holidays_file.hpp"

#include <boost/json/parse.hpp>
#include <chrono>
#include <map>
#include <string>

#include "core/dates/date_text.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/support/text.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::string_view our_division = "england-and-wales";

// New Year, Good Friday, Easter Monday, two in May, one in August, two at Christmas.
constexpr int fewest_in_a_year = 8;

core::Error refused(const std::string& message)
{
    return core::invalid("holidays", message);
}

std::string text_of(const json::object& object, std::string_view name)
{
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->as_string()} : std::string{};
}

// GOV.UK writes an apostrophe as U+2019; our names have the plain one.
std::string plain_title(std::string title)
{
    const std::string_view curly = "\xE2\x80\x99";
    for (auto at = title.find(curly); at != std::string::npos; at = title.find(curly, at))
        title.replace(at, curly.size(), "'");
    return title;
}

bool is_substitute(const json::object& event)
{
    const json::value* flag = event.if_contains("substitute");
    if (flag != nullptr && flag->is_bool()) return flag->as_bool();
    return core::lower_case(text_of(event, "notes")).starts_with("substitute");
}

core::Result<core::NamedDays> read_events(const json::array& events)
{
    core::NamedDays days;
    for (const json::value& each : events) {
        if (!each.is_object()) return refused("Each bank holiday must be an object");
        const json::object& event = each.as_object();
        const std::string written = text_of(event, "date");
        const auto day = core::parse_date(written);
        if (!day) return refused("'" + written + "' is not a date like 2026-12-25");
        std::string name = plain_title(core::trimmed(text_of(event, "title")));
        if (name.empty() || !core::is_plain_text(name, core::Lines::one))
            return refused("Name the bank holiday on " + written);
        if (is_substitute(event)) name += core::substitute_day;
        if (!days.emplace(*day, name).second) return refused("Name each date once: " + written);
    }
    if (days.empty()) return refused("The list has no bank holidays");
    return days;
}

year year_of(core::Date day)
{
    return year_month_day{day}.year();
}

// A list that was cut off would make holidays working days, silently.
std::string cut_short(const core::NamedDays& days)
{
    std::map<year, int> number;
    for (const auto& [day, name] : days)
        ++number[year_of(day)];
    for (year each = number.begin()->first; each <= number.rbegin()->first; ++each)
        if (number[each] < fewest_in_a_year)
            return std::to_string(static_cast<int>(each)) + " has only " +
                   std::to_string(number[each]) + " bank holidays: the list is not whole";
    return {};
}

core::Result<core::BankHolidays> from_events(const json::array& events,
                                             const core::BankHolidays& in_use)
{
    auto days = read_events(events);
    if (!days) return days.error();
    if (const std::string fault = cut_short(*days); !fault.empty()) return refused(fault);

    core::BankHolidays holidays{.days = *std::move(days), .known_from = {}, .known_until = {}};
    holidays.known_from = core::Date{year_of(holidays.days.begin()->first) / 1 / 1};
    holidays.known_until = core::Date{year_of(holidays.days.rbegin()->first) / 12 / 31};

    const bool they_join = in_use.known_from < holidays.known_from &&
                           holidays.known_from <= in_use.known_until + std::chrono::days{1};
    if (!they_join) return holidays;
    for (const auto& [day, name] : in_use.days)
        if (day < holidays.known_from) holidays.days.emplace(day, name);
    holidays.known_from = in_use.known_from;
    return holidays;
}

// The array of bank holidays in either shape of JSON, or nullptr.
const json::array* events_of(const json::object& root)
{
    const json::object* division = &root;
    if (const json::value* ours = root.if_contains(our_division)) division = ours->if_object();
    if (division == nullptr || text_of(*division, "division") != our_division) return nullptr;
    for (const char* name : {"events", "holidays"})
        if (const json::value* list = division->if_contains(name)) return list->if_array();
    return nullptr;
}

}  // namespace

core::Result<core::BankHolidays> read_holidays(std::string_view text,
                                               const core::BankHolidays& in_use)
{
    if (!core::trimmed(text.substr(0, 64)).starts_with('{')) return core::parse_bank_holidays(text);

    boost::system::error_code fault;
    const json::value root = json::parse(text, fault);
    if (fault || !root.is_object()) return refused("The file is not whole JSON");
    const json::array* events = events_of(root.as_object());
    if (events == nullptr)
        return refused("The file has no list of bank holidays for england-and-wales");
    return from_events(*events, in_use);
}

}  // namespace quorate::server
