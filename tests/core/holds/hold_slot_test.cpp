#include "core/holds/hold_slot.hpp"

#include <gtest/gtest.h>

#include "core/feeds/feed_version_store.hpp"
#include "core/holds/hold_store.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using Lines = std::vector<std::string>;

class HoldSlots : public test::MeetingTest {
protected:
    /// The time, chair, room and people of conference().
    static HoldSlot slot()
    {
        return {.case_id = CaseId{"case-1"},
                .type = "initial_cp_conference",
                .starts_at = test::at("2026-11-25T10:00"),
                .ends_at = test::at("2026-11-25T12:00"),
                .chair = UserId{"chair-1"},
                .room = RoomId{"room-1"},
                .required = {{.user = UserId{"worker-1"}}}};
    }

    Result<SlotHold> hold(const HoldSlot& asked, const std::string& by = "support-1")
    {
        return database().transact(
            [&](UnitOfWork& work) { return hold_slot(work, tools(), test::person(by), asked); });
    }

    Result<Done> release(const HoldId& id, const std::string& by = "support-1")
    {
        return database().transact(
            [&](UnitOfWork& work) { return release_hold(work, clock_, test::person(by), id); });
    }

    Result<SlotHold> find(const HoldId& id, const std::string& by = "support-1")
    {
        return database().read(
            [&](UnitOfWork& work) { return find_hold(work, clock_, test::person(by), id); });
    }

    std::int64_t chairs_feed()
    {
        return database().read([](UnitOfWork& work) {
            return work.feed_versions.version(FeedSubject::user, "chair-1");
        });
    }
};

TEST_P(HoldSlots, KeepATimeForQuarterOfAnHour)
{
    const auto held = hold(slot());

    ASSERT_TRUE(held);
    EXPECT_EQ(held->held_until, clock_.now() + 15min);
    EXPECT_EQ(find(held->id)->starts_at, slot().starts_at);
    EXPECT_EQ(complaints(schedule(conference()).error()),
              (Lines{"chair: The chair already has a meeting at that time",
                     "room: The room is already booked at that time",
                     "invitees: Kit Placeholder already has to be at another meeting at that "
                     "time"}));
    clock_.advance(15min);
    EXPECT_EQ(find(held->id).error().refusal, Refusal::not_found);
    EXPECT_TRUE(schedule(conference()));
}

TEST_P(HoldSlots, KnowWhomTheMeetingIsAbout)
{
    HoldSlot asked = slot();
    asked.children = {ChildId{"child-2"}, ChildId{"child-2"}};
    const auto held = hold(asked);
    ASSERT_TRUE(held);
    EXPECT_EQ(held->children, std::vector{ChildId{"child-2"}});

    asked.instead_of = held->id;
    asked.children = {ChildId{"child-other"}};
    EXPECT_EQ(complaints(hold(asked).error()), (Lines{"children: Choose children of this family"}));
}

TEST_P(HoldSlots, AreToldAsTheyAreFound)
{
    HoldSlot asked = slot();
    asked.required = {{.user = UserId{"worker-1"}}, {.contact = ContactId{"contact-nurse"}}};

    const auto held = hold(asked);

    ASSERT_TRUE(held);
    EXPECT_EQ(held->required.size(), 2u);
    EXPECT_EQ(held->required, find(held->id)->required);
}

TEST_P(HoldSlots, AreSwappedForTheMeeting)
{
    const auto held = hold(slot());
    auto draft = conference();
    draft.hold = held->id;

    ASSERT_TRUE(schedule(draft));

    EXPECT_EQ(find(held->id).error().refusal, Refusal::not_found);
    EXPECT_EQ(hold(slot()).error().refusal, Refusal::chair_taken);
}

TEST_P(HoldSlots, AreGivenBackWhenTheMeetingIsAtAnotherTime)
{
    const auto held = hold(slot());
    auto draft = conference();
    draft.hold = held->id;
    draft.when_and_where = on("2026-11-26", "10:00");

    ASSERT_TRUE(schedule(draft));

    EXPECT_TRUE(hold(slot()));
}

TEST_P(HoldSlots, DoNotHinderABookingOnceTheyRanOut)
{
    const auto held = hold(slot());
    auto draft = conference();
    draft.hold = held->id;
    clock_.advance(1h);

    EXPECT_TRUE(schedule(draft));
}

TEST_P(HoldSlots, StayWhenTheBookingIsRefused)
{
    const auto held = hold(slot());
    auto draft = conference();
    draft.hold = held->id;
    draft.children.clear();

    ASSERT_FALSE(schedule(draft));

    EXPECT_TRUE(find(held->id));
}

