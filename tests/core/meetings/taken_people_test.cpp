#include <gtest/gtest.h>

#include <algorithm>

#include "core/feeds/feed_version_store.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kit_is_taken =
    "invitees: Kit Placeholder already has to be at another meeting at that time";

/// conference() takes worker-1; other() is at the same time, with nobody and nothing of it.
class TakenPeople : public test::MeetingTest {
protected:
    MeetingDraft other(const std::string& time = "11:00")
    {
        auto draft = conference();
        draft.type = "core_group";
        draft.when_and_where = on("2026-11-25", time);
        draft.when_and_where.chair = UserId{"chair-2"};
        draft.when_and_where.room = RoomId{"room-2"};
        draft.invitees.clear();
        draft.confirmed = {.quorum = true, .duplicate = true, .room = true};
        return draft;
    }

    Result<InviteeId> invite(const MeetingId& id, const SeatRequest& asked)
    {
        return database().transact([&](UnitOfWork& work) {
            return add_invitee(work, tools(), test::person("support-1"), id, asked, {.room = true});
        });
    }

    Result<Done> uninvite(const MeetingId& id, const SeatHolder& holder)
    {
        const Invitee seat = seat_of(id, holder).invitee;
        return database().transact([&](UnitOfWork& work) {
            return remove_invitee(
                work, tools(), test::person("support-1"), id, seat.id, seat.version);
        });
    }

    Result<int> move(const Meeting& meeting, const TimeAndPlace& where)
    {
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = meeting.id,
                                       .version = meeting.version,
                                       .when_and_where = where,
                                       .reason = "The room is being painted",
                                       .confirmed = {.room = true}});
        });
    }

    /// What the database says when nobody asked before.
    Result<Done> seat_without_asking(const MeetingId& id, const SeatRequest& asked)
    {
        return database().transact([&](UnitOfWork& work) -> Result<Done> {
            Complaints complaints;
            const auto meeting = work.meetings.find(test::authority_1, id);
            work.invitees.add(make_seats(work, tools(), *meeting, {asked}, complaints).front());
            return Done{};
        });
    }
};

TEST_P(TakenPeople, WhoHasToBeThereAreNamed)
{
    auto first = conference();
    first.invitees.push_back(member("mother-1"));
    first.invitees.push_back(contact("contact-gp", Requirement::required));
    scheduled(first);
    auto draft = other();
    draft.invitees = {
        staff("worker-1"), member("mother-1"), contact("contact-gp", Requirement::required)};

    const auto refused = schedule(draft);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::time_taken);
    auto told = complaints(refused.error());
    std::ranges::sort(told);
    EXPECT_EQ(told,
              (Lines{"invitees: Hazel Testwood already has to be at another meeting at that time",
                     kit_is_taken,
                     "invitees: Sol Specimen already has to be at another meeting at that time"}));
}

TEST_P(TakenPeople, WhoNeedNotComeMayBeAskedTwice)
{
    scheduled(conference());
    auto draft = other();
    draft.invitees = {
        {.holder = {.user = UserId{"worker-1"}}, .requirement = Requirement::optional},
        contact("contact-police"),
        contact("contact-nurse", Requirement::required)};

    EXPECT_TRUE(schedule(draft));
}

TEST_P(TakenPeople, AMailboxIsReadByMany)
{
    test::run(temp_.pool(), "update contact set is_duty_mailbox = 1 where id = 'contact-gp'");
    auto first = conference();
    first.invitees.push_back(contact("contact-gp", Requirement::required));
    scheduled(first);
    auto draft = other();
    draft.invitees = {contact("contact-gp", Requirement::required)};

    EXPECT_TRUE(schedule(draft));
}

TEST_P(TakenPeople, ACancelledMeetingTakesNobody)
{
    const Meeting first = scheduled(conference());
    auto draft = other();
    draft.invitees = {staff("worker-1")};
    ASSERT_FALSE(schedule(draft));

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return cancel_meeting(work,
                              tools(),
                              test::person("support-1"),
                              {.meeting = first.id, .version = 1, .reason = "The child moved"});
    }));

    EXPECT_TRUE(schedule(draft));
}

TEST_P(TakenPeople, AreNotInvitedLater)
{
    scheduled(conference());
    const Meeting second = scheduled(other());

    EXPECT_EQ(complaints(invite(second.id, staff("worker-1")).error()), Lines{kit_is_taken});
    EXPECT_EQ(seat_without_asking(second.id, staff("worker-1")).error().refusal,
              Refusal::time_taken);
    EXPECT_TRUE(invite(
        second.id, {.holder = {.user = UserId{"worker-1"}}, .requirement = Requirement::optional}));
}

TEST_P(TakenPeople, AreFreeOnceTheyAreLeftOut)
{
    const Meeting first = scheduled(conference());
    const Meeting second = scheduled(other());

    ASSERT_TRUE(uninvite(first.id, {.user = UserId{"worker-1"}}));

    EXPECT_TRUE(invite(second.id, staff("worker-1")));
    EXPECT_EQ(complaints(invite(first.id, staff("worker-1")).error()), Lines{kit_is_taken});
}

