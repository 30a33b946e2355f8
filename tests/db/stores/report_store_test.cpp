#include "db/stores/report_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "db/session/transaction.hpp"
#include "tests/support/report_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using test::day;

const core::Instant now = test::at("2026-11-23T09:00");

class Reports : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(sql());
        test::add_reported_family(sql(), "north", test::north, 3);
        test::add_reported_family(sql(), "south", test::south, 1);
    }

    Sql& sql() { return transaction_.sql(); }

    void add(const std::string& id, const test::ReportedLimit& row)
    {
        test::add_reported_limit(sql(), id, row);
    }

    std::vector<core::TimelinessRow> rows(const core::Actor& actor,
                                          core::Reach reach = core::Reach::authority,
                                          const core::TeamId& team = {})
    {
        auto found = store_.timeliness(
            actor, reach, now, {.period = {day("2026-10-01"), day("2026-12-31")}, .team = team});
        std::ranges::sort(found, {}, &core::TimelinessRow::limit_date);
        return found;
    }

    std::size_t count(const std::string& who, core::Reach reach)
    {
        return rows(test::staff(who), reach).size();
    }

    Transaction transaction_{temp_.pool(), Access::write};
    ReportStore store_{sql()};
};

TEST_P(Reports, CountTheLimitsOfThePeriodAndNoneThatWasSuperseded)
{
    add("before", {.family = "north", .limit = "2026-09-30"});
    add("first", {.family = "north", .limit = "2026-10-01", .met_on = "2026-10-05"});
    add("changed", {.family = "north", .limit = "2026-11-10", .status = "superseded"});
    add("needless", {.family = "north", .limit = "2026-11-11", .status = "not_needed"});
    add("last", {.family = "south", .limit = "2026-12-31", .rule = "eng-rcpc-first-3m"});
    add("after", {.family = "north", .limit = "2027-01-01"});

    const auto found = rows(test::staff("sm"));

    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].rule_id, "eng-icpc-15wd");
    EXPECT_EQ(found[0].limit_date, day("2026-10-01"));
    EXPECT_EQ(found[0].status, core::DueStatus::met);
    EXPECT_EQ(found[0].met_on, day("2026-10-05"));
    EXPECT_EQ(found[0].team, test::north);
    EXPECT_EQ(found[0].team_name, "Team team-north");
    EXPECT_EQ(found[0].late_reason, std::nullopt);
    EXPECT_EQ(found[1].status, core::DueStatus::not_needed);
    EXPECT_EQ(found[2].rule_id, "eng-rcpc-first-3m");
    EXPECT_EQ(found[2].met_on, std::nullopt);
}

TEST_P(Reports, CountTheChildrenOfTheMeetingOrElseOfTheFamily)
{
    test::add_reported_meeting(sql(), "m1", "north", "quorum");
    add("of-the-family", {.family = "north", .limit = "2026-10-01"});
    add("of-the-meeting",
        {.family = "north", .limit = "2026-10-02", .met_on = "2026-10-05", .meeting_id = "m1"});

    const auto found = rows(test::staff("sm"));

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].children, 3);
    EXPECT_EQ(found[1].children, 1);
    EXPECT_EQ(found[1].late_reason, core::LateReason::quorum);
}

