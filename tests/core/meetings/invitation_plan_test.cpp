#include "core/meetings/invitation_plan.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using enum MessageKind;

PlannedSeat seat(const char* id, int sequence = 0, bool told = true)
{
    return {.id = InviteeId{id}, .was_told = told, .sequence = sequence};
}

PlannedSeat by_hand(const char* id)
{
    return {.id = InviteeId{id}, .by_mail = false};
}

MeetingPlan plan(std::vector<PlannedSeat> seats)
{
    return {.starts_at = test::at("2026-11-25T10:00"),
            .ends_at = test::at("2026-11-25T12:00"),
            .place = "Room Oak",
            .seats = std::move(seats)};
}

template <class Change>
MeetingPlan changed(MeetingPlan given, Change change)
{
    given.sequence = 1;
    change(given);
    return given;
}

const auto moved = [](MeetingPlan& p) {
    p.starts_at += 24h;
    p.ends_at += 24h;
};
const auto another_room = [](MeetingPlan& p) { p.place = "Room Elm"; };
const auto cancelled = [](MeetingPlan& p) { p.is_cancelled = true; };
const auto nothing = [](MeetingPlan&) {};

struct Sent {
    const char* seat;
    MessageKind kind;
    int sequence;
    bool leaves = true;

    friend bool operator==(const Sent& a, const Sent& b)
    {
        return std::string{a.seat} == b.seat && a.kind == b.kind && a.sequence == b.sequence &&
               a.leaves == b.leaves;
    }
};

struct Case {
    const char* name;
    std::optional<MeetingPlan> given_before;
    MeetingPlan given_after;
    std::vector<Sent> then_sent;
};

const Case cases[] = {
    {"ANewMeetingAsksEveryone",
     std::nullopt,
     plan({seat("a", 0, false), seat("b", 0, false)}),
     {{"a", request, 0}, {"b", request, 0}}},
    {"WhoIsToldByHandGetsNoMail",
     std::nullopt,
     plan({seat("a", 0, false), by_hand("b")}),
     {{"a", request, 0}}},
    {"NothingChangedNothingSent", plan({seat("a")}), changed(plan({seat("a")}), nothing), {}},
    {"AMoveIsToldToAll",
     plan({seat("a"), seat("b")}),
     changed(plan({seat("a"), seat("b")}), moved),
     {{"a", request, 1}, {"b", request, 1}}},
    {"AnotherRoomIsToldToAll",
     plan({seat("a")}),
     changed(plan({seat("a")}), another_room),
     {{"a", request, 1}}},
    {"ANewSeatGetsTheCurrentSequence",
     changed(plan({seat("a", 1)}), nothing),
     changed(plan({seat("a", 1), seat("b", 0, false)}), nothing),
     {{"b", request, 1}}},
    {"ASeatThatComesBackOutranksItsCancellation",
     plan({seat("a")}),
     plan({seat("a"), seat("b", 3)}),
     {{"b", request, 4}}},
    {"AnUpdateOutranksTheSeatsLastMessage",
     plan({seat("a", 5)}),
     changed(plan({seat("a", 5)}), moved),
     {{"a", request, 6}}},
    {"ARemovedSeatAloneIsCancelled",
     plan({seat("a"), seat("b", 3)}),
     plan({seat("a")}),
     {{"b", cancel, 4}}},
    {"ACancellationGoesToAll",
     plan({seat("a"), seat("b")}),
     changed(plan({seat("a"), seat("b")}), cancelled),
     {{"a", cancel, 1}, {"b", cancel, 1}}},
    {"ACancellationOutranksTheSeatsLastMessage",
     plan({seat("a", 5)}),
     changed(plan({seat("a", 5)}), cancelled),
     {{"a", cancel, 6}}},
    {"ACancellationDoesNotLeaveForWhoWasNeverTold",
     plan({seat("a", 0, false)}),
     changed(plan({seat("a", 0, false)}), cancelled),
     {{"a", cancel, 1, false}}},
    {"ACancelledMeetingIsCancelledOnce",
     changed(plan({seat("a")}), cancelled),
     changed(plan({seat("a")}), cancelled),
     {}},
    {"RemovingWhoIsToldByHandSendsNothing", plan({by_hand("a")}), plan({}), {}},
};

