#include "server/app/holidays_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/places.hpp"

namespace quorate::server {
namespace {

using test::day;

// Eight dates of a year, as GOV.UK writes them; more may follow.
std::string events_of(const std::string& year, const std::string& more = {})
{
    std::string events;
    for (const char* date :
         {"-01-01", "-04-03", "-04-06", "-05-04", "-05-25", "-08-31", "-12-25", "-12-28"})
        events += (events.empty() ? "" : ",") +
                  std::string{R"({"title":"New Year’s Day","date":")"} + year + date +
                  R"(","notes":")" + (std::string_view{date} == "-12-28" ? "Substitute day" : "") +
                  R"(","bunting":true})";
    return events + more;
}

std::string gov_uk(const std::string& events)
{
    return R"({"england-and-wales":{"division":"england-and-wales","events":[)" + events +
           R"(]},"scotland":{"division":"scotland","events":[{"title":"World Cup","date":)"
           R"("2029-06-15","notes":"","bunting":true}]}})";
}

TEST(HolidaysFile, ReadsWhatGovUkPublishesForEnglandAndWales)
{
    const auto read = read_holidays(gov_uk(events_of("2029")), core::shipped_bank_holidays());

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(core::iso(read->known_until), "2029-12-31");
    EXPECT_EQ(read->days.at(day("2029-01-01")), "New Year's Day");
    EXPECT_EQ(read->days.at(day("2029-12-28")), "New Year's Day (substitute day)");
    EXPECT_FALSE(read->days.contains(day("2029-06-15")));
}

TEST(HolidaysFile, KeepsTheYearsThatGovUkHasDropped)
{
    const auto read = read_holidays(gov_uk(events_of("2028") + "," + events_of("2029")),
                                    core::shipped_bank_holidays());

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(core::iso(read->known_from), "2015-01-01");
    EXPECT_TRUE(read->days.contains(day("2022-09-19")));
    EXPECT_TRUE(read->days.contains(day("2028-04-03")));   // theirs
    EXPECT_FALSE(read->days.contains(day("2028-04-14")));  // ours, and they say otherwise
}

TEST(HolidaysFile, TakesADayAnnouncedLate)
{
    const auto read = read_holidays(
        gov_uk(events_of("2028",
                         R"(,{"title":"One-off","date":"2028-09-18","notes":"","bunting":false})")),
        core::shipped_bank_holidays());

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->days.at(day("2028-09-18")), "One-off");
}

// The shape of JSON that names its division once and marks a substitute day with a flag.
std::string in_one_division(const core::BankHolidays& list)
{
    std::string rows;
    for (const auto& [date, name] : list.days) {
        const bool is_substitute = name.ends_with(core::substitute_day);
        const std::string title =
            name.substr(0, name.size() - (is_substitute ? core::substitute_day.size() : 0));
        rows += (rows.empty() ? "" : ",") + std::string{R"({"date":")"} + core::iso(date) +
                R"(","title":")" + title + R"(","substitute":)" +
                (is_substitute ? "true" : "false") + "}";
    }
    return R"({"division":"england-and-wales","holidays":[)" + rows + "]}";
}

const core::BankHolidays none{{}, day("1900-01-01"), day("1900-01-01")};

TEST(HolidaysFile, ReadsOurOwnTwoShapesToTheSameList)
{
    const core::BankHolidays& shipped = core::shipped_bank_holidays();

    const auto from_json = read_holidays(in_one_division(shipped), none);
    const auto from_csv = read_holidays(core::bank_holidays_to_csv(shipped), none);

    ASSERT_TRUE(from_json.has_value());
    ASSERT_TRUE(from_csv.has_value());
    for (const auto& read : {*from_json, *from_csv}) {
        EXPECT_EQ(read.days, shipped.days);
        EXPECT_EQ(read.known_from, shipped.known_from);
        EXPECT_EQ(read.known_until, shipped.known_until);
    }
}

TEST(HolidaysFile, ReadsThePublishedListToOurDaysWhereItIsAtHand)
{
    const auto path =
        std::filesystem::path{test::source_dir()} / "../shared/dates/bank-holidays.json";
    std::ifstream file{path};
    if (!file) GTEST_SKIP() << path << " is not on this machine; its shape is tested above";

    const auto read = read_holidays(std::string{std::istreambuf_iterator<char>{file}, {}}, none);

    ASSERT_TRUE(read.has_value());
    const core::NamedDays& shipped = core::shipped_bank_holidays().days;
    ASSERT_EQ(read->days.size(), shipped.size());
    for (const auto& [date, name] : shipped)
        EXPECT_TRUE(read->days.contains(date)) << core::iso(date);
}

struct RefusedCase {
    const char* name;
    std::string given;
    const char* then;
};

const RefusedCase refused_cases[] = {
    {"CutOff", R"({"england-and-wales":{"division":)", "The file is not whole JSON"},
    {"OfScotlandAlone",
     R"({"division":"scotland","events":[]})",
     "The file has no list of bank holidays for england-and-wales"},
    {"WithoutDays", gov_uk(""), "The list has no bank holidays"},
    {"WithHalfAYear",
     gov_uk(events_of("2029") + R"(,{"title":"New Year's Day","date":"2030-01-01"})"),
     "2030 has only 1 bank holidays: the list is not whole"},
    {"WithAYearMissing",
     gov_uk(events_of("2029") + "," + events_of("2031")),
     "2030 has only 0 bank holidays: the list is not whole"},
    {"WithADayThatIsNone",
     gov_uk(R"({"title":"X","date":"2029-02-30"})"),
     "'2029-02-30' is not a date like 2026-12-25"},
    {"WithADayTwice",
     gov_uk(events_of("2029") + "," + events_of("2029")),
     "Name each date once: 2029-01-01"},
    {"WithoutAName", gov_uk(R"({"date":"2029-01-01"})"), "Name the bank holiday on 2029-01-01"},
    {"OfOtherThings",
     R"({"division":"england-and-wales","events":[1]})",
     "Each bank holiday must be an object"},
};

class HolidaysFileRefuses : public testing::TestWithParam<RefusedCase> {};

TEST_P(HolidaysFileRefuses, AList)
{
    const auto read = read_holidays(GetParam().given, core::shipped_bank_holidays());

    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().fields[0].message, GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(,
                         HolidaysFileRefuses,
                         testing::ValuesIn(refused_cases),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace quorate::server
