#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

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

struct Case {
    const char* name;
    const char* given_rule;
    const char* given_trigger;
    const char* then_limit;
    const char* then_schedule_by;
    bool given_closures = false;  // 29, 30 and 31 December 2026
};

// Checked by two independent programs on two sources of bank holidays.
const Case cases[] = {
    {"OnATuesday", "eng-referral-decision-1wd", "2026-06-02", "2026-06-03", "2026-06-03"},
    {"TakenOnASaturday", "eng-referral-decision-1wd", "2026-06-06", "2026-06-08", "2026-06-08"},
    {"OnChristmasEve", "eng-referral-decision-1wd", "2026-12-24", "2026-12-29", "2026-12-29"},
    {"BeforeTwoSubstituteDays",
     "eng-referral-decision-1wd",
     "2027-12-24",
     "2027-12-29",
     "2027-12-29"},
    {"OverEaster", "eng-assessment-45wd", "2026-02-16", "2026-04-22", "2026-04-22"},
    {"OverEasterAndTheJubilee", "eng-assessment-45wd", "2022-04-04", "2022-06-13", "2022-06-13"},
    {"AfterTheClockChange", "eng-assessment-45wd", "2026-10-26", "2026-12-30", "2026-12-30"},
    {"OverThreeSubstituteDays", "eng-assessment-45wd", "2027-11-01", "2028-01-06", "2028-01-06"},
    {"CheckpointSkipsClosures",
     "loc-assessment-checkpoint-10wd",
     "2026-12-21",
     "2027-01-12",
     "2027-01-12",
     true},
    {"VisitRecordSkipsClosures",
     "loc-cin-visit-record-2wd",
     "2026-12-24",
     "2027-01-05",
     "2027-01-05",
     true},
    {"ConferenceOverEaster", "eng-icpc-15wd", "2026-03-19", "2026-04-13", "2026-04-13"},
    {"ConferenceFromASaturday", "eng-icpc-15wd", "2026-05-02", "2026-05-26", "2026-05-26"},
    {"ConferenceOverChristmas", "eng-icpc-15wd", "2026-12-07", "2026-12-30", "2026-12-30"},
    {"ConferenceRunsThroughClosures",
     "eng-icpc-15wd",
     "2026-12-11",
     "2027-01-06",
     "2027-01-06",
     true},
    {"ConferenceOverTheJubilee", "eng-icpc-15wd", "2022-05-19", "2022-06-13", "2022-06-13"},
    {"ConferenceOverTheCoronation", "eng-icpc-15wd", "2023-04-20", "2023-05-15", "2023-05-15"},
    {"ConferenceIn2015", "eng-icpc-15wd", "2015-12-14", "2016-01-07", "2016-01-07"},
    {"CoreGroupOverEaster", "eng-core-group-first-10wd", "2026-03-27", "2026-04-14", "2026-04-14"},
    {"CoreGroupOverTheCoronation",
     "eng-core-group-first-10wd",
     "2023-04-28",
     "2023-05-16",
     "2023-05-16"},
    {"ReviewOnTheCorrespondingDate", "eng-rcpc-first-3m", "2026-06-22", "2026-09-22", "2026-09-22"},
    {"ReviewInAShortFebruary", "eng-rcpc-first-3m", "2026-11-30", "2027-02-28", "2027-02-26"},
    {"ReviewOnALeapDay", "eng-rcpc-first-3m", "2027-11-29", "2028-02-29", "2028-02-29"},
    {"ReviewOnASpringBankHoliday", "eng-rcpc-first-3m", "2028-02-29", "2028-05-29", "2028-05-26"},
    {"ReviewOnASubstituteDay", "eng-rcpc-first-3m", "2026-09-28", "2026-12-28", "2026-12-24"},
    {"ReviewOnEasterMonday", "eng-rcpc-first-3m", "2026-01-06", "2026-04-06", "2026-04-02"},
    {"NextReviewOnASaturday", "eng-rcpc-subsequent-6m", "2026-06-26", "2026-12-26", "2026-12-24"},
    {"NextReviewInALeapFebruary",
     "eng-rcpc-subsequent-6m",
     "2027-08-31",
     "2028-02-29",
     "2028-02-29"},
    {"NextReviewIsNotSticky", "eng-rcpc-subsequent-6m", "2025-02-28", "2025-08-28", "2025-08-28"},
    {"NextReviewInAShortMonth", "eng-rcpc-subsequent-6m", "2026-03-31", "2026-09-30", "2026-09-30"},
    {"WelshAssessmentOverEaster", "wal-assessment-42wd", "2026-03-02", "2026-05-01", "2026-05-01"},
    {"WelshConferenceOverChristmas", "wal-icpc-15wd", "2026-12-11", "2027-01-06", "2027-01-06"},
    {"WelshReviewInALeapFebruary",
     "wal-rcpc-subsequent-6m",
     "2027-08-31",
     "2028-02-29",
     "2028-02-29"},
    {"WelshConferenceOverSaintDavidsDay",
     "wal-icpc-15wd",
     "2027-02-15",
     "2027-03-08",
     "2027-03-08"},
    {"FirstPlanningMeeting",
     "loc-cin-first-meeting-10wd",
     "2026-06-01",
     "2026-06-15",
     "2026-06-15"},
    {"WelshCoreGroup", "wal-core-group-first-10wd", "2026-03-27", "2026-04-14", "2026-04-14"},
    {"WelshFirstReview", "wal-rcpc-first-3m", "2026-11-30", "2027-02-28", "2027-02-26"},
};

