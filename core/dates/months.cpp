#include "core/dates/months.hpp"

namespace quorate::core {

using namespace std::chrono;

Date add_months(Date from, months count)
{
    const year_month_day moved = year_month_day{from} + count;
    if (moved.ok()) return Date{moved};
    return Date{year_month_day{moved.year() / moved.month() / last}};
}

}  // namespace quorate::core
