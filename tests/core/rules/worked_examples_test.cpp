#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/dates/london_time.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/rules/due_date.hpp"
#include "core/rules/rule_book.hpp"
#include "core/support/csv.hpp"
#include "core/support/text.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/places.hpp"

namespace quorate::core {
namespace {

using test::day;

struct Example {
    std::string rule;
    std::string jurisdiction;
    std::string trigger;
    std::string closures;
    std::string then_limit;
    std::string then_schedule_by;
};

void expect_holds(const Example& example)
{
    NamedDays closures;
    for (const std::string& closed : split(example.closures, ';'))
        closures.emplace(day(closed), "");
    const bool has_time = example.trigger.size() > 10;
    const Trigger trigger =
        has_time ? trigger_at(test::at(example.trigger)) : Trigger{.on = day(example.trigger)};
    const StatutoryRule* rule = rule_in_force(example.rule, trigger.on);
    ASSERT_NE(rule, nullptr) << example.rule;
    EXPECT_EQ(label(rule->jurisdiction), example.jurisdiction) << example.rule;

    const auto due = due_date(*rule, trigger, calendars_with(shipped_bank_holidays(), closures));

    EXPECT_EQ(due.limit_at ? iso_with_offset(*due.limit_at) : iso(due.limit_date),
              example.then_limit)
        << example.rule << " from " << example.trigger;
    EXPECT_EQ(iso(due.schedule_by), example.then_schedule_by)
        << example.rule << " from " << example.trigger;
    EXPECT_FALSE(due.is_provisional) << example.rule;
}

// Checked by two independent programs on two sources of bank holidays.
TEST(WorkedExamples, AllHold)
{
    std::ifstream file{test::source_dir() + "/tests/core/rules/data/worked_examples.csv"};
    CsvReader reader{file};
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    int examples = 0;
    while (reader.next(row)) {
        ASSERT_EQ(row.fields.size(), 6u) << "line " << row.line;
        const auto& f = row.fields;
        expect_holds({f[0], f[1], f[2], f[3], f[4], f[5]});
        ++examples;
    }
    EXPECT_GE(examples, 59);
}

// "... schedule by 2026-12-24 (Thu)" in the last column; otherwise the limit itself is bookable.
std::string schedule_by(const std::string& why, const std::string& limit)
{
    const std::string_view lead = "schedule by ";
    const auto at = why.find(lead);
    return at == std::string::npos ? limit.substr(0, 10) : why.substr(at + lead.size(), 10);
}

TEST(PublishedWorkedExamples, AllHoldWhereTheFileIsAtHand)
{
    const auto path =
        std::filesystem::path{test::source_dir()} / "../shared/dates/worked-examples.csv";
    std::ifstream file{path};
    if (!file) GTEST_SKIP() << path << " is not on this machine; a copy of its rows is above";

    CsvReader reader{file};
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    int examples = 0;
    while (reader.next(row)) {
        ASSERT_EQ(row.fields.size(), 6u) << "line " << row.line;
        const auto& f = row.fields;
        expect_holds({f[0], f[1], f[2], f[3], f[4], schedule_by(f[5], f[4])});
        ++examples;
    }
    EXPECT_GT(examples, 50);
}

}  // namespace
}  // namespace quorate::core
