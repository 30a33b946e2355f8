#include "core/meetings/change_meeting.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/due_dates/due_date_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/replies/waiting_replies.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::authority_1;

class ChangeMeeting : public test::MeetingTest {
protected:
    Result<int> move(const Meeting& meeting, const TimeAndPlace& where, int version = 1)
    {
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = meeting.id,
                                       .version = version,
                                       .when_and_where = where,
                                       .reason = "The police asked for it"});
        });
    }

    Result<int> cancel(const Meeting& meeting, const std::string& reason, int version = 1)
    {
        return database().transact([&](UnitOfWork& work) {
            return cancel_meeting(work,
                                  tools(),
                                  test::person("support-1"),
                                  {.meeting = meeting.id, .version = version, .reason = reason});
        });
    }

    Result<Done> answer(const Meeting& meeting,
                        const SeatHolder& who,
                        const std::string& reply,
                        const std::optional<std::string>& note = {})
    {
        const std::string link = link_of(seat_of(meeting.id, who));
        return database().transact([&](UnitOfWork& work) {
            return record_reply(work, tools(), link, "", {.reply = reply, .note = note});
        });
    }

    // The notes that nobody has dealt with.
    Lines notes_waiting()
    {
        const auto found = database().transact([&](UnitOfWork& work) {
            return waiting_replies(work, tools(), test::person("support-1"), {});
        });
        Lines lines;
        for (const WaitingItem& item : found->entries)
            lines.push_back(item.note.reveal());
        return lines;
    }

    const SeatHolder police{.contact = ContactId{"contact-police"}};
    const std::string moved_away = "The family has moved away.";
};

TEST_P(ChangeMeeting, AMoveAsksEveryoneAgainWithTheNextSequence)
{
    const Meeting meeting = scheduled(conference());
    send_all();
    ASSERT_TRUE(answer(meeting, police, "attend"));

    EXPECT_EQ(*move(meeting, on("2026-11-26", "09:30")), 2);

    EXPECT_EQ(this->meeting(meeting.id).starts_at, test::at("2026-11-26T09:30"));
    EXPECT_EQ(this->meeting(meeting.id).sequence, 1);
    EXPECT_EQ(seat_of(meeting.id, police).invitee.reply, Reply::none);
    EXPECT_EQ(outbox(meeting.id),
              (Lines{"request chair-1 0 sent",
                     "request chair-1 1 pending",
                     "request contact-nurse 0 sent",
                     "request contact-nurse 1 pending",
                     "request contact-police 0 sent",
                     "request contact-police 1 pending",
                     "request worker-1 0 sent",
                     "request worker-1 1 pending"}));
}

TEST_P(ChangeMeeting, AMoveKeepsWhatWasWrittenUntilSomebodyHasReadIt)
{
    const Meeting meeting = scheduled(conference());
    ASSERT_TRUE(answer(meeting, police, "attend", "I need a lift."));

    ASSERT_TRUE(move(meeting, on("2026-11-26", "09:30")));

    const Invitee seat = seat_of(meeting.id, police).invitee;
    EXPECT_EQ(seat.reply, Reply::none);
    EXPECT_EQ(seat.reply_note.reveal(), "I need a lift.");
    EXPECT_EQ(notes_waiting(), Lines{"I need a lift."});

    clock_.advance(std::chrono::minutes{5});
    ASSERT_TRUE(answer(meeting, police, "attend", "I have a lift."));
    EXPECT_EQ(notes_waiting(), (Lines{"I need a lift.", "I have a lift."}))
        << "nobody has read the first";
    ASSERT_TRUE(answer(meeting, police, "attend", ""));
    EXPECT_EQ(notes_waiting(), Lines{"I need a lift."}) << "the other was taken back";
}

