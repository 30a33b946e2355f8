#include "core/due_dates/decide_due_dates.hpp"

#include <gtest/gtest.h>

#include "core/dates/london_time.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using enum EventKind;

CaseEvent event(EventKind kind, const char* on)
{
    return {.id = CaseEventId{std::string{code(kind)} + on},
            .kind = kind,
            .on = test::day(on),
            .recorded_at = test::at(std::string{on} + "T12:00")};
}

CaseEvent section_47(const char* on)
{
    CaseEvent discussion = event(strategy_discussion, on);
    discussion.initiates_section_47 = true;
    return discussion;
}

CaseEvent conference_with_plan(const char* on)
{
    CaseEvent conference = event(conference_held, on);
    conference.makes_plan = true;
    return conference;
}

class DecidedDates : public testing::Test {
protected:
    void given(std::vector<CaseEvent> events, Jurisdiction jurisdiction = Jurisdiction::england)
    {
        events_ = std::move(events);
        decided_ = decide_due_dates(jurisdiction, events_, {}, shipped_calendars());
    }

    // "rule limit status met_on" for each, one a line.
    std::string all() const
    {
        std::string text;
        for (const DecidedDueDate& each : decided_)
            text += std::string{each.rule->id} + " " + iso(each.due.limit_date) + " " +
                    std::string{code(each.status)} +
                    (each.met_on ? " " + iso(*each.met_on) : std::string{}) + "\n";
        return text;
    }

    std::vector<CaseEvent> events_;
    std::vector<DecidedDueDate> decided_;
};

TEST_F(DecidedDates, FollowFromAReferral)
{
    given({event(referral, "2026-11-02")});
    EXPECT_EQ(all(),
              "eng-referral-decision-1wd 2026-11-03 open\n"
              "eng-referrer-acknowledgement-1wd 2026-11-03 open\n"
              "eng-assessment-45wd 2027-01-07 open\n");
}

TEST_F(DecidedDates, OfAnAssessmentAreMetWhenItIsFinishedEvenLate)
{
    given({event(referral, "2026-11-02"),
           event(assessment_allocated, "2026-11-02"),
           event(assessment_finished, "2027-02-01")});
    EXPECT_EQ(all(),
              "eng-referral-decision-1wd 2026-11-03 met 2026-11-02\n"
              "eng-referrer-acknowledgement-1wd 2026-11-03 open\n"
              "eng-assessment-45wd 2027-01-07 met 2027-02-01\n"
              "loc-assessment-checkpoint-10wd 2026-11-16 not_needed\n");
}

TEST_F(DecidedDates, OfAConferenceNeedTheDiscussionThatStartedSection47)
{
    given({event(strategy_discussion, "2026-11-04"), section_47("2026-11-05")});
    EXPECT_EQ(all(), "eng-icpc-15wd 2026-11-26 open\n");
}

TEST_F(DecidedDates, StartTheClocksOfAPlanOnlyWhenOneWasMade)
{
    given({section_47("2026-11-05"), event(conference_held, "2026-11-25")});
    EXPECT_EQ(all(),
              "eng-icpc-15wd 2026-11-26 met 2026-11-25\n"
              "loc-conference-record-15wd 2026-12-16 open\n");

    given({conference_with_plan("2026-11-25")});
    EXPECT_EQ(all(),
              "eng-core-group-first-10wd 2026-12-09 open\n"
              "eng-rcpc-first-3m 2027-02-25 open\n"
              "loc-conference-record-15wd 2026-12-16 open\n");
}

TEST_F(DecidedDates, OfReviewsRunFromOneToTheNextUntilThePlanEnds)
{
    given({conference_with_plan("2025-11-25"),
           event(review_conference_held, "2026-02-20"),
           event(review_conference_held, "2026-08-19"),
           event(plan_ended, "2026-08-19")});
    EXPECT_EQ(all(),
              "eng-core-group-first-10wd 2025-12-09 not_needed\n"
              "eng-rcpc-first-3m 2026-02-25 met 2026-02-20\n"
              "loc-conference-record-15wd 2025-12-16 open\n"
              "eng-rcpc-subsequent-6m 2026-08-20 met 2026-08-19\n"
              "loc-conference-record-15wd 2026-03-13 open\n"
              "eng-rcpc-subsequent-6m 2027-02-19 not_needed\n"
              "loc-conference-record-15wd 2026-09-10 open\n");
}

TEST_F(DecidedDates, DoNotLetAnEarlierPlansEndStopALaterPlan)
{
    given({event(plan_ended, "2026-08-19"), conference_with_plan("2026-11-25")});
    EXPECT_EQ(all(),
              "eng-core-group-first-10wd 2026-12-09 open\n"
              "eng-rcpc-first-3m 2027-02-25 open\n"
              "loc-conference-record-15wd 2026-12-16 open\n");
}

