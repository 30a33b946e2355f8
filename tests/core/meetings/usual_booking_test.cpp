#include "core/meetings/usual_booking.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/rules/bank_holidays.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

class TheUsualBooking : public test::MeetingTest {
protected:
    UsualBooking usual(MeetingType type)
    {
        return database().read([&](UnitOfWork& work) {
            const auto choices =
                meeting_choices(work, tools(), test::person("support-1"), CaseId{"case-1"}, type);
            return usual_booking(work,
                                 *choices,
                                 type,
                                 WorkingCalendar{shipped_bank_holidays()},
                                 test::day("2026-11-20"));
        });
    }

    static bool invites(const UsualBooking& usual, const SeatRequest& seat)
    {
        return std::ranges::find(usual.invitees, seat.holder, &SeatRequest::holder) !=
               usual.invitees.end();
    }
};

TEST_P(TheUsualBooking, IsTheNextWorkingDayWithTheLeadSocialWorker)
{
    const UsualBooking first = usual(MeetingType::initial_cp_conference);

    EXPECT_EQ(first.next_working_day, test::day("2026-11-23"));
    EXPECT_EQ(first.length_minutes, 120);
    EXPECT_TRUE(first.chair.empty());
    EXPECT_TRUE(invites(first, staff("worker-1")));
    EXPECT_EQ(first.invitees.size(), 1u);
}

TEST_P(TheUsualBooking, OfAReviewHasTheChairAndPeopleOfTheLastConference)
{
    auto draft = conference();
    draft.invitees.push_back(member("mother-1"));
    scheduled(draft);

    const UsualBooking review = usual(MeetingType::review_cp_conference);

    EXPECT_EQ(review.chair, UserId{"chair-1"});
    EXPECT_TRUE(invites(review, contact("contact-police")));
    EXPECT_TRUE(invites(review, member("mother-1")));
    EXPECT_FALSE(invites(review, staff("chair-1")));
}

TEST_P(TheUsualBooking, OfAFirstConferenceHasThePeopleOfTheStrategyDiscussion)
{
    auto draft = conference();
    draft.type = "strategy_discussion";
    draft.when_and_where.chair = UserId{"worker-1"};
    scheduled(draft);

    const UsualBooking first = usual(MeetingType::initial_cp_conference);

    EXPECT_TRUE(invites(first, contact("contact-police")));
    EXPECT_TRUE(first.chair.empty());
}

TEST_P(TheUsualBooking, OfACoreGroupIsLedByTheLeadSocialWorker)
{
    scheduled(conference());

    const UsualBooking group = usual(MeetingType::core_group);

    EXPECT_EQ(group.chair, UserId{"worker-1"});
    EXPECT_EQ(group.length_minutes, 60);
    EXPECT_TRUE(invites(group, contact("contact-nurse")));
}

TEST_P(TheUsualBooking, OfACoreGroupHasThoseWhomTheConferenceNamedAndNobodyElse)
{
    auto draft = conference();
    draft.invitees.push_back(member("mother-1"));
    scheduled(draft);
    test::run(
        temp_.pool(),
        "insert into core_group (meeting_id, authority_id, members, lead, named_by, named_at) "
        "select id, authority_id, 'user:worker-1,member:mother-1', 'user:worker-1', "
        "'support-1', 0 from meeting");

    const UsualBooking group = usual(MeetingType::core_group);

    EXPECT_EQ(group.chair, UserId{"worker-1"});
    EXPECT_TRUE(invites(group, member("mother-1")));
    EXPECT_TRUE(invites(group, staff("worker-1")));
    EXPECT_FALSE(invites(group, contact("contact-nurse")));
    EXPECT_TRUE(invites(usual(MeetingType::review_cp_conference), contact("contact-nurse")));
}

TEST_P(TheUsualBooking, LeavesOutWhoMustNotBeInvited)
{
    auto draft = conference();
    draft.invitees.push_back(member("father-1"));
    scheduled(draft);
    ASSERT_TRUE(invites(usual(MeetingType::review_cp_conference), member("father-1")));

    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'father-1', 'bail', "
              "'worker-1', 0)");

    EXPECT_FALSE(invites(usual(MeetingType::review_cp_conference), member("father-1")));
}

TEST_P(TheUsualBooking, NeverHasTheFamilyWhereProfessionalsMeetAlone)
{
    auto draft = conference();
    draft.invitees.push_back(member("mother-1"));
    scheduled(draft);
    ASSERT_TRUE(invites(usual(MeetingType::core_group), member("mother-1")));

    for (const MeetingType type : {MeetingType::strategy_discussion, MeetingType::legal_planning}) {
        EXPECT_FALSE(invites(usual(type), member("mother-1"))) << code(type);
        const auto choices = database().read([&](UnitOfWork& work) {
            return meeting_choices(
                work, tools(), test::person("support-1"), CaseId{"case-1"}, type);
        });
        ASSERT_TRUE(choices);
        EXPECT_FALSE(choices->candidates.empty());
        for (const Candidate& each : choices->candidates)
            EXPECT_FALSE(each.holder.member) << code(type);
    }
}

QUORATE_ON_EVERY_DATABASE(TheUsualBooking);

}  // namespace
}  // namespace quorate::core
