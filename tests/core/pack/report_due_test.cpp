#include "core/pack/report_due.hpp"

#include <gtest/gtest.h>

#include "core/dates/date_text.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::at;

Meeting a(MeetingType type, const char* starts_at = "2026-11-25T10:00")
{
    Meeting meeting;
    meeting.type = type;
    meeting.starts_at = at(starts_at);
    meeting.chair = UserId{"chair-1"};
    return meeting;
}

ReportDue due(const Meeting& meeting, const LocalRules& local = {}, const NamedDays& closed = {})
{
    return report_due(meeting, local, calendars_with(shipped_bank_holidays(), closed));
}

TEST(ReportDueDate, IsThreeWorkingDaysBeforeAnInitialConferenceAndFiveBeforeAReview)
{
    for (const MeetingType type : {MeetingType::initial_cp_conference,
                                   MeetingType::pre_birth_conference,
                                   MeetingType::transfer_in_conference}) {
        const ReportDue first = due(a(type));
        EXPECT_EQ(iso(first.on), "2026-11-20");
        EXPECT_EQ(first.rule_id, "loc-report-share-icpc-3wd");
        EXPECT_EQ(first.counted, "3 working days");
        EXPECT_NE(first.source.find("Pan-Sussex"), std::string::npos);
    }
    const ReportDue review = due(a(MeetingType::review_cp_conference));
    EXPECT_EQ(iso(review.on), "2026-11-18");
    EXPECT_EQ(review.rule_id, "loc-report-share-rcpc-5wd");
}

TEST(ReportDueDate, LeavesOutBankHolidaysAndClosuresAndMovesWithTheMeeting)
{
    const MeetingType type = MeetingType::initial_cp_conference;

    EXPECT_EQ(iso(due(a(type, "2026-12-30T10:00")).on), "2026-12-23");
    EXPECT_EQ(iso(due(a(type), {}, {{test::day("2026-11-24"), "Closed"}}).on), "2026-11-19");
    EXPECT_EQ(iso(due(a(type, "2026-11-26T10:00")).on), "2026-11-23");
}

TEST(ReportDueDate, FollowsWhatTheAuthorityChose)
{
    const LocalRules two_days{
        {{.rule_id = "loc-report-share-icpc-2wd", .from = test::day("2026-01-01")}}};

    EXPECT_EQ(iso(due(a(MeetingType::initial_cp_conference), two_days).on), "2026-11-23");
    EXPECT_EQ(due(a(MeetingType::initial_cp_conference), two_days).rule_id,
              "loc-report-share-icpc-2wd");
}

struct Asked {
    const char* name;
    InviteeEntry given_seat;
    bool then_asked;
};

InviteeEntry seat_of(const SeatHolder& holder)
{
    InviteeEntry seat;
    seat.invitee.holder = holder;
    return seat;
}

InviteeEntry contact(AgencyKind kind, const char* job)
{
    InviteeEntry seat = seat_of({.contact = ContactId{"c"}});
    seat.job = job;
    seat.agency_kind = kind;
    return seat;
}

InviteeEntry staff(const char* id, Role role)
{
    InviteeEntry seat = seat_of({.user = UserId{id}});
    seat.staff_role = role;
    return seat;
}

const Asked asked[] = {
    {"TheNurse", contact(AgencyKind::health, "Health visitor"), true},
    {"ThePolice", contact(AgencyKind::police, "Detective constable"), true},
    {"TheInterpreter", contact(AgencyKind::voluntary, "Interpreter"), false},
    {"TheAdvocate", contact(AgencyKind::voluntary, "Children's Advocate"), false},
    {"TheLawyer", contact(AgencyKind::legal, "Barrister"), false},
    {"TheMother", seat_of({.member = FamilyMemberId{"m"}}), false},
    {"TheSocialWorker", staff("worker-1", Role::social_worker), true},
    {"TheChair", staff("chair-1", Role::social_worker), false},
    {"TheAdministrator", staff("support-1", Role::business_support), false},
};

class AskedForAReport : public testing::TestWithParam<Asked> {};

TEST_P(AskedForAReport, IsWhoWorksWithTheFamily)
{
    const Asked& c = GetParam();

    EXPECT_EQ(is_asked_for_report(a(MeetingType::initial_cp_conference), c.given_seat),
              c.then_asked);
    EXPECT_FALSE(is_asked_for_report(a(MeetingType::core_group), c.given_seat));
}

INSTANTIATE_TEST_SUITE_P(, AskedForAReport, testing::ValuesIn(asked), [](const auto& test) {
    return test.param.name;
});

}  // namespace
}  // namespace quorate::core
