#include "core/reports/report_period.hpp"

#include <array>
#include <cstddef>

#include "core/dates/date_text.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

constexpr int most_months = 60;

year_month month_of(Date day)
{
    const year_month_day date{day};
    return date.year() / date.month();
}

Date first_day(year_month month)
{
    return Date{month / 1};
}

Date last_day(year_month month)
{
    return Date{month / last};
}

ReportPeriod months_from(year_month first, int count)
{
    return {first_day(first), last_day(first + months{count - 1})};
}

year_month quarter_of(Date day)
{
    const year_month month = month_of(day);
    return month - months{(static_cast<unsigned>(month.month()) - 1) % 3};
}

// The April in which the year of the returns began.
year_month year_of(Date day)
{
    const year_month month = month_of(day);
    const year_month april = month.year() / April;
    return month < april ? april - years{1} : april;
}

constexpr std::array all{UsualPeriod::six_months,
                         UsualPeriod::this_quarter,
                         UsualPeriod::last_quarter,
                         UsualPeriod::this_year,
                         UsualPeriod::last_year};

constexpr std::array<std::string_view, all.size()> codes{
    "six_months", "this_quarter", "last_quarter", "this_year", "last_year"};

}  // namespace

Result<ReportPeriod> whole_months(Date first, Date last)
{
    if (last < first) return invalid("until", "Enter a last day that is not before the first one");
    const year_month from = month_of(first);
    const year_month until = month_of(last);
    if ((until - from).count() >= most_months) return invalid("until", "Choose at most five years");
    return ReportPeriod{first_day(from), last_day(until)};
}

std::vector<Date> months_of(const ReportPeriod& period)
{
    std::vector<Date> all_months;
    const year_month until = month_of(period.until);
    for (year_month month = month_of(period.from); month <= until; month += months{1})
        all_months.push_back(first_day(month));
    return all_months;
}

std::string month_code(Date month)
{
    return iso(month).substr(0, 7);
}

std::string month_label(Date month)
{
    const std::string text = long_date(first_day(month_of(month)));
    return text.substr(text.find("1 ") + 2);  // after "Wednesday 1 "
}

std::span<const UsualPeriod> all_usual_periods()
{
    return all;
}

std::string_view code(UsualPeriod period)
{
    return codes.at(static_cast<std::size_t>(period));
}

std::string label(UsualPeriod period, Date today)
{
    switch (period) {
        case UsualPeriod::six_months:
            return "Last 6 months";
        case UsualPeriod::this_quarter:
            return "This quarter";
        case UsualPeriod::last_quarter:
            return "Last quarter";
        case UsualPeriod::this_year:
        case UsualPeriod::last_year:
            break;
    }
    return "Year from " + month_label(period_of(period, today).from);
}

ReportPeriod period_of(UsualPeriod usual, Date today)
{
    switch (usual) {
        case UsualPeriod::six_months:
            break;
        case UsualPeriod::this_quarter:
            return months_from(quarter_of(today), 3);
        case UsualPeriod::last_quarter:
            return months_from(quarter_of(today) - months{3}, 3);
        case UsualPeriod::this_year:
            return months_from(year_of(today), 12);
        case UsualPeriod::last_year:
            return months_from(year_of(today) - years{1}, 12);
    }
    return months_from(month_of(today) - months{5}, 6);
}

}  // namespace quorate::core
