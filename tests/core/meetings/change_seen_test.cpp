#include "core/meetings/change_seen.hpp"

#include <gtest/gtest.h>

#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::at;
using test::authority_1;

MeetingPlan plan(const char* starts_at, const char* place = "Room Oak")
{
    MeetingPlan made;
    made.starts_at = at(starts_at);
    made.ends_at = made.starts_at + 2h;
    made.place = place;
    return made;
}

const Instant now = at("2026-11-23T10:00");

bool asks(const MeetingPlan& before,
          const MeetingPlan& after,
          Requirement requirement = Requirement::required)
{
    return asks_to_confirm(before, after, requirement, now);
}

// peers.md P1, P35, P41: no calendar is relied on so late.
TEST(AChangeAtShortNotice, IsToBeConfirmedByWhoeverTheMeetingDependsOn)
{
    const MeetingPlan before = plan("2026-11-25T10:00");
    const MeetingPlan moved = plan("2026-11-27T10:00");
    EXPECT_TRUE(asks(before, moved));
    EXPECT_TRUE(asks(before, moved, Requirement::quorum));
    EXPECT_FALSE(asks(before, moved, Requirement::optional));
}

TEST(AChangeAtShortNotice, IsOneOfTimePlaceOrWay)
{
    const MeetingPlan before = plan("2026-11-24T10:00");
    MeetingPlan by_video = before;
    by_video.mode = MeetingMode::video;
    EXPECT_TRUE(asks(before, plan("2026-11-24T10:30")));
    EXPECT_TRUE(asks(before, plan("2026-11-24T10:00", "Room Elm")));
    EXPECT_TRUE(asks(before, by_video));
    EXPECT_FALSE(asks(before, before));
}

TEST(AChangeAtShortNotice, IsWithin48HoursOfTheOldOrTheNewStart)
{
    const MeetingPlan far = plan("2026-12-02T10:00");
    EXPECT_TRUE(asks(plan("2026-11-25T10:00"), far));
    EXPECT_FALSE(asks(plan("2026-11-25T10:01"), far));
    EXPECT_TRUE(asks(far, plan("2026-11-25T10:00")));
    EXPECT_FALSE(asks(far, plan("2026-12-03T10:00")));
    EXPECT_FALSE(asks(plan("2026-11-23T10:00"), far));  // it has begun
}

TEST(AChangeAtShortNotice, CountsHoursWhenTheClocksChange)
{
    const Instant friday = at("2026-03-27T10:00");
    const MeetingPlan far = plan("2026-04-15T10:00");
    const MeetingPlan before = plan("2026-03-29T11:00");  // 48 hours later, though clocks say 49
    EXPECT_TRUE(asks_to_confirm(before, far, Requirement::required, friday));
    EXPECT_FALSE(asks_to_confirm(plan("2026-03-29T11:01"), far, Requirement::required, friday));
}

TEST(AChangeAtShortNotice, IsACancellationToo)
{
    const MeetingPlan before = plan("2026-11-24T10:00");
    MeetingPlan off = before;
    off.is_cancelled = true;
    EXPECT_TRUE(asks(before, off));
    EXPECT_FALSE(asks(before, off, Requirement::optional));
    EXPECT_FALSE(asks(off, off));

    MeetingPlan far = plan("2026-12-02T10:00");
    MeetingPlan far_off = far;
    far_off.is_cancelled = true;
    EXPECT_FALSE(asks(far, far_off));
}

class ConfirmChange : public test::MeetingTest {
protected:
    Meeting booked()
    {
        auto draft = conference();
        draft.invitees.push_back(contact("contact-school", Requirement::optional));
        return scheduled(draft);
    }

    Result<int> move(const Meeting& meeting, const std::string& date, const std::string& time)
    {
        const int version = this->meeting(meeting.id).version;
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(
                work,
                tools(),
                test::person("support-1"),
                {.meeting = meeting.id,
                 .version = version,
                 .when_and_where = on(date, time),
                 .reason = "The police asked for it",
                 .confirmed = {.quorum = true, .room = true, .busy = true, .hours = true}});
        });
    }

    std::optional<ChangeSeen> change(const Meeting& meeting, const SeatHolder& who)
    {
        const InviteeId seat = seat_of(meeting.id, who).invitee.id;
        return database().read(
            [&](UnitOfWork& work) { return work.changes_seen.find(authority_1, seat); });
    }

    Result<Done> confirm(const Meeting& meeting, const SeatHolder& who, int sequence)
    {
        const std::string link = link_of(seat_of(meeting.id, who));
        return database().transact(
            [&](UnitOfWork& work) { return confirm_change(work, tools(), link, "", sequence); });
    }

    const SeatHolder police{.contact = ContactId{"contact-police"}};
    const SeatHolder nurse{.contact = ContactId{"contact-nurse"}};
    const SeatHolder school{.contact = ContactId{"contact-school"}};
};

