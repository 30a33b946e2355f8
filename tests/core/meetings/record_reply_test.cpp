#include "core/meetings/record_reply.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/meetings/view_meeting.hpp"
#include "core/replies/waiting_replies.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::authority_1;

class RecordReply : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        meeting_ = *schedule(conference());
        link_ = link_of(seat_of(meeting_, police));
    }

    Result<Done> answer(const ReplyForm& form) { return answer_by(link_, form); }

    Result<Done> answer_by(const std::string& link, const ReplyForm& form)
    {
        return database().transact([&](UnitOfWork& work) {
            return record_reply(work, tools(), link, "203.0.113.0/24", form);
        });
    }

    std::string invited_mother()
    {
        EXPECT_TRUE(database().transact([&](UnitOfWork& work) {
            return add_invitee(
                work, tools(), test::person("support-1"), meeting_, member("mother-1"));
        }));
        return link_of(seat_of(meeting_, mother));
    }

    void meet_by_video_too() { test::run(temp_.pool(), "update meeting set mode = 'hybrid'"); }

    Result<SeatView> look(const std::string& link)
    {
        return database().read([&](UnitOfWork& work) { return view_seat(work, tools(), link); });
    }

    // "earlier_note On foot", of everything that waits to be read.
    Lines waiting()
    {
        const auto found = database().transact([&](UnitOfWork& work) {
            return waiting_replies(work, tools(), test::person("support-1"), {});
        });
        Lines lines;
        for (const WaitingItem& item : found->entries)
            lines.push_back(std::string{code(item.reason)} + ' ' + item.note.reveal());
        return lines;
    }

    const SeatHolder police{.contact = ContactId{"contact-police"}};
    const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};
    MeetingId meeting_;
    std::string link_;
};

TEST_P(RecordReply, KeepsTheAnswerAndSaysThatThereIsSomethingNew)
{
    ASSERT_TRUE(answer({.reply = "attend", .note = "From the station."}));

    const Invitee seat = seat_of(meeting_, police).invitee;
    EXPECT_EQ(seat.reply, Reply::attend);
    EXPECT_EQ(seat.reply_note.reveal(), "From the station.");
    EXPECT_EQ(seat.replied_at, clock_.now());
    EXPECT_EQ(meeting(meeting_).replies_version, 2);
}

TEST_P(RecordReply, ReplacesTheNoteOfTheReplyBeforeAndLosesNoWordsThatNobodyHasRead)
{
    ASSERT_TRUE(answer({.reply = "cannot_come", .note = "On shift until ten."}));

    ASSERT_TRUE(answer({.reply = "attend"}));

    EXPECT_EQ(seat_of(meeting_, police).invitee.reply_note.reveal(), "");
    EXPECT_EQ(waiting(), (Lines{"earlier_note On shift until ten."}));
    clock_.advance(std::chrono::minutes{5});
    ASSERT_TRUE(answer({.reply = "attend", .note = "By train."}));
    ASSERT_TRUE(answer({.reply = "attend", .note = "By train."}));
    EXPECT_EQ(waiting(), (Lines{"earlier_note On shift until ten.", "none By train."}));
}

TEST_P(RecordReply, ForgetsWhatTheyTakeBack)
{
    ASSERT_TRUE(answer({.reply = "attend", .note = "Is there a ramp?"}));
    ASSERT_TRUE(answer({.reply = "attend", .note = ""}));

    EXPECT_EQ(seat_of(meeting_, police).invitee.reply_note.reveal(), "");
    EXPECT_EQ(waiting(), Lines{});
}

TEST_P(RecordReply, ForgetsANoteThatWasDealtWithOnceTheyReplyAgain)
{
    ASSERT_TRUE(answer({.reply = "attend", .note = "Is there a ramp?"}));
    const InviteeId seat = seat_of(meeting_, police).invitee.id;
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return deal_with_note(
            work, tools(), test::person("support-1"), {.meeting = meeting_, .seat = seat});
    }));
    clock_.advance(std::chrono::minutes{5});

    ASSERT_TRUE(answer({.reply = "cannot_come"}));

    EXPECT_EQ(seat_of(meeting_, police).invitee.reply_note.reveal(), "");
    EXPECT_EQ(waiting(), Lines{});
}

TEST_P(RecordReply, TakesEveryAnswerAndAChangeOfMind)
{
    meet_by_video_too();
    for (const Reply reply : all_replies()) {
        ASSERT_TRUE(answer({.reply = std::string{code(reply)}, .deputy_name = "Ivy Sandbox"}));
        const Invitee seat = seat_of(meeting_, police).invitee;
        EXPECT_EQ(seat.reply, reply);
        EXPECT_EQ(seat.deputy_name.reveal(), reply == Reply::deputy ? "Ivy Sandbox" : "");
    }
}