TEST(InvitationPlanOrder, HasALaterStampForEveryVersion)
{
    const Instant now = test::at("2026-11-20T09:00");

    EXPECT_EQ(next_stamp(now, std::nullopt), now);
    EXPECT_EQ(next_stamp(now, now - 1s), now);
    EXPECT_EQ(next_stamp(now, now), now + 1s);
    EXPECT_EQ(next_stamp(now, now + 1h), now + 1h + 1s);  // the clock was put back
}

TEST(InvitationPlanChanges, AreNamedOneByOne)
{
    const MeetingPlan before = plan({});
    MeetingPlan after = changed(before, moved);
    after.place = "Online";
    after.mode = MeetingMode::video;
    after.video_link = "https://video.example/1";

    using enum InvitationChange;
    EXPECT_EQ(changed_between(before, after), (std::vector{time, way, place}));
    EXPECT_EQ(changes_between(before, after, RecipientClass::family).at(1),
              "You now take part by video.");
    const MeetingPlan earlier = after;
    after.video_link = "https://video.example/2";
    EXPECT_EQ(changed_between(earlier, after), std::vector{video_link});
    EXPECT_FALSE(asks_again(earlier, after));
}

TEST(InvitationPlanReasons, SayWhatHappensToTheSeat)
{
    const auto reason_of = [](const std::optional<MeetingPlan>& before, const MeetingPlan& after) {
        return invitation_plan(before, after).at(0).reason;
    };
    EXPECT_EQ(reason_of(std::nullopt, plan({seat("a", 0, false)})), MessageReason::invited);
    EXPECT_EQ(reason_of(plan({}), plan({seat("a", 1)})), MessageReason::invited_again);
    EXPECT_EQ(reason_of(plan({seat("a")}), changed(plan({seat("a")}), moved)),
              MessageReason::changed);
    EXPECT_EQ(reason_of(plan({seat("a")}), changed(plan({seat("a")}), cancelled)),
              MessageReason::called_off);
    EXPECT_EQ(reason_of(plan({seat("a")}), plan({})), MessageReason::seat_taken_back);
}

class InvitationPlan : public testing::TestWithParam<Case> {};

TEST_P(InvitationPlan, TellsEachSeatWhatConcernsIt)
{
    const Case& c = GetParam();

    const auto messages = invitation_plan(c.given_before, c.given_after);

    std::vector<Sent> sent;
    for (const PlannedMessage& each : messages)
        sent.push_back(
            {each.seat.text().c_str(), kind_of(each.reason), each.sequence, each.leaves});
    EXPECT_EQ(sent, c.then_sent);
}

