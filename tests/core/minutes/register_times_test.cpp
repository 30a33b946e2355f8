#include <gtest/gtest.h>

#include "core/meetings/meeting.hpp"
#include "core/meetings/stay.hpp"
#include "core/minutes/register.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

struct Case {
    const char* name;
    Stay given;
    const char* given_now;
    InRoom then_where;
    const char* then_words;
};

// Of a meeting from ten to twelve.
const Case cases[] = {
    {"FromStartToEnd", {}, "2026-11-25T10:30", InRoom::here, ""},
    {"NotYetThere", {10h + 40min, {}}, "2026-11-25T10:30", InRoom::not_yet, "came at 10:40"},
    {"CameLate", {10h + 40min, {}}, "2026-11-25T10:40", InRoom::here, "came at 10:40"},
    {"CameEarly", {9h + 50min, {}}, "2026-11-25T10:00", InRoom::here, ""},
    {"StillThere", {{}, 11h + 15min}, "2026-11-25T11:14", InRoom::here, "left at 11:15"},
    {"LeftEarly", {{}, 11h + 15min}, "2026-11-25T11:15", InRoom::left, "left at 11:15"},
    {"StayedToTheEnd", {{}, 12h}, "2026-11-25T12:30", InRoom::here, ""},
    {"Both", {10h + 5min, 11h}, "2026-11-26T09:00", InRoom::left, "came at 10:05, left at 11:00"},
};

class TimesInTheRoom : public testing::TestWithParam<Case> {};

TEST_P(TimesInTheRoom, SayWhereSomebodyIs)
{
    const Case& c = GetParam();
    Meeting meeting;
    meeting.starts_at = test::at("2026-11-25T10:00");
    meeting.ends_at = test::at("2026-11-25T12:00");
    Invitee seat;
    seat.stay = c.given;

    EXPECT_EQ(in_room(meeting, seat.stay, test::at(c.given_now)), c.then_where);
    EXPECT_EQ(late_or_early(attended(meeting, {}), seat), c.then_words);
}

INSTANTIATE_TEST_SUITE_P(, TimesInTheRoom, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(LateOrEarly, SaysNothingOfWhoComesForAPart)
{
    Invitee seat;
    seat.window = AttendanceWindow{.from = 0min, .until = 50min};
    seat.stay.arrived = 10h + 20min;

    EXPECT_EQ(late_or_early({test::at("2026-11-25T10:00"), test::at("2026-11-25T12:00")}, seat),
              "");
}

class TimesInTheRegister : public test::RecordTest {
protected:
    using Times = std::map<InviteeId, std::string>;

    Result<Register> take(TakeRegister command)
    {
        command.meeting = meeting;
        return transact([&](UnitOfWork& work) {
            return take_register(work, clock_, as("support-1"), command);
        });
    }

    const InviteeId police{"seat-police"};
    const InviteeId nurse{"seat-nurse"};
};

TEST_P(TimesInTheRegister, AreKeptAndQuorumCountsWhoIsInTheRoom)
{
    everyone_is_here();
    clock_.set(test::at("2026-11-25T11:00"));

    const auto taken = take({.arrived = {{police, "10.20"}}, .left = {{nurse, "10:50"}}});

    ASSERT_TRUE(taken);
    for (const InviteeEntry& seat : taken->seats) {
        if (seat.invitee.id == police) EXPECT_EQ(stay_time(seat.invitee.stay.arrived), "10:20");
        if (seat.invitee.id != nurse) continue;
        EXPECT_EQ(stay_time(seat.invitee.stay.left), "10:50");
        EXPECT_EQ(in_room(*taken, seat.invitee), InRoom::left);
    }
    for (const QuorumAgency& agency : taken->quorum.agencies)
        if (agency.kind == AgencyKind::health) EXPECT_EQ(agency.presence, Presence::not_coming);
}

TEST_P(TimesInTheRegister, NameTheFieldsThatAreWrong)
{
    everyone_is_here();

    const auto unread = take({.arrived = {{police, "soon"}}});
    ASSERT_FALSE(unread);
    EXPECT_EQ(complaints(unread.error()),
              std::vector<std::string>{"arrived.seat-police: Enter a time, such as 10:40"});

    const auto before = take({.arrived = {{police, "11:00"}}, .left = {{police, "10:30"}}});
    ASSERT_FALSE(before);
    EXPECT_EQ(before.error().fields.front().field, "left.seat-police");

    const auto absent =
        take({.attendance = {{police, Attendance::absent}}, .arrived = {{police, "10:10"}}});
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().fields.front().field, "arrived.seat-police");

    const auto elsewhere = take({.arrived = {{InviteeId{"seat-elsewhere"}, "10:10"}}});
    ASSERT_FALSE(elsewhere);
    EXPECT_EQ(elsewhere.error().fields.front().field, "arrived.seat-elsewhere");
}

TEST_P(TimesInTheRegister, GoWithTheMark)
{
    everyone_is_here();
    ASSERT_TRUE(take({.arrived = {{police, "10:20"}}}));

    ASSERT_TRUE(take({.attendance = {{police, Attendance::absent}}}));
    const auto back = take({.attendance = {{police, Attendance::present}}});

    ASSERT_TRUE(back);
    for (const InviteeEntry& seat : back->seats)
        EXPECT_EQ(seat.invitee.stay, Stay{}) << seat.invitee.id.text();
}

TEST_P(TimesInTheRegister, OfAnOldFormDoNotReplaceWhatSomebodyElseSaved)
{
    everyone_is_here();
    ASSERT_TRUE(take({.arrived = {{police, "10:20"}}}));
    const SeatShown old{.recorded = Attendance::present, .filled_in = Attendance::present};

    const auto repeated = take({.shown = {{police, old}}, .arrived = {{police, ""}}});
    ASSERT_TRUE(repeated);
    for (const InviteeEntry& seat : repeated->seats)
        if (seat.invitee.id == police) EXPECT_EQ(stay_time(seat.invitee.stay.arrived), "10:20");

    const auto other = take({.shown = {{police, old}}, .arrived = {{police, "10:25"}}});
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().refusal, Refusal::stale_version);
    EXPECT_EQ(complaints(other.error()),
              std::vector<std::string>{
                  "arrived.seat-police: Someone else saved \"10:20\" while you had this open, and "
                  "you typed \"10:25\". Type the one that is right and save again"});
}

QUORATE_ON_EVERY_DATABASE(TimesInTheRegister);

}  // namespace
}  // namespace quorate::core