TEST_P(HoldSlots, AreReleasedByWhoeverMayBook)
{
    const auto held = hold(slot());

    EXPECT_EQ(release(held->id, "stranger-1").error().refusal, Refusal::not_found);
    EXPECT_EQ(release(held->id, "worker-2").error().refusal, Refusal::not_found);
    EXPECT_EQ(find(held->id, "stranger-1").error().refusal, Refusal::not_found);
    EXPECT_TRUE(find(held->id, "worker-1"));
    EXPECT_TRUE(release(held->id, "worker-1"));
    EXPECT_EQ(release(held->id).error().refusal, Refusal::not_found);
    EXPECT_TRUE(hold(slot()));
}

TEST_P(HoldSlots, AreForThoseWhoMayBook)
{
    EXPECT_FALSE(hold(slot(), "stranger-1"));
    EXPECT_FALSE(hold(slot(), "worker-2"));
}

TEST_P(HoldSlots, MoveWithTheirHolder)
{
    const auto first = hold(slot());
    HoldSlot later = slot();
    later.starts_at += 1h;
    later.ends_at += 1h;
    EXPECT_EQ(hold(later).error().refusal, Refusal::chair_taken);
    later.instead_of = first->id;

    ASSERT_TRUE(hold(later));

    EXPECT_EQ(find(first->id).error().refusal, Refusal::not_found);
}

TEST_P(HoldSlots, OfAColleagueForTheSameMeetingAreToldAsThat)
{
    ASSERT_TRUE(hold(slot()));

    const auto same = hold(slot(), "worker-1");
    HoldSlot other = slot();
    other.type = "review_cp_conference";
    const auto another = hold(other, "worker-1");

    EXPECT_EQ(same.error().refusal, Refusal::chair_taken);
    EXPECT_EQ(complaints(same.error()),
              (Lines{"starts_at: Held by a colleague for this meeting until 09:15. Go on with the "
                     "time that they hold, or wait until then"}));
    EXPECT_EQ(another.error().refusal, Refusal::chair_taken);
    EXPECT_EQ(another.error().fields.front().field, "chair");
}

TEST_P(HoldSlots, OfAColleagueAreNotBlamedForWhatAMeetingTakes)
{
    ASSERT_TRUE(hold(slot()));
    MeetingDraft booked = conference();
    booked.type = "review_cp_conference";
    booked.when_and_where = on("2026-11-25", "13:00");
    ASSERT_TRUE(schedule(booked));
    HoldSlot later = slot();
    later.starts_at += 90min;
    later.ends_at += 90min;

    const auto refused = hold(later, "worker-1");

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::chair_taken);
    EXPECT_EQ(refused.error().fields.front().field, "chair");
}

TEST_P(HoldSlots, AreFiveAtMostForOnePerson)
{
    HoldSlot each = slot();
    for (int i = 0; i < most_holds; ++i, each.starts_at += 24h * 7, each.ends_at += 24h * 7)
        ASSERT_TRUE(hold(each)) << i;

    EXPECT_EQ(hold(each).error().fields.front().field, "starts_at");
    EXPECT_TRUE(hold(each, "worker-1"));
    clock_.advance(16min);
    EXPECT_TRUE(hold(each));
}

TEST_P(HoldSlots, TellTheChairsFeed)
{
    const auto held = hold(slot());
    EXPECT_EQ(chairs_feed(), 1);

    ASSERT_TRUE(release(held->id));

    EXPECT_EQ(chairs_feed(), 2);
}

TEST_P(HoldSlots, SayAllThatIsWrong)
{
    HoldSlot asked = slot();
    asked.starts_at = test::at("2026-11-28T10:00");
    asked.ends_at = asked.starts_at + 10min;
    asked.chair = UserId{"worker-1"};
    asked.minute_taker = UserId{"worker-2"};
    asked.room = RoomId{"room-old"};
    asked.required = {{.contact = ContactId{"contact-left"}}};

    EXPECT_EQ(complaints(hold(asked).error()),
              (Lines{"duration_minutes: The length must be between 15 minutes and 8 hours",
                     "starts_at: A conference cannot be held on a Saturday or Sunday",
                     "chair: Choose who chairs the meeting",
                     "minute_taker: Choose one of the authority's own staff for the minutes",
                     "room: Choose a room that is in use",
                     "invitees: Choose people from the list: one of them cannot be invited"}));
    asked = slot();
    asked.starts_at = clock_.now();
    asked.ends_at = asked.starts_at + 1h;
    EXPECT_EQ(complaints(hold(asked).error()),
              Lines{"starts_at: The meeting must start in the future"});
    asked = slot();
    asked.type = "party";
    EXPECT_EQ(hold(asked).error().fields.front().field, "type");
}

QUORATE_ON_EVERY_DATABASE(HoldSlots);

}  // namespace
}  // namespace quorate::core