INSTANTIATE_TEST_SUITE_P(, InvitationPlan, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(InvitationPlanWords, SayWhatChangedInPlainSentences)
{
    const auto before = plan({seat("a")});
    auto after = changed(before, moved);
    another_room(after);
    after.video_link = "https://video.example/1";

    EXPECT_EQ(changes_between(before, after, RecipientClass::professional),
              (std::vector<std::string>{
                  "It is now on Thursday 26 November 2026, 10:00 to 12:00. It was on Wednesday "
                  "25 November 2026, 10:00 to 12:00. Please reply again.",
                  "The place is now: Room Elm.",
                  "The link to join by video has changed. Please ask for the new one."}));
    EXPECT_EQ(changes_between(before, after, RecipientClass::family),
              (std::vector<std::string>{
                  "It is now on Thursday 26 November 2026, from 10 in the morning to 12 noon. It "
                  "was on Wednesday 25 November 2026, from 10 in the morning to 12 noon. Please "
                  "tell us again if you can come.",
                  "The place has changed. Please ask us where it is now.",
                  "The link to join by video has changed. Please ask for the new one."}));
}

TEST(InvitationPlanWords, TellAFamilyOfTheWayAloneWhenTheRoomStays)
{
    auto before = plan({seat("a")});
    before.site = "room-1";
    const auto after = changed(before, [](MeetingPlan& meeting) {
        meeting.mode = MeetingMode::hybrid;
        meeting.place = "Room Oak, or online";
    });
    const auto online = changed(before, [](MeetingPlan& meeting) {
        meeting.mode = MeetingMode::video;
        meeting.place = "Online";
        meeting.site = "";
    });
    const auto elsewhere = changed(after, [](MeetingPlan& meeting) {
        meeting.mode = MeetingMode::in_person;
        meeting.place = "Room Elm";
        meeting.site = "room-2";
    });

    EXPECT_EQ(changes_between(before, after, RecipientClass::family).size(), 1u);
    EXPECT_TRUE(changes_between(before, after, RecipientClass::family)
                    .front()
                    .starts_with("You now take part "));
    EXPECT_EQ(changes_between(before, online, RecipientClass::family).size(), 1u);
    EXPECT_EQ(changes_between(after, elsewhere, RecipientClass::family).at(1),
              "The place has changed. Please ask us where it is now.");
    EXPECT_EQ(changes_between(before, after, RecipientClass::professional).at(1),
              "The place is now: Room Oak, or online.");
}

TEST(InvitationPlanWords, AreKnownAgainByWhatTheyTellOf)
{
    using enum InvitationChange;
    const std::string told =
        "You now take part by video.\nMae'r lleoliad wedi newid i: Ystafell Elm.";

    EXPECT_EQ(changes_told(told), (std::vector<InvitationChange>{way, place}));
    EXPECT_TRUE(changes_told("").empty());
}

TEST(InvitationPlanWords, NeverTellAFamilyThePlace)
{
    PlannedSeat mother = seat("a");
    mother.recipient = RecipientClass::family;

    const auto messages = invitation_plan(plan({mother, seat("b")}),
                                          changed(plan({mother, seat("b")}), another_room));

    ASSERT_EQ(messages.size(), 2u);
    EXPECT_EQ(messages[0].changes,
              std::vector<std::string>{"The place has changed. Please ask us where it is now."});
    EXPECT_EQ(messages[1].changes, std::vector<std::string>{"The place is now: Room Elm."});
}

TEST(InvitationPlanWords, NeverHoldTheVideoLink)
{
    const auto before = plan({seat("a")});
    const auto after =
        changed(before, [](MeetingPlan& p) { p.video_link = "https://video.example/secret"; });

    for (const auto& message : invitation_plan(before, after))
        for (const auto& sentence : message.changes)
            EXPECT_EQ(sentence.find("video.example"), std::string::npos);
}

TEST(InvitationPlanWords, CompareWithTheTimeThatWasTold)
{
    const auto told = plan({});
    const auto untold = changed(told, moved);
    const auto later = changed(untold, moved);
    for (const auto recipient : {RecipientClass::professional, RecipientClass::family}) {
        const std::string unknown = changes_between(told, untold, recipient).front();

        EXPECT_EQ(changes_since_told(unknown, changes_between(untold, later, recipient)),
                  changes_between(told, later, recipient));
        EXPECT_EQ(changes_since_told("", changes_between(untold, later, recipient)),
                  changes_between(untold, later, recipient));
    }
}

TEST(InvitationPlanWords, SayNoOtherTimeWhenItIsBackAtTheOneThatWasTold)
{
    const auto told = plan({});
    const auto untold = changed(told, moved);
    const auto professional = RecipientClass::professional;

    EXPECT_EQ(changes_since_told(changes_between(told, untold, professional).front(),
                                 changes_between(untold, told, professional)),
              std::vector<std::string>{"It is now on Wednesday 25 November 2026, 10:00 to 12:00. "
                                       "Please reply again."});
}

TEST(InvitationPlanReplies, AreAskedAgainOnlyWhenTheTimeChanged)
{
    const auto before = plan({});

    EXPECT_TRUE(asks_again(before, changed(before, moved)));
    EXPECT_FALSE(asks_again(before, changed(before, another_room)));
    for (const auto recipient : {RecipientClass::professional, RecipientClass::family}) {
        EXPECT_TRUE(asks_again(changes_between(before, changed(before, moved), recipient)));
        EXPECT_FALSE(asks_again(changes_between(before, changed(before, another_room), recipient)));
    }
}

TEST(InvitationPlanOfTheChair, TellsOfTheTimeWithTheFamily)
{
    const MeetingPlan before = plan({seat("a"), seat("b")});
    MeetingPlan after = changed(before, nothing);
    after.seats[0].minutes_before = 30;
    after.seats[0].minutes_after = 15;

    const auto messages = invitation_plan(before, after);

    ASSERT_EQ(messages.size(), 1u);
    EXPECT_EQ(messages[0].seat, InviteeId{"a"});
    EXPECT_NE(messages[0].changes.front().find("09:30 to 12:15"), std::string::npos);
}

}  // namespace
}  // namespace quorate::core