class WorkedExample : public testing::TestWithParam<Case> {};

TEST_P(WorkedExample, Holds)
{
    const Case& c = GetParam();
    NamedDays closures;
    if (c.given_closures)
        for (const char* closed : {"2026-12-29", "2026-12-30", "2026-12-31"})
            closures.emplace(day(closed), "");
    const Calendars calendars = calendars_with(shipped_bank_holidays(), closures);
    const StatutoryRule* rule = rule_in_force(c.given_rule, day(c.given_trigger));
    ASSERT_NE(rule, nullptr);

    const auto due = due_date(*rule, {.on = day(c.given_trigger)}, calendars);

    EXPECT_EQ(iso(due.limit_date), c.then_limit);
    EXPECT_EQ(iso(due.schedule_by), c.then_schedule_by);
    EXPECT_FALSE(due.is_provisional);
}

INSTANTIATE_TEST_SUITE_P(, WorkedExample, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

// Rules that are not shipped yet, as the published examples use them.
struct PlannedRule {
    const char* id;
    int offset;
    Unit unit;
    Direction direction = Direction::after;
};

const PlannedRule planned_rules[] = {
    {"loc-strategy-record-1wd", 1, Unit::working_days},
    {"loc-core-group-interval-4w", 4, Unit::weeks},
    {"loc-conference-record-15wd", 15, Unit::working_days},
    {"loc-report-share-icpc-3wd", 3, Unit::working_days, Direction::before},
    {"loc-report-share-rcpc-5wd", 5, Unit::working_days, Direction::before},
    {"loc-exclusion-request-3wd", 3, Unit::working_days, Direction::before},
    {"loc-cp-visit-10wd", 10, Unit::working_days},
    {"loc-inquorate-reconvene-10wd", 10, Unit::working_days},
    {"loc-prebirth-icpc-3m-before-edd", 3, Unit::months, Direction::before},
    {"loc-prebirth-assessment-4w-before-edd", 4, Unit::weeks, Direction::before},
    {"loc-cin-review-12w", 12, Unit::weeks},
    {"eng-lac-review-first-20wd", 20, Unit::working_days},
    {"eng-lac-review-subsequent-6m", 6, Unit::months},
    {"eng-lac-visit-interval-6w", 6, Unit::weeks},
    {"wal-core-group-interval-6w", 6, Unit::weeks},
    {"wal-record-20wd", 20, Unit::working_days},
    {"loc-dissent-72h", 72, Unit::hours},
    {"loc-strategy-24h", 24, Unit::hours},
};

std::optional<StatutoryRule> rule_named(const std::string& id, Date trigger)
{
    if (const StatutoryRule* rule = rule_in_force(id, trigger)) return *rule;
    for (const PlannedRule& planned : planned_rules) {
        if (planned.id != id) continue;
        StatutoryRule rule = all_rules().front();
        rule.id = planned.id;
        rule.offset = planned.offset;
        rule.unit = planned.unit;
        rule.direction = planned.direction;
        if (id.starts_with("loc-")) rule.counted_by = CountedBy::local_calendar;
        return rule;
    }
    return std::nullopt;
}

// "... schedule by 2026-12-24 (Thu)" in the last column; otherwise the limit itself is bookable.
std::string schedule_by(const std::string& why, const std::string& limit)
{
    const std::string_view lead = "schedule by ";
    const auto at = why.find(lead);
    return at == std::string::npos ? limit.substr(0, 10) : why.substr(at + lead.size(), 10);
}

void expect_row(const std::vector<std::string>& row)
{
    const std::string& trigger_text = row[2];
    NamedDays closures;
    for (const std::string& closed : split(row[3], ';'))
        closures.emplace(day(closed), "");
    const bool has_time = trigger_text.size() > 10;
    const Trigger trigger =
        has_time ? trigger_at(test::at(trigger_text)) : Trigger{.on = day(trigger_text)};
    const auto rule = rule_named(row[0], trigger.on);
    ASSERT_TRUE(rule.has_value()) << row[0];

    const auto due = due_date(*rule, trigger, calendars_with(shipped_bank_holidays(), closures));

    EXPECT_EQ(due.limit_at ? iso_with_offset(*due.limit_at) : iso(due.limit_date), row[4])
        << row[0] << ": " << row[5];
    EXPECT_EQ(iso(due.schedule_by), schedule_by(row[5], row[4])) << row[0] << ": " << row[5];
}

TEST(PublishedWorkedExamples, AllHoldWhereTheFileIsAtHand)
{
    const auto path =
        std::filesystem::path{test::source_dir()} / "../shared/dates/worked-examples.csv";
    std::ifstream file{path};
    if (!file)
        GTEST_SKIP() << path << " is not on this machine; its rows for shipped rules are above";
    std::ostringstream text;
    text << file.rdbuf();

    const auto rows = parse_csv(text.str());
    ASSERT_GT(rows.size(), 50u);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        ASSERT_EQ(rows[i].fields.size(), 6u) << "line " << rows[i].line;
        expect_row(rows[i].fields);
    }
}

}  // namespace
}  // namespace quorate::core
