#pragma once

#include <vector>

#include "core/support/clock.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// The days a return is about, both included.
struct CensusPeriod {
    Date from = {};
    Date until = {};  // the reference date

    bool contains(Date day) const { return from <= day && day <= until; }

    friend bool operator==(const CensusPeriod&, const CensusPeriod&) = default;
};

/// The first year whose events Quorate can hold.
inline constexpr int first_census_year = 2014;

/// The census year that ends on 31 March of `year`: 2026 is from 1 April 2025.
CensusPeriod census_year(int year);

/// The year of its reference date.
int year_of(const CensusPeriod& period);

/// The same, refused when the year is too far back or has not begun on `today`.
Result<CensusPeriod> known_census_year(int year, Date today);

/// The years that can be asked for, the latest first.
std::vector<int> census_years(int how_many, Date today);

/// The year that most people want on `today`: the one that ended last.
int usual_census_year(Date today);

/// The six years up to `today` that the Standard Safeguarding Dataset looks back on.
CensusPeriod safeguarding_dataset_period(Date today);

}  // namespace quorate::core