TEST_P(ChangeMeeting, AMoveLeavesDealtWithWhatWas)
{
    const Meeting meeting = scheduled(conference());
    send_all();
    ASSERT_TRUE(answer(meeting, police, "attend", "I need a lift."));
    const InviteeId seat = seat_of(meeting.id, police).invitee.id;
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return deal_with_note(
            work, tools(), test::person("support-1"), {.meeting = meeting.id, .seat = seat});
    }));

    ASSERT_TRUE(move(meeting, on("2026-11-26", "09:30")));
    EXPECT_EQ(seat_of(meeting.id, police).invitee.reply_note.reveal(), "I need a lift.");
    EXPECT_EQ(notes_waiting(), Lines{});

    // And when their seat is another one, at their new address.
    test::run(temp_.pool(),
              "update contact set email = 'desk@police.example' where id = 'contact-police'");
    ASSERT_TRUE(move(meeting, on("2026-11-27", "09:30"), 2));
    EXPECT_EQ(seat_of(meeting.id, police).invitee.email.reveal(), "desk@police.example");
    EXPECT_EQ(seat_of(meeting.id, police).invitee.reply_note.reveal(), "I need a lift.");
    EXPECT_EQ(notes_waiting(), Lines{});
}

TEST_P(ChangeMeeting, AnotherRoomKeepsTheReplies)
{
    const Meeting meeting = scheduled(conference());
    ASSERT_TRUE(answer(meeting, police, "attend"));
    auto elsewhere = on("2026-11-25", "10:00");
    elsewhere.room = RoomId{"room-2"};

    ASSERT_TRUE(move(meeting, elsewhere));

    EXPECT_EQ(seat_of(meeting.id, police).invitee.reply, Reply::attend);
    const auto summary = database().read([&](UnitOfWork& work) {
        return work.outbox.of_meeting(authority_1, meeting.id).front().change_summary;
    });
    EXPECT_EQ(summary, "The place is now: Room Elm, Civic House.");
}

TEST_P(ChangeMeeting, OfNothingIsRefusedAndTellsNobody)
{
    const Meeting meeting = scheduled(conference());

    const auto outcome = move(meeting, on("2026-11-25", "10:00"));

    ASSERT_FALSE(outcome);
    EXPECT_EQ(complaints(outcome.error()),
              Lines{"date: Nothing is different yet: change the time, the place or the chair"});
    EXPECT_EQ(outbox(meeting.id).size(), 4u);
}

TEST_P(ChangeMeeting, ASecondMoveBeforeTheFirstWasToldComparesWithWhatIsKnown)
{
    const Meeting meeting = scheduled(conference());
    send_all();
    const InviteeId seat = seat_of(meeting.id, police).invitee.id;
    const auto summary = [&] {
        return database().read([&](UnitOfWork& work) {
            for (const OutboxMessage& each : work.outbox.of_meeting(authority_1, meeting.id))
                if (each.invitee == seat && each.state == MessageState::pending)
                    return each.change_summary;
            return std::string{};
        });
    };
    const std::string was_at_ten =
        " It was on Wednesday 25 November 2026, 10:00 to 12:00. Please reply again.";

    ASSERT_TRUE(move(meeting, on("2026-11-26", "10:00")));
    ASSERT_TRUE(move(meeting, on("2026-11-27", "10:00"), 2));
    EXPECT_EQ(summary(), "It is now on Friday 27 November 2026, 10:00 to 12:00." + was_at_ten);

    auto elsewhere = on("2026-11-27", "10:00");
    elsewhere.room = RoomId{"room-2"};
    ASSERT_TRUE(move(meeting, elsewhere, 3));
    EXPECT_EQ(summary(),
              "It is now on Friday 27 November 2026, 10:00 to 12:00." + was_at_ten +
                  "\nThe place is now: Room Elm, Civic House.");

    send_all();
    ASSERT_TRUE(move(meeting, on("2026-11-30", "10:00"), 4));
    EXPECT_EQ(summary(),
              "It is now on Monday 30 November 2026, 10:00 to 12:00. It was on Friday 27 "
              "November 2026, 10:00 to 12:00. Please reply again.\n"
              "The place is now: Room Oak, Civic House.");
}

