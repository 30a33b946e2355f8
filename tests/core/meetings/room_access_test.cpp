#include "core/meetings/room_access.hpp"

#include <gtest/gtest.h>

#include "core/meetings/invitation_plan.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using enum AccessFeature;

constexpr auto professional = RecipientClass::professional;
constexpr auto family = RecipientClass::family;

MeetingPlan in_room(const char* room, AccessFeatures offered, AccessFeatures needed = {})
{
    return {.starts_at = test::at("2026-11-25T10:00"),
            .ends_at = test::at("2026-11-25T12:00"),
            .place = room,
            .place_in_welsh = room,
            .access = {
                .room = RoomId{room}, .offered = std::move(offered), .needed = std::move(needed)}};
}

TEST(AnotherRoom, SaysWhatItLacksThatTheOneBeforeHas)
{
    const auto before = in_room("Room Oak", {step_free, hearing_loop, video});
    const auto after = in_room("Room Elm", {parking});

    EXPECT_EQ(changes_between(before, after, professional),
              (Lines{"The place is now: Room Elm.",
                     "The new room is without: step-free access, hearing loop. If you need any of "
                     "this, please tell us now."}));
    EXPECT_EQ(changes_between(before, after, professional, Language::welsh).at(1),
              "Nid oes gan yr ystafell newydd: mynediad heb risiau, dolen glyw. Os oes angen "
              "unrhyw un o'r rhain arnoch, rhowch wybod i ni nawr.");
}

TEST(AnotherRoom, SaysSoToAFamilyWithoutSayingWhere)
{
    const auto before = in_room("Room Oak", {step_free});
    const auto after = in_room("Room Elm", {});

    EXPECT_EQ(changes_between(before, after, family),
              (Lines{"The place has changed. Please ask us where it is now.",
                     "The new place is without: step-free access. If you need any of this, please "
                     "tell us now."}));
    EXPECT_EQ(changes_between(before, after, family, Language::welsh).at(1),
              "Nid oes gan y lle newydd: mynediad heb risiau. Os oes angen unrhyw un o'r rhain "
              "arnoch, dywedwch wrthym nawr.");
}

TEST(AnotherRoom, SaysWhatTheMeetingNeedsWhateverWasThereBefore)
{
    const auto before = in_room("Room Oak", {}, {hearing_loop});
    const auto after = in_room("Room Elm", {step_free}, {hearing_loop});

    EXPECT_EQ(lost_access(before.access, after.access), AccessFeatures{hearing_loop});
}

TEST(AnotherRoom, IsWithoutNothingWhenItHasAllOrIsTheSameOrNotOurs)
{
    const auto before = in_room("Room Oak", {step_free}, {hearing_loop});
    auto elsewhere = before;
    elsewhere.place = "The school";
    elsewhere.access = {};

    for (const auto& after :
         {in_room("Room Elm", {step_free, hearing_loop, quiet_space}, {hearing_loop}),
          before,
          elsewhere})
        EXPECT_EQ(lost_access(before.access, after.access), AccessFeatures{});
    EXPECT_EQ(lost_access({}, before.access), AccessFeatures{hearing_loop});
}

MeetingPlan at_a_venue()
{
    auto plan = in_room("The school", {});
    plan.access = {.is_elsewhere = true};
    return plan;
}

TEST(APlaceOfOnesOwn, SaysThatNobodyKnowsWhetherItHasWhatTheRoomHad)
{
    const auto before = in_room("Room Oak", {step_free, video});
    const auto after = at_a_venue();

    EXPECT_EQ(changes_between(before, after, professional),
              (Lines{"The place is now: The school.",
                     "The new place is not one of our rooms. We do not know whether it has: "
                     "step-free access. If you need any of this, please tell us now."}));
    EXPECT_EQ(changes_between(before, after, family, Language::welsh).at(1),
              "Nid un o'n hystafelloedd ni yw'r lle newydd. Ni wyddom a oes ganddo: mynediad heb "
              "risiau. Os oes angen unrhyw un o'r rhain arnoch, dywedwch wrthym nawr.");
    EXPECT_EQ(lost_access(after.access, at_a_venue().access), AccessFeatures{});
    EXPECT_EQ(lost_access(after.access, before.access), AccessFeatures{});
}

TEST(APlaceOfOnesOwn, IsForgottenOnceAnotherRoomIsTold)
{
    const auto told = in_room("Room Oak", {step_free});
    const auto changes = changes_between(told, at_a_venue(), professional);

    EXPECT_EQ(changes_since_told(
                  changes[0] + "\n" + changes[1],
                  changes_between(at_a_venue(), in_room("Room Elm", {step_free}), professional)),
              Lines{"The place is now: Room Elm."});
}

