#include "core/returns/census_record.hpp"

#include <gtest/gtest.h>

#include "tests/support/census_family.hpp"

namespace quorate::core {
namespace {

using test::day;
using test::HistoryOf;

const CensusPeriod year = census_year(2026);

CensusRecord only(const HistoryOf& family)
{
    const auto records = family.records(year);
    EXPECT_EQ(records.size(), 1u);
    return records.empty() ? CensusRecord{} : records.front();
}

CensusEpisode only_episode(const HistoryOf& family)
{
    const CensusRecord record = only(family);
    EXPECT_EQ(record.episodes.size(), 1u);
    return record.episodes.empty() ? CensusEpisode{} : record.episodes.front();
}

TEST(CensusYear, EndsOnTheLastDayOfMarch)
{
    EXPECT_EQ(year.from, day("2025-04-01"));
    EXPECT_EQ(year.until, day("2026-03-31"));
    EXPECT_EQ(year_of(year), 2026);
    EXPECT_EQ(usual_census_year(day("2026-03-31")), 2025);
    EXPECT_EQ(usual_census_year(day("2026-04-01")), 2026);
    EXPECT_EQ(census_years(3, day("2026-11-23")), (std::vector{2027, 2026, 2025}));
    EXPECT_TRUE(known_census_year(2027, day("2026-11-23")));
    EXPECT_FALSE(known_census_year(2028, day("2026-11-23")));
    EXPECT_FALSE(known_census_year(2013, day("2026-11-23")));
}

TEST(CensusRecord, IsOfEachChildByItself)
{
    const auto records = test::siblings().records(year);

    ASSERT_EQ(records.size(), 3u);
    EXPECT_EQ(records[0].reference, "EX-2041, child 1 of 3");
    EXPECT_EQ(records[0].born, day("2018-05-01"));
    const CensusEpisode& older = records[0].episodes.at(0);
    ASSERT_EQ(older.plans.size(), 1u);
    EXPECT_EQ(older.plans[0].started, day("2025-06-20"));
    EXPECT_EQ(older.plans[0].ended, day("2026-03-02"));
    EXPECT_EQ(older.plans[0].initial_category, "NEG");
    EXPECT_EQ(older.plans[0].latest_category, "EMO");
    EXPECT_EQ(older.plans[0].previous_plans, 0);
    ASSERT_EQ(older.plans[0].reviews.size(), 2u);
    EXPECT_EQ(older.plans[0].reviews[0].due, day("2025-09-20"));
    EXPECT_EQ(older.plans[0].reviews[0].goes_on, true);
    EXPECT_EQ(older.plans[0].reviews[1].due, day("2026-03-15"));
    EXPECT_EQ(older.plans[0].reviews[1].goes_on, false);
    EXPECT_TRUE(older.need_plans.empty());

    const CensusEpisode& younger = records[1].episodes.at(0);
    EXPECT_TRUE(younger.plans.empty());
    ASSERT_EQ(younger.need_plans.size(), 1u);
    EXPECT_EQ(younger.need_plans[0].started, day("2025-06-20"));
    ASSERT_EQ(younger.enquiries.size(), 1u);
    EXPECT_EQ(younger.enquiries[0].conference->on, day("2025-06-20"));

    const CensusEpisode& unborn = records[2].episodes.at(0);
    EXPECT_EQ(records[2].expected, day("2026-05-20"));
    EXPECT_TRUE(unborn.enquiries.empty());
    EXPECT_FALSE(unborn.conference);
    ASSERT_EQ(unborn.assessments.size(), 1u);
    EXPECT_EQ(unborn.assessments[0].authorised, day("2025-07-10"));
}

TEST(CensusRecord, NumbersAChildTheSameInEveryFileAndNoTwoAlike)
{
    const auto records = test::siblings().records(year);
    const auto again = test::siblings().records(census_year(2027));

    ASSERT_EQ(again.size(), 3u);
    EXPECT_EQ(records[0].child, again[0].child);
    EXPECT_NE(records[0].child, records[1].child);
    EXPECT_NE(records[0].episodes[0].id, records[1].episodes[0].id);
    EXPECT_EQ(records[0].child.size(), 20u);
    EXPECT_EQ(records[0].child.find_first_not_of("Q0123456789abcdef"), std::string::npos);
}

TEST(CensusRecord, CountsTheTargetFromTheDiscussionByTheRule)
{
    // Past Christmas, Boxing Day and New Year.
    const auto episode = only_episode(HistoryOf{}.referral("2025-11-03").discussion("2025-12-15"));
    ASSERT_EQ(episode.enquiries.size(), 1u);
    EXPECT_EQ(episode.enquiries[0].conference_target, day("2026-01-08"));
    EXPECT_TRUE(episode.enquiries[0].is_open());
}

TEST(CensusRecord, HoldsNothingAfterTheReferenceDate)
{
    const auto episode = only_episode(HistoryOf{}
                                          .referral("2026-01-05")
                                          .discussion("2026-03-20")
                                          .plan_made("2026-04-01")
                                          .closed("2026-04-02"));
    EXPECT_FALSE(episode.closed);
    EXPECT_TRUE(episode.plans.empty());
    EXPECT_FALSE(episode.enquiries.at(0).conference);
    EXPECT_TRUE(HistoryOf{}.referral("2026-04-01").records(year).empty());
}

TEST(CensusRecord, LeavesOutWhatEndedBeforeTheYear)
{
    HistoryOf family;
    family.referral("2024-01-08")
        .discussion("2024-02-01")
        .plan_made("2024-02-20")
        .plan_ended("2025-03-31")
        .discussion("2025-05-01")
        .plan_made("2025-05-20");
    const auto episode = only_episode(family);
    ASSERT_EQ(episode.enquiries.size(), 1u);
    EXPECT_EQ(episode.enquiries[0].started, day("2025-05-01"));
    ASSERT_EQ(episode.plans.size(), 1u);
    EXPECT_EQ(episode.plans[0].previous_plans, 1);
    EXPECT_TRUE(HistoryOf{}.referral("2024-01-08").closed("2025-03-31").records(year).empty());
    EXPECT_EQ(HistoryOf{}.referral("2024-01-08").closed("2025-04-01").records(year).size(), 1u);
}

TEST(CensusRecord, OpensAnEpisodeWithAReferralAfterAClosure)
{
    const auto record = only(HistoryOf{}
                                 .referral("2025-04-07")
                                 .referral("2025-04-20")  // of what is open already
                                 .closed("2025-06-01")
                                 .referral("2025-06-01")
                                 .discussion("2025-06-02"));
    ASSERT_EQ(record.episodes.size(), 2u);
    EXPECT_EQ(record.episodes[0].referred, day("2025-04-07"));
    EXPECT_EQ(record.episodes[0].closed, day("2025-06-01"));
    EXPECT_EQ(record.episodes[1].referred, day("2025-06-01"));
    EXPECT_EQ(record.episodes[1].enquiries.size(), 1u);
    const auto one_day = only(HistoryOf{}.referral("2025-06-01").closed("2025-06-01"));
    ASSERT_EQ(one_day.episodes.size(), 1u);
    EXPECT_EQ(one_day.episodes[0].closed, day("2025-06-01"));
}

TEST(CensusRecord, PutsAConferenceWithoutEnquiriesBesideTheReferral)
{
    const auto episode = only_episode(HistoryOf{}.referral("2025-06-02").plan_made("2025-06-20"));
    ASSERT_TRUE(episode.conference);
    EXPECT_EQ(episode.conference->on, day("2025-06-20"));
    EXPECT_TRUE(episode.enquiries.empty());
    EXPECT_EQ(episode.plans.size(), 1u);
}

TEST(CensusRecord, MarksAConferenceThatIsNotNeeded)
{
    HistoryOf family{{"a", "b"}};
    family.referral("2025-06-02").discussion("2025-06-10");
    family.conference_not_needed("event-2", "b");
    const auto records = family.records(year);
    ASSERT_EQ(records.size(), 2u);
    EXPECT_FALSE(records[0].episodes[0].enquiries[0].conference_not_needed);
    EXPECT_TRUE(records[1].episodes[0].enquiries[0].conference_not_needed);
}

TEST(CensusRecord, EndsAChildInNeedPlanWithAProtectionPlanAMeetingOrTheClosure)
{
    const auto ended = [](const HistoryOf& family) {
        return only_episode(family).need_plans.at(0).ended;
    };
    HistoryOf family;
    family.referral("2025-06-02").need_plan("2025-06-20");
    EXPECT_EQ(ended(family), std::nullopt);
    HistoryOf closed = family;
    EXPECT_EQ(ended(closed.closed("2025-12-01")), day("2025-12-01"));
    HistoryOf stepped_up = closed;
    EXPECT_EQ(ended(stepped_up.plan_made("2025-10-01")), day("2025-10-01"));
    HistoryOf decided = stepped_up;
    decided.decision(MeetingType::cin_review, "2025-09-01", "a", Outcome::plan_ended);
    EXPECT_EQ(ended(decided), day("2025-09-01"));
}

TEST(CensusRecord, TakesTheRecordedStartOfAPlanForItsOwn)
{
    HistoryOf family;
    family.referral("2025-06-02").discussion("2025-06-05").plan_made("2025-06-20");
    family.event(EventKind::plan_started, "2025-06-20");
    EXPECT_EQ(only_episode(family).plans.size(), 1u);
    HistoryOf slipped;
    slipped.referral("2025-06-02").discussion("2025-06-05").plan_made("2025-06-20");
    slipped.event(EventKind::plan_started, "2025-06-23");
    ASSERT_EQ(only_episode(slipped).plans.size(), 1u);
    EXPECT_EQ(only_episode(slipped).plans[0].started, day("2025-06-23"));
}

}  // namespace
}  // namespace quorate::core
