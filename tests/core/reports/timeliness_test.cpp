#include "core/reports/timeliness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/reports/timeliness_csv.hpp"
#include "core/rules/rule_book.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;

const ReportPeriod quarter{day("2026-10-01"), day("2026-12-31")};
const Date today = day("2026-11-23");

TimelinessRow conference(const char* limit, const char* held, int children = 1)
{
    return {.rule_id = "eng-icpc-15wd",
            .limit_date = day(limit),
            .status = held == nullptr ? DueStatus::open : DueStatus::met,
            .met_on = held == nullptr ? std::nullopt : std::optional{day(held)},
            .team = TeamId{"north"},
            .team_name = "North",
            .children = children};
}

MeasuredTimeliness conferences(const std::vector<TimelinessRow>& rows)
{
    return report_timeliness(rows, quarter, today).measures.front();
}

Tally tally(int in_time, int late, int not_yet)
{
    return {
        .counted = in_time + late + not_yet, .in_time = in_time, .late = late, .not_yet = not_yet};
}

struct Case {
    const char* name;
    TimelinessRow given;
    Tally then_counts;
    int then_to_come = 0;
    int then_not_needed = 0;
};

TimelinessRow not_needed(TimelinessRow row)
{
    row.status = DueStatus::not_needed;
    return row;
}

TimelinessRow superseded(TimelinessRow row)
{
    row.status = DueStatus::superseded;
    return row;
}

TimelinessRow of_rule(const char* rule)
{
    TimelinessRow row = conference("2026-11-10", "2026-11-09");
    row.rule_id = rule;
    return row;
}

const Case cases[] = {
    {"OnTheLastDayIsInTime", conference("2026-11-10", "2026-11-10"), tally(1, 0, 0)},
    {"TheDayAfterIsLate", conference("2026-11-10", "2026-11-11"), tally(0, 1, 0)},
    {"NotHeldAndPassedIsNotYet", conference("2026-11-22", nullptr), tally(0, 0, 1)},
    {"NotHeldAndDueTodayIsToCome", conference("2026-11-23", nullptr), tally(0, 0, 0), 1},
    {"HeldBeforeADayAheadIsInTime", conference("2026-12-10", "2026-11-20"), tally(1, 0, 0)},
    {"HeldInAnotherQuarterCountsWhereItWasDue",
     conference("2026-12-31", "2027-01-05"),
     tally(0, 1, 0)},
    {"DueInAnotherQuarterDoesNotCount", conference("2026-09-30", "2026-10-05"), tally(0, 0, 0)},
    {"NotNeededIsLeftOut", not_needed(conference("2026-11-10", nullptr)), tally(0, 0, 0), 0, 1},
    {"SupersededIsNothing", superseded(conference("2026-11-10", nullptr)), tally(0, 0, 0)},
    {"ATransferHasAnotherLimit", of_rule("loc-transfer-in-15wd"), tally(0, 0, 0)},
    {"AVisitIsNoConference", of_rule("loc-cp-visit-10wd"), tally(0, 0, 0)},
};

class Timeliness : public testing::TestWithParam<Case> {};

TEST_P(Timeliness, CountsALimitOnce)
{
    const Case& c = GetParam();

    const auto counted = conferences({c.given});

    EXPECT_EQ(counted.all.by_meeting, c.then_counts);
    EXPECT_EQ(counted.all.by_child, c.then_counts);
    EXPECT_EQ(counted.to_come, c.then_to_come);
    EXPECT_EQ(counted.not_needed, c.then_not_needed);
}