TEST(AnotherRoom, IsTheOnlyOneOfWhichItIsSaid)
{
    const auto told = in_room("Room Oak", {step_free});
    const auto untold = in_room("Room Elm", {});
    const auto later = in_room("Room Ash", {step_free});
    const Lines changes = changes_between(told, untold, professional);

    EXPECT_EQ(changes_since_told(changes[0] + "\n" + changes[1],
                                 changes_between(untold, later, professional)),
              Lines{"The place is now: Room Ash."});
    EXPECT_EQ(changes_since_told(changes[0] + "\n" + changes[1], {}), changes);
}

/// A conference in a room without steps and with a hearing loop.
class RoomAccessOfAMeeting : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        offers("room-1", "step_free hearing_loop");
        booked_ = scheduled(conference());
    }

    void offers(const char* room, const char* features)
    {
        test::run(temp_.pool(),
                  std::string{"update room set access_features = '"} + features + "' where id = '" +
                      room + "'");
    }

    Result<int> move_to(const char* room, const Confirmed& confirmed = {})
    {
        auto there = on("2026-11-25", "10:00");
        there.room = RoomId{room};
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = booked_.id,
                                       .version = booked_.version,
                                       .when_and_where = there,
                                       .confirmed = confirmed});
        });
    }

    Result<int> move_to_venue(const Confirmed& confirmed = {})
    {
        auto there = on("2026-11-25", "10:00");
        there.room = {};
        there.venue = "Elm Road School";
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = booked_.id,
                                       .version = booked_.version,
                                       .when_and_where = there,
                                       .confirmed = confirmed});
        });
    }

    Meeting booked_;
};

TEST_P(RoomAccessOfAMeeting, IsAskedAboutBeforeItIsLost)
{
    offers("room-2", "hearing_loop");

    const auto refused = move_to("room-2", {.room = true});

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(complaints(refused.error()),
              Lines{"confirm_access: Room Elm is without: step-free access. The room before has "
                    "it, or the meeting needs it. Choose another room, or tick to use it all the "
                    "same"});
    EXPECT_TRUE(move_to("room-2", {.room = true, .access = true}));
}

TEST_P(RoomAccessOfAMeeting, IsAskedAboutBeforeAMeetingLeavesOurRooms)
{
    const auto refused = move_to_venue();

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(complaints(refused.error()),
              Lines{"confirm_access: The new place is no room of ours. We do not know whether it "
                    "has: step-free access, hearing loop. The room before has it, or the meeting "
                    "needs it. Choose a room, or tick to meet there all the same"});
    EXPECT_TRUE(move_to_venue({.access = true}));
}

TEST_P(RoomAccessOfAMeeting, IsNotAskedAboutWhenTheOtherRoomHasItToo)
{
    offers("room-2", "step_free hearing_loop parking");

    EXPECT_TRUE(move_to("room-2", {.room = true}));
}

TEST_P(RoomAccessOfAMeeting, CountsWhatWasSaidThatSuchMeetingsNeed)
{
    offers("room-2", "step_free hearing_loop");
    test::run(temp_.pool(),
              "insert into meeting_needs (authority_id, case_id, type, version, length_minutes, "
              "family_minutes_before, debrief_minutes_after, mode, venue, features, "
              "wished_features, interpreter, advocates, preferred, without_quorum) values "
              "('authority-1', 'case-1', 'initial_cp_conference', 1, 120, 0, 0, 'in_person', '', "
              "'quiet_space', 'parking', '', '', '', 0)");

    const auto refused = move_to("room-2", {.room = true});

    ASSERT_FALSE(refused);
    EXPECT_TRUE(complaints(refused.error())
                    .front()
                    .starts_with("confirm_access: Room Elm is without: quiet space. "));
}

// Whoever is invited after a move is told of no change.
TEST_P(RoomAccessOfAMeeting, IsSaidNotToBeKnownAtAPlaceOfOnesOwnToEverybodyInvitedThere)
{
    const auto access_of = [&](const SeatHolder& holder, Language language) {
        const std::string link = link_of(seat_of(booked_.id, holder));
        return database()
            .read([&](UnitOfWork& work) { return view_seat(work, tools(), link, language); })
            ->where.access;
    };
    const SeatHolder police{.contact = ContactId{"contact-police"}};
    const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};
    EXPECT_EQ(access_of(police, Language::english), "Step-free access, hearing loop");
    ASSERT_TRUE(move_to_venue({.access = true}));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return add_invitee(work,
                           tools(),
                           test::person("support-1"),
                           booked_.id,
                           {.holder = mother, .requirement = Requirement::optional},
                           {});
    }));

    for (const SeatHolder& holder : {police, mother})
        EXPECT_TRUE(access_of(holder, Language::english)
                        .starts_with("We do not know: it is not one of our rooms."));
    EXPECT_TRUE(access_of(mother, Language::welsh).starts_with("Ni wyddom: "));
}

QUORATE_ON_EVERY_DATABASE(RoomAccessOfAMeeting);

}  // namespace
}  // namespace quorate::core