TEST_P(ChangeMeeting, AddsNoFamilyWhereProfessionalsMeetAlone)
{
    const char* days[] = {"2026-11-25", "2026-11-26"};
    const std::pair<const char*, const char*> types[] = {
        {"strategy_discussion", "strategy discussion"},
        {"legal_planning", "legal planning meeting"}};
    for (int i = 0; i < 2; ++i) {
        auto draft = conference();
        draft.type = types[i].first;
        draft.when_and_where = on(days[i], "10:00");
        const Meeting meeting = scheduled(draft);

        const auto refused = database().transact([&](UnitOfWork& work) {
            return add_invitee(
                work, tools(), test::person("support-1"), meeting.id, member("mother-1"));
        });

        ASSERT_FALSE(refused) << draft.type;
        EXPECT_EQ(
            complaints(refused.error()),
            Lines{"invitees: Family members are not invited to a " + std::string{types[i].second}});
        EXPECT_EQ(seats(meeting.id).size(), 4u);
    }
}

TEST_P(ChangeMeeting, FromAnOldVersionIsRefused)
{
    const Meeting meeting = scheduled(conference());
    ASSERT_TRUE(move(meeting, on("2026-11-26", "10:00")));

    EXPECT_EQ(move(meeting, on("2026-11-27", "10:00")).error().refusal, Refusal::stale_version);
    EXPECT_EQ(cancel(meeting, moved_away).error().refusal, Refusal::stale_version);
}

TEST_P(ChangeMeeting, AMoveIsHeldToTheSameRules)
{
    add_limit("2026-11-26");
    const Meeting meeting = scheduled(conference());

    EXPECT_EQ(move(meeting, on("2026-11-28", "10:00")).error().fields.front().field, "date");
    EXPECT_EQ(move(meeting, on("2026-11-27", "10:00")).error().refusal, Refusal::past_limit);
    EXPECT_TRUE(move(meeting, on("2026-11-26", "10:00")));
}

TEST_P(ChangeMeeting, AnotherChairTakesTheSeat)
{
    const Meeting meeting = scheduled(conference());
    send_all();
    auto other = on("2026-11-25", "10:00");
    other.chair = UserId{"chair-2"};

    ASSERT_TRUE(move(meeting, other));

    EXPECT_EQ(seats(meeting.id).size(), 4u);
    const auto sent = outbox(meeting.id);
    EXPECT_NE(std::ranges::find(sent, "cancel chair-1 1 pending"), sent.end());
    EXPECT_NE(std::ranges::find(sent, "request chair-2 1 pending"), sent.end());
}

TEST_P(ChangeMeeting, ACancellationReachesWhoWasTold)
{
    add_limit("2026-11-26");
    const Meeting meeting = scheduled(conference());
    send_all();

    ASSERT_TRUE(cancel(meeting, moved_away));

    EXPECT_EQ(this->meeting(meeting.id).status, MeetingStatus::cancelled);
    const auto sent = outbox(meeting.id);
    EXPECT_EQ(std::ranges::count(sent, "cancel contact-police 1 pending"), 1);
    EXPECT_EQ(sent.size(), 8u);
    database().read([&](UnitOfWork& work) {
        EXPECT_EQ(work.due_dates.find(authority_1, DueDateId{"due-1"})->meeting, std::nullopt);
        EXPECT_EQ(work.feed_versions.version(FeedSubject::organisation, "org-police"), 2);
        return 0;
    });
}

TEST_P(ChangeMeeting, ACancellationLeavesTheLimitToAConferenceAboutTheSameChild)
{
    add_limit("2026-11-26");
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) -> Result<Done> {
        work.due_dates.set_answers(
            authority_1, DueDateId{"due-1"}, {{.child = ChildId{"child-1"}}});
        return Done{};
    }));
    const auto about = [&](const char* child, const char* day) {
        MeetingDraft draft = conference();
        draft.children = {ChildId{child}};
        draft.when_and_where = on(day, "10:00");
        return scheduled(draft);
    };
    const Meeting first = about("child-1", "2026-11-25");
    about("child-2", "2026-11-24");
    const Meeting second = about("child-1", "2026-11-26");

    ASSERT_TRUE(cancel(first, moved_away));

    const auto due = database().read(
        [&](UnitOfWork& work) { return work.due_dates.find(authority_1, DueDateId{"due-1"}); });
    EXPECT_EQ(due->meeting, second.id);
}

