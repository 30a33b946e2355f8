#include "core/returns/census_period.hpp"

#include "core/dates/months.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

constexpr months dataset_looks_back{72};

// The year in which the census year of `today` ends.
int running_year(Date today)
{
    const year_month_day day{today};
    return static_cast<int>(day.year()) + (day.month() >= April ? 1 : 0);
}

}  // namespace

CensusPeriod census_year(int ends)
{
    return {.from = Date{year{ends - 1} / April / 1}, .until = Date{year{ends} / March / 31}};
}

int year_of(const CensusPeriod& period)
{
    return static_cast<int>(year_month_day{period.until}.year());
}

Result<CensusPeriod> known_census_year(int year, Date today)
{
    if (year < first_census_year || year > running_year(today))
        return invalid("year",
                       "Choose a year from " + std::to_string(first_census_year) + " to " +
                           std::to_string(running_year(today)));
    return census_year(year);
}

std::vector<int> census_years(int how_many, Date today)
{
    std::vector<int> years;
    for (int year = running_year(today); how_many > 0 && year >= first_census_year;
         --year, --how_many)
        years.push_back(year);
    return years;
}

int usual_census_year(Date today)
{
    return running_year(today) - 1;
}

CensusPeriod safeguarding_dataset_period(Date today)
{
    return {.from = add_months(today, -dataset_looks_back), .until = today};
}

}  // namespace quorate::core
