#include "core/rules/holiday_list.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "core/dates/months.hpp"

namespace quorate::core {
namespace {

constexpr std::array<std::pair<HolidayListStatus, std::string_view>, 4> codes{
    {{HolidayListStatus::proposed, "proposed"},
     {HolidayListStatus::in_force, "in_force"},
     {HolidayListStatus::replaced, "replaced"},
     {HolidayListStatus::rejected, "rejected"}}};

}  // namespace

std::string_view code(HolidayListStatus status)
{
    for (const auto& [each, text] : codes)
        if (each == status) return text;
    throw std::logic_error{"a status of lists of bank holidays has no code"};
}

std::optional<HolidayListStatus> holiday_list_status_from(std::string_view code)
{
    for (const auto& [each, text] : codes)
        if (text == code) return each;
    return std::nullopt;
}

std::vector<HolidayChange> holiday_changes(const BankHolidays& before, const BankHolidays& after)
{
    std::map<Date, HolidayChange> changes;
    for (const auto& [day, name] : before.days)
        changes[day] = {.day = day, .before = name};
    for (const auto& [day, name] : after.days) {
        HolidayChange& change = changes[day];
        change.day = day;
        change.after = name;
    }
    std::vector<HolidayChange> differing;
    for (const auto& [day, change] : changes)
        if (change.before != change.after) differing.push_back(change);
    return differing;
}

bool reaches_far_enough(const BankHolidays& holidays, Date today)
{
    return add_months(today, std::chrono::months{18}) <= holidays.known_until;
}

}  // namespace quorate::core