TEST_P(RecordReply, ADeputyHasAName)
{
    const auto outcome = answer({.reply = "deputy", .deputy_name = "  "});

    ASSERT_FALSE(outcome);
    EXPECT_EQ(complaints(outcome.error()),
              Lines{"deputy_name: Enter the name of the deputy who will come"});
}

TEST_P(RecordReply, WantsOneOfTheAnswers)
{
    EXPECT_EQ(complaints(answer({.reply = "none"}).error()),
              Lines{"reply: Choose whether you can come"});
    EXPECT_FALSE(answer({.reply = ""}));
    EXPECT_EQ(seat_of(meeting_, police).invitee.version, 1);
}

TEST_P(RecordReply, IsAuditedAsTheLinks)
{
    ASSERT_TRUE(answer({.reply = "attend"}));

    const auto entries = database().read(
        [](UnitOfWork& work) { return work.audit.of_case(authority_1, CaseId{"case-1"}, 0, 1); });
    EXPECT_EQ(entries.front().record.actor, "link:" + seat_of(meeting_, police).invitee.id.text());
    EXPECT_EQ(entries.front().record.actor_role, "AL");
    EXPECT_EQ(entries.front().record.network, "203.0.113.0/24");
    EXPECT_EQ(entries.front().record.detail, "reply=attend");
}

TEST_P(RecordReply, EndsWhenTheMeetingStarts)
{
    clock_.set(test::at("2026-11-25T10:00"));

    EXPECT_EQ(answer({.reply = "attend"}).error().refusal, Refusal::wrong_state);
    EXPECT_FALSE(look(link_)->can_reply);
}

TEST_P(RecordReply, TheLinkStopsTheDayAfterAndWithTheSeat)
{
    clock_.set(test::at("2026-11-26T23:00"));
    EXPECT_TRUE(look(link_));
    clock_.set(test::at("2026-11-27T00:30"));
    EXPECT_EQ(look(link_).error().refusal, Refusal::link_stopped);
    EXPECT_EQ(look("no such link").error().refusal, Refusal::not_found);
}

TEST_P(RecordReply, LookingChangesNothingAndShowsNoNames)
{
    const auto seen = look(link_);

    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->starts_at, test::at("2026-11-25T10:00"));
    EXPECT_EQ(seen->reference, meeting(meeting_).reference);
    EXPECT_EQ(seen->reply, Reply::none);
    EXPECT_EQ(meeting(meeting_).replies_version, 1);
}

TEST_P(RecordReply, TheFamilyKnowsTheMeetingByAnotherReference)
{
    const auto seen = look(invited_mother());

    EXPECT_NE(seen->reference, meeting(meeting_).reference);
    EXPECT_EQ(seen->reference.size(), 6u);
}

TEST_P(RecordReply, AFamilySendsNoDeputyAndNoReport)
{
    const std::string link = invited_mother();
    for (const char* reply : {"deputy", "report_only"}) {
        EXPECT_EQ(complaints(answer_by(link, {.reply = reply, .deputy_name = "Ivy"}).error()),
                  Lines{"reply: Choose an answer that a family member can give"});
        EXPECT_FALSE(database().transact([&](UnitOfWork& work) {
            return record_reply_for_other(work,
                                          tools(),
                                          test::person("support-1"),
                                          meeting_,
                                          seat_of(meeting_, mother).invitee.id,
                                          {.reply = reply, .deputy_name = "Ivy"});
        }));
    }
    EXPECT_EQ(seat_of(meeting_, mother).invitee.reply, Reply::none);
    meet_by_video_too();
    for (const char* reply : {"attend", "remote", "cannot_come", "wrong_person"})
        EXPECT_TRUE(answer_by(link, {.reply = reply})) << reply;
}

TEST_P(RecordReply, AChairSendsNoDeputyAndNoReport)
{
    const SeatHolder chair{.user = UserId{"chair-1"}};
    const std::string link = link_of(seat_of(meeting_, chair));
    for (const char* reply : {"deputy", "report_only"})
        EXPECT_EQ(complaints(answer_by(link, {.reply = reply, .deputy_name = "Ivy"}).error()),
                  Lines{"reply: A chair cannot send a deputy or a report instead. Say that you "
                        "cannot come, so that another chair can be found"});
    EXPECT_EQ(seat_of(meeting_, chair).invitee.reply, Reply::none);
    EXPECT_TRUE(answer_by(link, {.reply = "cannot_come"}));
}