TEST_P(ChangeMeeting, ACancellationBeforeAnythingLeftSendsNothing)
{
    const Meeting meeting = scheduled(conference());

    ASSERT_TRUE(cancel(meeting, moved_away));

    for (const std::string& line : outbox(meeting.id))
        EXPECT_TRUE(line.ends_with("cancelled")) << line;
}

TEST_P(ChangeMeeting, ACancellationNeedsAReason)
{
    const Meeting meeting = scheduled(conference());

    const auto outcome = cancel(meeting, "   too short  ");

    ASSERT_FALSE(outcome);
    EXPECT_EQ(complaints(outcome.error()),
              Lines{"reason: Give a reason of at least 15 characters"});
}

TEST_P(ChangeMeeting, ACancelledMeetingFreesChairAndRoomAndStaysCancelled)
{
    const Meeting meeting = scheduled(conference());
    ASSERT_TRUE(cancel(meeting, moved_away));

    EXPECT_TRUE(schedule(conference()));
    EXPECT_EQ(cancel(meeting, moved_away, 2).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(move(meeting, on("2026-11-26", "10:00"), 2).error().refusal, Refusal::wrong_state);
}

TEST_P(ChangeMeeting, AMeetingOfAClosedFamilyIsNotForAnotherDay)
{
    const Meeting meeting = scheduled(conference());
    test::run(temp_.pool(), "update family_case set is_open = 0");

    EXPECT_EQ(move(meeting, on("2026-11-26", "10:00")).error().refusal, Refusal::wrong_state);
}

TEST_P(ChangeMeeting, SomeoneMoreIsAskedAndNobodyElseIsTold)
{
    const Meeting meeting = scheduled(conference());
    send_all();
    const auto add = [&](const std::string& who) {
        return database().transact([&](UnitOfWork& work) {
            return add_invitee(work, tools(), test::person("support-1"), meeting.id, contact(who));
        });
    };

    EXPECT_TRUE(add("contact-school"));

    EXPECT_EQ(outbox(meeting.id).size(), 5u);
    EXPECT_EQ(add("contact-school").error().refusal, Refusal::already_exists);
    EXPECT_FALSE(add("contact-left"));
}

TEST_P(ChangeMeeting, WhoIsTakenOffAloneIsTold)
{
    const Meeting meeting = scheduled(conference());
    send_all();
    const auto seat = seat_of(meeting.id, police);
    const auto remove = [&](const InviteeId& id, int version) {
        return database().transact([&](UnitOfWork& work) {
            return remove_invitee(
                work, tools(), test::person("support-1"), meeting.id, id, version);
        });
    };

    EXPECT_EQ(remove(seat.invitee.id, 7).error().refusal, Refusal::stale_version);
    EXPECT_TRUE(remove(seat.invitee.id, 1));

    const auto sent = outbox(meeting.id);
    EXPECT_EQ(sent.size(), 5u);
    EXPECT_EQ(sent.front(), "cancel contact-police 1 pending");
    EXPECT_EQ(remove(seat.invitee.id, 2).error().refusal, Refusal::not_found);
    const auto chair = seat_of(meeting.id, {.user = UserId{"chair-1"}});
    EXPECT_EQ(remove(chair.invitee.id, 1).error().refusal, Refusal::invalid_input);
}

TEST_P(ChangeMeeting, WhoWasTakenOffCanBeAskedAgain)
{
    const Meeting meeting = scheduled(conference());
    const auto seat = seat_of(meeting.id, police);
    const auto outcome = database().transact([&](UnitOfWork& work) -> Result<InviteeId> {
        const Actor actor = test::person("support-1");
        if (auto gone = remove_invitee(work, tools(), actor, meeting.id, seat.invitee.id, 1); !gone)
            return gone.error();
        return add_invitee(work, tools(), actor, meeting.id, contact("contact-police"));
    });

    ASSERT_TRUE(outcome);
    EXPECT_NE(*outcome, seat.invitee.id);
}

QUORATE_ON_EVERY_DATABASE(ChangeMeeting);

}  // namespace
}  // namespace quorate::core