TEST_F(DecidedDates, OfACoreGroupRunFromOneToTheNextUntilThePlanEnds)
{
    given({event(core_group_held, "2026-09-01"),
           event(core_group_held, "2026-09-28"),
           event(plan_ended, "2026-10-20")});
    EXPECT_EQ(all(),
              "loc-core-group-interval-4w 2026-09-29 met 2026-09-28\n"
              "loc-core-group-interval-4w 2026-10-26 not_needed\n");
}

TEST_F(DecidedDates, OfAConferencesRecordAreMetWhenItIsSent)
{
    given({event(review_conference_held, "2026-02-20"),
           event(conference_record_sent, "2026-03-20"),
           event(strategy_record_sent, "2026-02-20")});
    EXPECT_EQ(all(),
              "eng-rcpc-subsequent-6m 2026-08-20 open\n"
              "loc-conference-record-15wd 2026-03-13 met 2026-03-20\n");
}

TEST_F(DecidedDates, CountedBackFromABirthAreMetInThatPregnancy)
{
    const LocalRules before_birth{
        {{.rule_id = "loc-prebirth-icpc-6w-before-edd", .from = test::day("2026-01-01")}}};
    const auto with = [&](const char* conference) {
        events_ = {event(conference_held, conference), event(expected_delivery_date, "2027-03-01")};
        decided_ =
            decide_due_dates(Jurisdiction::england, events_, {}, shipped_calendars(), before_birth);
        return std::string{code(decided_.back().status)};
    };
    EXPECT_EQ(with("2026-12-01"), "met");
    EXPECT_EQ(with("2026-04-30"), "open") << "of an older child";
    EXPECT_EQ(iso(decided_.back().due.limit_date), "2027-01-18");
}

TEST_F(DecidedDates, AreOfTheVariantThatTheAuthorityChose)
{
    events_ = {event(core_group_held, "2026-09-01")};
    decided_ = decide_due_dates(
        Jurisdiction::england,
        events_,
        {},
        shipped_calendars(),
        LocalRules{{{.rule_id = "loc-core-group-interval-6w", .from = test::day("2026-09-01")}}});
    EXPECT_EQ(all(), "loc-core-group-interval-6w 2026-10-13 open\n");
}

// A limit in hours runs for `hours` of elapsed time from the moment that an event names.
TEST_F(DecidedDates, InHoursNeedTheMoment)
{
    const LocalRules local{{{.rule_id = "loc-child-seen-24h", .from = test::day("2026-01-01")}}};
    const auto limits = [&] {
        decided_ = decide_due_dates(Jurisdiction::england, events_, {}, shipped_calendars(), local);
        std::string text;
        for (const DecidedDueDate& each : decided_)
            if (each.rule->id == "loc-child-seen-24h")
                text += rfc3339(each.due.limit_at.value()) + " " + std::string{code(each.status)} +
                        (each.met_at ? " " + rfc3339(*each.met_at) : std::string{}) + "\n";
        return text;
    };
    events_ = {event(section_47_allocated, "2026-10-24")};
    EXPECT_EQ(limits(), "") << "nobody knows the time";

    // Clocks go back on 25 October 2026 at 02:00.
    events_[0].at = test::at("2026-10-24T14:00");
    EXPECT_EQ(limits(), "2026-10-25T13:00:00+00:00 open\n");

    events_.push_back(event(child_seen, "2026-10-24"));
    events_[1].at = test::at("2026-10-24T11:00");
    EXPECT_EQ(limits(), "2026-10-25T13:00:00+00:00 open\n") << "that was before";

    events_.push_back(event(child_seen, "2026-10-24"));
    events_[2].at = test::at("2026-10-24T18:30");
    EXPECT_EQ(limits(), "2026-10-25T13:00:00+00:00 met 2026-10-24T18:30:00+01:00\n");
}

TEST_F(DecidedDates, OfAVisitAreMetByItsRecord)
{
    CaseEvent seen = event(child_seen, "2026-11-20");
    seen.recorded_at = test::at("2026-11-25T23:30");
    given({seen});
    EXPECT_EQ(all(), "loc-cin-visit-record-2wd 2026-11-24 met 2026-11-25\n");
}

TEST_F(DecidedDates, FollowTheCasesJurisdiction)
{
    given({event(referral, "2026-11-02"), section_47("2026-11-05")}, Jurisdiction::wales);
    EXPECT_EQ(all(),
              "wal-assessment-42wd 2027-01-04 open\n"
              "wal-icpc-15wd 2026-11-26 open\n");
}

TEST_F(DecidedDates, AreNotGivenByRulesThatWereNotInForce)
{
    given({section_47("2012-11-05")});
    EXPECT_EQ(all(), "");
}

}  // namespace
}  // namespace quorate::core
