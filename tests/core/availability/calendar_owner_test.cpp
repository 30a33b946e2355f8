#include "core/availability/calendar_owner.hpp"

#include <gtest/gtest.h>

#include "core/availability/busy_time.hpp"

namespace quorate::core {
namespace {

TEST(CalendarOwners, AreReadBackFromTheirKeys)
{
    for (const CalendarOwner& owner : {CalendarOwner{UserId{"u-1"}},
                                       CalendarOwner{ContactId{"c-1"}},
                                       CalendarOwner{RoomId{"r:1"}}})
        EXPECT_EQ(calendar_owner_from(owner_key(owner)), owner) << owner_key(owner);
    EXPECT_EQ(owner_key({ContactId{"c-1"}}), "contact:c-1");
}

TEST(CalendarOwners, AreNothingElse)
{
    for (const char* key : {"", "user", "user:", "member:m-1", "User:u-1", " user:u-1", "u-1"})
        EXPECT_FALSE(calendar_owner_from(key)) << key;
}

TEST(CalendarOwners, AreWhoeverHasASeatButForTheFamily)
{
    EXPECT_EQ(calendar_owner_of({.user = UserId{"u-1"}}), CalendarOwner{UserId{"u-1"}});
    EXPECT_EQ(calendar_owner_of({.contact = ContactId{"c-1"}}), CalendarOwner{ContactId{"c-1"}});
    EXPECT_FALSE(calendar_owner_of({.member = FamilyMemberId{"m-1"}}));
}

TEST(CalendarOwners, AreKnownWithoutSharingWhenTheyAreStaffOrRooms)
{
    EXPECT_TRUE(is_always_known({UserId{"u-1"}}));
    EXPECT_TRUE(is_always_known({RoomId{"r-1"}}));
    EXPECT_FALSE(is_always_known({ContactId{"c-1"}}));
}

TEST(BusyTimes, HaveCodesThatAreReadBack)
{
    for (const auto kind : {BusyKind::busy, BusyKind::leave, BusyKind::on_call})
        EXPECT_EQ(busy_kind_from(code(kind)), kind);
    for (const auto source :
         {BusySource::typed, BusySource::csv, BusySource::feed, BusySource::caldav})
        EXPECT_EQ(busy_source_from(code(source)), source);
    for (const auto state :
         {SharingState::not_shared, SharingState::by_hand, SharingState::csv, SharingState::feed})
        EXPECT_EQ(sharing_state_from(code(state)), state);
    EXPECT_FALSE(busy_kind_from("holiday"));
    EXPECT_FALSE(busy_source_from(""));
    EXPECT_FALSE(sharing_state_from("shared"));
}

}  // namespace
}  // namespace quorate::core