INSTANTIATE_TEST_SUITE_P(Of, Timeliness, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(TimelinessReport, DiffersByChildAndByConferenceAsConwyReported)
{
    // 2014-15: 52 of 60 conferences and 94 of 120 children; the 8 late ones were about 26 children.
    std::vector<TimelinessRow> rows;
    for (int i = 0; i < 52; ++i)
        rows.push_back(conference("2026-10-12", "2026-10-12", i < 42 ? 2 : 1));
    for (int i = 0; i < 8; ++i)
        rows.push_back(conference("2026-10-12", "2026-10-13", i < 2 ? 4 : 3));

    const Tallies all = conferences(rows).all;

    EXPECT_EQ(all.by_child, tally(94, 26, 0));
    EXPECT_EQ(all.by_meeting, tally(52, 8, 0));
    EXPECT_EQ(percent_text(*percent_in_time(all.by_child)), "78.3");
    EXPECT_EQ(percent_text(*percent_in_time(all.by_meeting)), "86.7");
}

// A conference for the children of one family, each with their own answer: the day it was held for
// them, nothing while it was not, or "-" when it is not needed.
TimelinessRow for_each_child(const char* limit, const std::vector<const char*>& held)
{
    TimelinessRow row = conference(limit, nullptr, 7);
    row.case_id = CaseId{"family"};
    row.status = DueStatus::met;
    for (const char* each : held) {
        const std::string on = each == nullptr ? "" : each;
        TimelinessAnswer answer{.status = DueStatus::met};
        if (on.empty()) answer.status = DueStatus::open;
        if (on == "-") answer.status = DueStatus::not_needed;
        if (answer.status == DueStatus::met) answer.met_on = day(on);
        row.answers.push_back(answer);
        if (answer.status == DueStatus::open) row.status = DueStatus::open;
        row.met_on = std::max(row.met_on, answer.met_on);
    }
    return row;
}

TEST(TimelinessReport, CountsEachChildByTheirOwnAnswerAndEachConferenceThatWasHeld)
{
    // Rowan on the day, Wren ten days later, Fern not at all.
    const auto counted =
        conferences({for_each_child("2026-11-20", {"2026-11-20", "2026-11-30", nullptr, "-"})});

    EXPECT_EQ(counted.all.by_child, tally(1, 1, 1));
    EXPECT_EQ(counted.all.by_meeting, tally(1, 1, 1));
    EXPECT_EQ(counted.reasons.at(0).children, 1);
    EXPECT_EQ(counted.not_needed, 0);

    const auto two_at_once =
        conferences({for_each_child("2026-11-20", {"2026-11-30", "2026-11-20", "2026-11-20"})});
    EXPECT_EQ(two_at_once.all.by_child, tally(2, 1, 0));
    EXPECT_EQ(two_at_once.all.by_meeting, tally(1, 1, 0));
}

TEST(TimelinessReport, CountsAConferenceThatKeptTheLimitsOfTwoChildrenOnce)
{
    // The clocks of two brothers started on different days; for one it was too late.
    const auto counted = conferences({for_each_child("2026-11-24", {"2026-11-20"}),
                                      for_each_child("2026-10-30", {"2026-11-20"})});

    EXPECT_EQ(counted.all.by_child, tally(1, 1, 0));
    EXPECT_EQ(counted.all.by_meeting, tally(0, 1, 0));
    EXPECT_EQ(counted.months.at(0).tallies.by_meeting, tally(0, 1, 0));
    EXPECT_EQ(counted.months.at(1).tallies.by_child, tally(1, 0, 0));
    EXPECT_EQ(counted.reasons.at(0).meetings, 1);

    TimelinessRow record = for_each_child("2026-11-24", {"2026-11-20"});
    record.rule_id = "wal-record-20wd";
    EXPECT_EQ(report_timeliness({record, record}, quarter, today).measures.at(6).all.by_meeting,
              tally(2, 0, 0))
        << "two records are two, though they were sent on one day";
}

TEST(TimelinessReport, HasNoPercentOfNothing)
{
    EXPECT_EQ(percent_in_time({}), std::nullopt);
    EXPECT_EQ(percent_in_time({.counted = 6, .in_time = std::nullopt}), std::nullopt);
}

TEST(TimelinessReport, SplitsByTheMonthOfTheLastDayAndShowsMonthsWithoutAny)
{
    const auto counted = conferences(
        {conference("2026-10-30", "2026-11-04", 3), conference("2026-11-10", "2026-11-10", 2)});

    ASSERT_EQ(counted.months.size(), 3u);
    EXPECT_EQ(counted.months[0].label, "October 2026");
    EXPECT_EQ(counted.months[0].tallies.by_child, tally(0, 3, 0));
    EXPECT_EQ(counted.months[1].key, "2026-11");
    EXPECT_EQ(counted.months[1].tallies.by_child, tally(2, 0, 0));
    EXPECT_EQ(counted.months[2].tallies, Tallies{});
}

TEST(TimelinessReport, SplitsByTeamAndReason)
{
    TimelinessRow south = conference("2026-11-10", "2026-11-12", 2);
    south.team = TeamId{"a-south"};
    south.team_name = "South";
    south.late_reason = LateReason::quorum;

    const auto counted = conferences({south,
                                      conference("2026-11-10", "2026-11-11", 4),
                                      conference("2026-11-10", "2026-11-10", 5)});

    ASSERT_EQ(counted.teams.size(), 2u);
    EXPECT_EQ(counted.teams[0].label, "North");
    EXPECT_EQ(counted.teams[0].tallies.by_child, tally(5, 4, 0));
    EXPECT_EQ(counted.teams[1].tallies.by_meeting, tally(0, 1, 0));
    ASSERT_EQ(counted.reasons.size(), 2u);
    EXPECT_EQ(counted.reasons[0].reason, LateReason::quorum);
    EXPECT_EQ(counted.reasons[0].children, 2);
    EXPECT_EQ(counted.reasons[1].reason, std::nullopt);
    EXPECT_EQ(counted.reasons[1].meetings, 1);
}

TEST(TimelinessReport, IsWrittenAsCsv)
{
    const std::string csv = timeliness_csv(
        report_timeliness({conference("2026-11-10", "2026-11-11", 3)}, quarter, today));

    EXPECT_TRUE(csv.starts_with(
        "measure,split,of,counted_by,counted,in_time,late,not_yet,percent_in_time\r\n"
        "initial_conferences,all,,child,3,0,3,0,0.0\r\n"
        "initial_conferences,all,,meeting,1,0,1,0,0.0\r\n"
        "initial_conferences,month,2026-10,child,0,0,0,0,\r\n"))
        << csv;
    EXPECT_NE(csv.find("initial_conferences,team,North,child,3,0,3,0,0.0\r\n"), std::string::npos);
    EXPECT_NE(csv.find("initial_conferences,reason,none given,child,,,3,,\r\n"), std::string::npos);
}

TEST(TimelinessReport, GivesASpreadsheetNoFormulaToRun)
{
    TimelinessRow row = conference("2026-11-10", "2026-11-11");
    row.team_name = "=1+1";
    const std::string csv = timeliness_csv(report_timeliness({row}, quarter, today));

    EXPECT_NE(csv.find(",team,'=1+1,"), std::string::npos) << csv;
}

TEST(Measures, EachHaveARuleInEveryJurisdiction)
{
    for (const Measure measure : all_measures())
        for (const Jurisdiction jurisdiction : {Jurisdiction::england, Jurisdiction::wales}) {
            bool has_rule = false;
            for (const StatutoryRule& rule : all_rules()) {
                if (measure_of_rule(rule.id) != measure) continue;
                has_rule = has_rule || rule.jurisdiction == jurisdiction;
            }
            EXPECT_TRUE(has_rule) << code(measure) << " in " << code(jurisdiction);
        }
}

TEST(Measures, CountNoEventTwice)
{
    for (const EventKind kind : all_event_kinds())
        for (const Jurisdiction jurisdiction : {Jurisdiction::england, Jurisdiction::wales}) {
            std::map<Measure, int> clocks;
            const TriggerEvent event{
                .kind = kind, .on = today, .initiates_section_47 = true, .plan_made = true};
            for (const StatutoryRule* rule : rules_started_by(event, jurisdiction))
                if (const auto measure = measure_of_rule(rule->id))
                    EXPECT_EQ(++clocks[*measure], 1) << rule->id;
        }
}

TEST(LateReasons, HaveCodesThatAreReadBack)
{
    for (const LateReason reason : all_late_reasons())
        EXPECT_EQ(late_reason_from(code(reason)), reason);
    EXPECT_EQ(late_reason_from(""), std::nullopt);
}

}  // namespace
}  // namespace quorate::core