TEST_P(TakenPeople, StopAMove)
{
    scheduled(conference());
    auto draft = other("14:00");
    draft.invitees = {staff("worker-1")};
    const Meeting second = scheduled(draft);
    auto where = other("10:30").when_and_where;

    EXPECT_EQ(complaints(move(second, where).error()), Lines{kit_is_taken});
    where.time = std::chrono::hours{12};
    EXPECT_TRUE(move(second, where));
}

TEST_P(TakenPeople, AChairWhoIsElsewhereGivesTheMeetingToAnother)
{
    scheduled(conference());
    auto draft = other("14:00");
    draft.when_and_where.chair = UserId{"chair-1"};
    const Meeting second = scheduled(draft);
    auto where = other("10:30").when_and_where;

    EXPECT_TRUE(move(second, where));
}

TEST_P(TakenPeople, ChairsAreNotTakenAsPeopleEither)
{
    scheduled(conference());
    auto draft = other();
    draft.invitees = {staff("chair-1")};

    EXPECT_EQ(complaints(schedule(draft).error()),
              Lines{"invitees: Gwen Sampleford already has to be at another meeting at that time"});
}

TEST_P(TakenPeople, TheMinuteTakerIsInvitedAndTaken)
{
    auto draft = conference();
    draft.when_and_where.minute_taker = UserId{"support-1"};
    const Meeting first = scheduled(draft);

    EXPECT_EQ(first.minute_taker, UserId{"support-1"});
    EXPECT_EQ(seat_of(first.id, {.user = UserId{"support-1"}}).invitee.requirement,
              Requirement::optional);
    auto second = other();
    second.when_and_where.minute_taker = UserId{"support-1"};
    EXPECT_EQ(complaints(schedule(second).error()),
              Lines{"minute_taker: Ash Demosby already has to be at another meeting at that time"});
    EXPECT_EQ(complaints(uninvite(first.id, {.user = UserId{"support-1"}}).error()),
              Lines{"invitees: Whoever takes the minutes cannot be left out: choose somebody else "
                    "first"});
}

TEST_P(TakenPeople, AnotherMinuteTakerTakesTheSeat)
{
    auto draft = conference();
    draft.when_and_where.minute_taker = UserId{"support-1"};
    const Meeting first = scheduled(draft);
    auto where = draft.when_and_where;
    where.minute_taker = UserId{"manager-1"};

    ASSERT_TRUE(move(first, where));

    const auto has_seat = [&](const char* id) {
        return std::ranges::any_of(seats(first.id), [&](const InviteeEntry& seat) {
            return seat.invitee.holder.user == UserId{id};
        });
    };
    EXPECT_EQ(meeting(first.id).minute_taker, UserId{"manager-1"});
    EXPECT_FALSE(has_seat("support-1"));
    EXPECT_TRUE(has_seat("manager-1"));
    auto second = other();
    second.when_and_where.minute_taker = UserId{"support-1"};
    EXPECT_TRUE(schedule(second));
}

TEST_P(TakenPeople, TheMinuteTakerStaysUnlessSaid)
{
    auto draft = conference();
    draft.when_and_where.minute_taker = UserId{"support-1"};
    const Meeting first = scheduled(draft);

    ASSERT_TRUE(move(first, on("2026-11-26", "10:00")));
    EXPECT_EQ(meeting(first.id).minute_taker, UserId{"support-1"});

    auto nobody = on("2026-11-27", "10:00");
    nobody.minute_taker = UserId{};
    ASSERT_TRUE(move(meeting(first.id), nobody));
    EXPECT_EQ(meeting(first.id).minute_taker, std::nullopt);
    EXPECT_EQ(seats(first.id).size(), 4u);
}

struct MinuteTakerCase {
    const char* given;
    const char* then;
};

TEST_P(TakenPeople, TheMinuteTakerIsStaffAndNotTheChair)
{
    test::add_agency_user(temp_.pool(), "agency-user", "noor@x.example", "contact-nurse");
    const MinuteTakerCase cases[] = {
        {"chair-1", "minute_taker: Choose somebody other than the chair for the minutes"},
        {"worker-2", "minute_taker: Choose one of the authority's own staff for the minutes"},
        {"agency-user", "minute_taker: Choose one of the authority's own staff for the minutes"},
        {"nobody", "minute_taker: Choose one of the authority's own staff for the minutes"}};
    for (const MinuteTakerCase& each : cases) {
        auto draft = conference();
        draft.when_and_where.minute_taker = UserId{each.given};
        EXPECT_EQ(complaints(schedule(draft).error()), Lines{each.then}) << each.given;
    }
}

QUORATE_ON_EVERY_DATABASE(TakenPeople);

}  // namespace
}  // namespace quorate::core
