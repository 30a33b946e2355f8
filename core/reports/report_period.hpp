#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// The days a report is about. They are whole calendar months: two reports that differ by a day
/// would tell what happened on that day.
struct ReportPeriod {
    Date from = {};
    Date until = {};

    friend bool operator==(const ReportPeriod&, const ReportPeriod&) = default;
};

/// The months that hold the days from `first` to `last`. Refused when they are the wrong way round
/// or make more than five years.
Result<ReportPeriod> whole_months(Date first, Date last);

/// The first day of each month of the period.
std::vector<Date> months_of(const ReportPeriod& period);

/// "2026-04", "April 2026"
std::string month_code(Date month);
std::string month_label(Date month);

/// Periods that are asked for by name. Years are those of the returns, from 1 April.
enum class UsualPeriod { six_months, this_quarter, last_quarter, this_year, last_year };

std::span<const UsualPeriod> all_usual_periods();

/// "this_quarter": stands in addresses.
std::string_view code(UsualPeriod period);

/// "This quarter", "The year from April 2026"
std::string label(UsualPeriod period, Date today);

ReportPeriod period_of(UsualPeriod usual, Date today);

}  // namespace quorate::core