TEST_P(ConfirmChange, IsAskedOfWhoeverWasToldOfTheMeetingAndMustBeThere)
{
    const Meeting meeting = booked();
    send_all();
    clock_.set(at("2026-11-24T10:00"));

    ASSERT_TRUE(move(meeting, "2026-11-25", "14:00"));

    EXPECT_TRUE(change(meeting, police));
    EXPECT_TRUE(change(meeting, nurse));
    EXPECT_FALSE(change(meeting, school));
    EXPECT_EQ(change(meeting, police)->asked_at, clock_.now());
    EXPECT_EQ(change(meeting, police)->seen_at, std::nullopt);
}

TEST_P(ConfirmChange, IsNotAskedOfWhoeverWasNeverToldOfTheOldTime)
{
    const Meeting meeting = booked();
    clock_.set(at("2026-11-24T10:00"));

    ASSERT_TRUE(move(meeting, "2026-11-25", "14:00"));

    EXPECT_FALSE(change(meeting, police));
}

TEST_P(ConfirmChange, IsNotAskedInGoodTime)
{
    const Meeting meeting = booked();
    send_all();

    ASSERT_TRUE(move(meeting, "2026-11-26", "10:00"));

    EXPECT_FALSE(change(meeting, police));
}

TEST_P(ConfirmChange, CountsOnceAndOnlyForTheChangeThatWasSeen)
{
    const Meeting meeting = booked();
    send_all();
    clock_.set(at("2026-11-24T10:00"));
    ASSERT_TRUE(move(meeting, "2026-11-25", "14:00"));
    const int first = change(meeting, police)->sequence;
    send_all();
    ASSERT_TRUE(move(meeting, "2026-11-25", "15:00"));

    ASSERT_TRUE(confirm(meeting, police, first));
    EXPECT_EQ(change(meeting, police)->seen_at, std::nullopt);

    ASSERT_TRUE(confirm(meeting, police, change(meeting, police)->sequence));
    EXPECT_EQ(change(meeting, police)->seen_at, clock_.now());
    EXPECT_EQ(change(meeting, nurse)->seen_at, std::nullopt);
}

TEST_P(ConfirmChange, FollowsFromAReplyOfAnyKind)
{
    const Meeting meeting = booked();
    send_all();
    clock_.set(at("2026-11-24T10:00"));
    ASSERT_TRUE(move(meeting, "2026-11-25", "14:00"));
    const std::string link = link_of(seat_of(meeting.id, police));
    const InviteeId seat = seat_of(meeting.id, nurse).invitee.id;

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply(work, tools(), link, "", {.reply = "cannot_come"});
    }));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply_for_other(
            work, tools(), test::person("support-1"), meeting.id, seat, {.reply = "attend"});
    }));

    EXPECT_EQ(change(meeting, police)->seen_at, clock_.now());
    EXPECT_EQ(change(meeting, nurse)->seen_at, clock_.now());
}

TEST_P(ConfirmChange, DoesNotFollowFromAnAnswerToAnEarlierMail)
{
    const Meeting meeting = booked();
    send_all();
    clock_.set(at("2026-11-24T10:00"));
    ASSERT_TRUE(move(meeting, "2026-11-25", "14:00"));
    const int sequence = change(meeting, police)->sequence;
    const std::string link = link_of(seat_of(meeting.id, police));
    const auto answer_to = [&](int told) {
        return database().transact([&](UnitOfWork& work) {
            return record_reply(
                work, tools(), link, "mail", {.reply = "attend", .to_sequence = told});
        });
    };

    ASSERT_TRUE(answer_to(sequence - 1));
    EXPECT_EQ(change(meeting, police)->seen_at, std::nullopt);

    ASSERT_TRUE(answer_to(sequence));
    EXPECT_EQ(change(meeting, police)->seen_at, clock_.now());
}

TEST_P(ConfirmChange, IsTakenOfAMeetingThatIsOffUntilItWasToStart)
{
    const Meeting meeting = booked();
    send_all();
    clock_.set(at("2026-11-24T10:00"));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return cancel_meeting(work,
                              tools(),
                              test::person("support-1"),
                              {.meeting = meeting.id,
                               .version = this->meeting(meeting.id).version,
                               .reason = "The family has moved away"});
    }));
    const auto asked = change(meeting, police);
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->sequence, seat_of(meeting.id, police).invitee.sequence);
    EXPECT_FALSE(change(meeting, school));

    ASSERT_TRUE(confirm(meeting, police, asked->sequence));
    EXPECT_EQ(change(meeting, police)->seen_at, clock_.now());
    clock_.set(meeting.starts_at);
    EXPECT_EQ(confirm(meeting, nurse, asked->sequence).error().refusal, Refusal::wrong_state);
}

TEST_P(ConfirmChange, ComesTooLateOnceTheMeetingHasStarted)
{
    const Meeting meeting = booked();
    send_all();
    clock_.set(at("2026-11-24T10:00"));
    ASSERT_TRUE(move(meeting, "2026-11-25", "14:00"));
    clock_.set(at("2026-11-25T14:00"));

    const auto refused = confirm(meeting, police, change(meeting, police)->sequence);

    EXPECT_EQ(refused.error().refusal, Refusal::wrong_state);
    EXPECT_EQ(change(meeting, police)->seen_at, std::nullopt);
}

QUORATE_ON_EVERY_DATABASE(ConfirmChange);

}  // namespace
}  // namespace quorate::core