TEST_P(RecordReply, TheChairAloneSeesTheTimeWithTheFamilyAndTheDebrief)
{
    test::run(temp_.pool(),
              "update meeting set family_minutes_before = 30, debrief_minutes_after = 15");
    const auto chairs = look(link_of(seat_of(meeting_, {.user = UserId{"chair-1"}})));
    const auto polices = look(link_);

    EXPECT_EQ(chairs->starts_at, test::at("2026-11-25T09:30"));
    EXPECT_EQ(chairs->ends_at, test::at("2026-11-25T12:15"));
    EXPECT_EQ(chairs->parts,
              "Meeting 10:00 to 12:00. First part from 09:30; until 12:15 afterwards");
    EXPECT_EQ(polices->starts_at, test::at("2026-11-25T10:00"));
    EXPECT_EQ(polices->parts, "");
}

TEST_P(RecordReply, TheChairIsNotToldThatTheTimeBeforeIsWithTwoWhoMustNotMeet)
{
    invited_mother();
    EXPECT_TRUE(database().transact([&](UnitOfWork& work) {
        return add_invitee(work, tools(), test::person("support-1"), meeting_, member("father-1"));
    }));
    test::run(temp_.pool(), "update meeting set family_minutes_before = 30");
    test::run(temp_.pool(),
              "insert into must_not_meet (id, authority_id, case_id, one_id, other_id, reason, "
              "noted_by, noted_at) values ('pair-1', 'authority-1', 'case-1', 'father-1', "
              "'mother-1', 'An order of the court', 'support-1', 0)");

    EXPECT_EQ(look(link_of(seat_of(meeting_, {.user = UserId{"chair-1"}})))->parts,
              "Meeting 10:00 to 12:00. You are needed from 09:30");
}

TEST_P(RecordReply, AFamilyIsNotToldWhereItIs)
{
    const auto mothers = look(invited_mother());
    const auto polices = look(link_);

    EXPECT_EQ(polices->where.place, "Room Oak, Civic House");
    EXPECT_EQ(polices->where.asking, "");
    EXPECT_EQ(mothers->where.place, "In person");
    EXPECT_EQ(mothers->where.access, "");
    EXPECT_EQ(mothers->where.asking.find("To find out where it is, telephone "), 0u);
}

TEST_P(RecordReply, WhoeverIsSignedInAnswersForTheirOwnSeatAlone)
{
    test::add_agency_user(temp_.pool(), "nurse-1");
    const SeatHolder nurse{.contact = ContactId{"contact-nurse"}};
    const auto answer_as = [&](const Actor& actor, const ReplyForm& form) {
        return database().transact([&](UnitOfWork& work) {
            return record_own_reply(work, tools(), actor, meeting_, form);
        });
    };
    const Actor noor{.user = UserId{"nurse-1"},
                     .authority = authority_1,
                     .role = Role::agency_user,
                     .agency = AgencyId{"agency-health"},
                     .contact = nurse.contact};
    Actor colleague = noor;
    colleague.contact = ContactId{"contact-gp"};

    EXPECT_EQ(complaints(answer_as(noor, {.reply = "deputy"}).error()).size(), 1u);
    EXPECT_TRUE(answer_as(noor, {.reply = "attend", .note = "On foot."}));
    EXPECT_TRUE(answer_as(test::person("worker-1"), {.reply = "cannot_come"}));
    EXPECT_EQ(answer_as(colleague, {.reply = "attend"}).error().refusal, Refusal::hidden);
    EXPECT_EQ(answer_as(test::person("stranger-1"), {.reply = "attend"}).error().refusal,
              Refusal::hidden);

    const Invitee seat = seat_of(meeting_, nurse).invitee;
    EXPECT_EQ(seat.reply, Reply::attend);
    EXPECT_EQ(seat.reply_note.reveal(), "On foot.");
    EXPECT_EQ(seat_of(meeting_, police).invitee.reply, Reply::none);
    const auto entries = database().read(
        [&](UnitOfWork& work) { return work.audit.of_actor(authority_1, "nurse-1", 0, 1); });
    EXPECT_EQ(entries.at(0).record.action, "rsvp.respond_own");
    EXPECT_EQ(entries.at(0).record.object, seat.id.text());

    clock_.set(test::at("2026-11-25T10:00"));
    EXPECT_EQ(answer_as(noor, {.reply = "attend"}).error().refusal, Refusal::wrong_state);
}