TEST_P(Reports, TellHowALimitStandsForEachChildThatItNames)
{
    add("conference", {.family = "north", .limit = "2026-11-20", .met_on = "2026-11-30"});
    test::add_reported_answer(sql(), "conference", "north", 1, "2026-11-20");
    test::add_reported_answer(sql(), "conference", "north", 2, "2026-11-30");
    sql().execute(
        "insert into due_date_child (due_date_id, child_id, authority_id, status) "
        "values ('conference', 'north-3', :a, 'not_needed')",
        test::exampleshire);
    add("review", {.family = "north", .limit = "2026-12-01", .rule = "eng-rcpc-first-3m"});
    add("nameless", {.family = "north", .limit = "2026-12-02"});
    test::add_reported_answer(sql(), "review", "north", 1, "");

    for (const core::Actor& actor : {test::staff("sm"), core::system_actor(test::exampleshire)}) {
        const auto found = rows(actor);
        ASSERT_EQ(found.size(), 3u);
        EXPECT_EQ(found[0].case_id, core::CaseId{"case-north"});
        ASSERT_EQ(found[0].answers.size(), 3u);
        int late = 0;
        for (const core::TimelinessAnswer& each : found[0].answers)
            late += each.met_on == day("2026-11-30") ? 1 : 0;
        EXPECT_EQ(late, 1);
        ASSERT_EQ(found[1].answers.size(), 1u);
        EXPECT_EQ(found[1].answers[0].status, core::DueStatus::open);
        EXPECT_TRUE(found[2].answers.empty());
        EXPECT_EQ(found[2].children, 3);

        const auto report = core::report_timeliness(
            found, {day("2026-10-01"), day("2026-12-31")}, day("2026-11-23"));
        EXPECT_EQ(report.measures.at(0).all.by_child.in_time, 1);
        EXPECT_EQ(report.measures.at(0).all.by_child.late, 1);
    }
}

TEST_P(Reports, DrawOnWhatThePersonMayKnowOf)
{
    test::add_reported_family(sql(), "kept", test::north, 1, 1);
    for (const char* family : {"north", "south", "kept"})
        add(family, {.family = family, .limit = "2026-10-01"});

    EXPECT_EQ(count("sm", core::Reach::authority), 2u);
    EXPECT_EQ(count("bs-south", core::Reach::team), 1u);
    EXPECT_EQ(count("tm", core::Reach::team), 1u);
    EXPECT_EQ(count("sw", core::Reach::team), 3u);  // leads all of them
    EXPECT_EQ(rows(core::system_actor(test::exampleshire)).size(), 3u);
    EXPECT_EQ(rows(core::system_actor(test::elsewhere)).size(), 0u);
}

TEST_P(Reports, AreOfOneTeamWhenAsked)
{
    add("1", {.family = "north", .limit = "2026-10-01"});
    add("2", {.family = "south", .limit = "2026-10-01"});

    const auto found = rows(test::staff("sm"), core::Reach::authority, test::south);

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].team, test::south);
}

TEST_P(Reports, GiveWhatWasHeldWithTheAgenciesThatWereAskedAndCame)
{
    const core::ReportPeriod period{day("2026-10-01"), day("2026-12-31")};
    for (const char* id : {"m1", "m2", "m3"})
        test::add_reported_meeting(sql(), id, id[1] == '2' ? "south" : "north", "");
    test::hold_reported_meeting(sql(), "m1", test::at("2026-10-01T09:00"), "met");
    test::hold_reported_meeting(sql(), "m2", test::at("2026-12-31T15:00"), "not_met");
    test::hold_reported_meeting(sql(), "m3", test::at("2027-01-01T09:00"), "met");
    test::add_reported_seat(sql(), "m1", "police", "present");
    test::add_reported_seat(sql(), "m1", "school", "report_only");
    test::add_reported_seat(sql(), "m2", "police", "absent");

    const auto held = store_.held_meetings(test::staff("sm"), core::Reach::authority, now, period);

    ASSERT_EQ(held.size(), 2U);
    EXPECT_EQ(held[0].held_on, day("2026-10-01"));
    EXPECT_TRUE(held[0].was_quorate);
    EXPECT_FALSE(held[1].was_quorate);
    ASSERT_EQ(held[0].asked.size(), 2U);
    for (const core::AskedAgency& asked : held[0].asked)
        EXPECT_EQ(asked.came, asked.agency.text() == "agency-police");
    EXPECT_EQ(held[1].asked.size(), 1U);
    EXPECT_TRUE(
        store_.held_meetings(test::staff("sw-south"), core::Reach::involved, now, period).empty());
}

QUORATE_ON_EVERY_DATABASE(Reports);

}  // namespace
}  // namespace quorate::db