TEST_P(RecordReply, ANoteStaysUntilItIsTakenBack)
{
    const auto note = [&](const ReplyForm& form) {
        EXPECT_TRUE(database().transact([&](UnitOfWork& work) {
            return record_reply_for_other(work,
                                          tools(),
                                          test::person("chair-1"),
                                          meeting_,
                                          seat_of(meeting_, police).invitee.id,
                                          form);
        }));
        return seat_of(meeting_, police).invitee.reply_note.reveal();
    };

    EXPECT_EQ(note({.reply = "attend", .note = "Rang twice."}), "Rang twice.");
    EXPECT_EQ(note({.reply = "cannot_come"}), "Rang twice.");
    EXPECT_EQ(note({.reply = "cannot_come", .note = " "}), "");
}

TEST_P(RecordReply, WhoeverMustNotBeThereFindsTheLinkStopped)
{
    const std::string link = invited_mother();
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'mother-1', 'Order', "
              "'chair-1', 0)");

    EXPECT_EQ(look(link).error().refusal, Refusal::link_stopped);
    EXPECT_EQ(answer_by(link, {.reply = "attend"}).error().refusal, Refusal::link_stopped);
    EXPECT_TRUE(look(link_));
}

TEST_P(RecordReply, TheLinkShowsTheNewTimeOfAMovedMeetingAndAsksAgain)
{
    ASSERT_TRUE(answer({.reply = "attend"}));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return reschedule_meeting(work,
                                  tools(),
                                  test::person("support-1"),
                                  {.meeting = meeting_,
                                   .version = meeting(meeting_).version,
                                   .when_and_where = on("2026-11-27", "14:00"),
                                   .reason = "The chair is ill"});
    }));

    const auto seen = look(link_);

    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->starts_at, test::at("2026-11-27T14:00"));
    EXPECT_EQ(seen->reply, Reply::none);
    clock_.set(test::at("2026-11-27T13:59"));
    EXPECT_TRUE(answer({.reply = "attend"}));
    EXPECT_TRUE(answer({.reply = "cannot_come"}));
}

TEST_P(RecordReply, ACancelledMeetingTakesNone)
{
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return cancel_meeting(work,
                              tools(),
                              test::person("support-1"),
                              {.meeting = meeting_,
                               .version = meeting(meeting_).version,
                               .reason = "The family has moved"});
    }));

    EXPECT_TRUE(look(link_)->is_cancelled);
    EXPECT_FALSE(look(link_)->can_reply);
    EXPECT_EQ(answer({.reply = "attend"}).error().refusal, Refusal::wrong_state);
}

TEST_P(RecordReply, NobodyJoinsAMeetingInPersonByVideo)
{
    const Lines refused{"reply: Nobody can join this meeting by video: choose another answer"};
    EXPECT_EQ(complaints(answer({.reply = "remote"}).error()), refused);
    const auto told = database().transact([&](UnitOfWork& work) {
        return record_reply_for_other(work,
                                      tools(),
                                      test::person("support-1"),
                                      meeting_,
                                      seat_of(meeting_, police).invitee.id,
                                      {.reply = "remote"});
    });
    EXPECT_EQ(complaints(told.error()), refused);
    EXPECT_EQ(seat_of(meeting_, police).invitee.reply, Reply::none);

    meet_by_video_too();
    EXPECT_TRUE(answer({.reply = "remote"}));
}

TEST_P(RecordReply, StaffRecordWhatTheyWereTold)
{
    const auto record = [&](const std::string& who) {
        return database().transact([&](UnitOfWork& work) {
            return record_reply_for_other(work,
                                          tools(),
                                          test::person(who),
                                          meeting_,
                                          seat_of(meeting_, police).invitee.id,
                                          {.reply = "cannot_come"});
        });
    };

    EXPECT_TRUE(record("support-1"));
    EXPECT_EQ(seat_of(meeting_, police).invitee.reply, Reply::cannot_come);
    EXPECT_FALSE(record("head-1"));
    EXPECT_FALSE(record("stranger-1"));
}

TEST_P(RecordReply, QuorumFollowsTheReplies)
{
    const auto state = [&] {
        return database()
            .transact([&](UnitOfWork& work) {
                return view_meeting(work, tools(), test::person("support-1"), meeting_);
            })
            ->by_replies.state;
    };
    EXPECT_EQ(state(), QuorumState::at_risk);

    for (const InviteeEntry& seat : seats(meeting_))
        ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
            return record_reply(work, tools(), link_of(seat), "", {.reply = "attend"});
        }));
    EXPECT_EQ(state(), QuorumState::met);

    ASSERT_TRUE(answer({.reply = "report_only"}));
    EXPECT_EQ(state(), QuorumState::not_met);
}

QUORATE_ON_EVERY_DATABASE(RecordReply);

}  // namespace
}  // namespace quorate::core
