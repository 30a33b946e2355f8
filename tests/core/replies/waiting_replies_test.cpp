#include "core/replies/waiting_replies.hpp"

#include <gtest/gtest.h>

#include "core/meetings/change_meeting.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::authority_1;

const SeatHolder police{.contact = ContactId{"contact-police"}};
const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};

class WaitingReplies : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        first_ = booked("2026-11-25");
        second_ = booked("2026-11-26");
    }

    MeetingId booked(const std::string& day)
    {
        auto draft = conference();
        draft.when_and_where = on(day, "10:00");
        draft.invitees = {contact("contact-police"), member("mother-1")};
        return scheduled(draft).id;
    }

    void reply(const MeetingId& id, const SeatHolder& who, const std::string& note)
    {
        const std::string link = link_of(seat_of(id, who));
        ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
            return record_reply(work, tools(), link, "", {.reply = "attend", .note = note});
        }));
    }

    void mail(const MeetingId& id, const std::string& key)
    {
        const InviteeId seat = seat_of(id, police).invitee.id;
        database().write([&](UnitOfWork& work) {
            return work.replies.add({.id = MailedReplyId{key},
                                     .authority = authority_1,
                                     .meeting = id,
                                     .seat = seat,
                                     .key = key,
                                     .received_at = clock_.now(),
                                     .outcome = ReplyOutcome::waits,
                                     .reason = WaitReason::tentative,
                                     .state = ReplyState::waiting});
        });
    }

    Result<PageOf<WaitingItem>> list(const Stretch& stretch = {},
                                     const std::string& who = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return waiting_replies(work, tools(), test::person(who), stretch);
        });
    }

    // "mail tentative", "note May I bring my sister?"
    Lines waiting(const std::string& who = "support-1")
    {
        const auto found = list({}, who);
        Lines lines;
        for (const WaitingItem& item : found->entries)
            lines.push_back(std::string{code(item.kind)} + ' ' +
                            (item.mail ? std::string{code(item.reason)} : item.note.reveal()));
        return lines;
    }

    void move(const MeetingId& id, const std::string& day)
    {
        const Meeting before = meeting(id);
        const auto moved = database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = id,
                                       .version = before.version,
                                       .when_and_where = on(day, "10:00"),
                                       .reason = "Police asked"});
        });
        ASSERT_TRUE(moved) << complaints(moved.error()).front();
    }

    Result<Done> record(const MeetingId& id, const SeatHolder& who, const ReplyForm& form)
    {
        const InviteeId seat = seat_of(id, who).invitee.id;
        return database().transact([&](UnitOfWork& work) {
            return record_reply_for_other(work, tools(), test::person("support-1"), id, seat, form);
        });
    }

    Result<Done> deal_with(const MeetingId& id, const SeatHolder& who)
    {
        const InviteeId seat = seat_of(id, who).invitee.id;
        return database().transact([&](UnitOfWork& work) {
            return deal_with_note(
                work, tools(), test::person("support-1"), {.meeting = id, .seat = seat});
        });
    }

    MeetingId first_;
    MeetingId second_;
};

TEST_P(WaitingReplies, AreThoseOfEveryMeetingTheSoonestFirst)
{
    reply(second_, mother, "May I bring my sister?");
    mail(first_, "mail-1");
    reply(first_, police, "");

    EXPECT_EQ(waiting(), (Lines{"mail tentative", "note May I bring my sister?"}));
    clock_.set(meeting(first_).starts_at);
    EXPECT_EQ(waiting(), (Lines{"note May I bring my sister?"}));
}

TEST_P(WaitingReplies, AreShownToWhoeverMayRecordThemAlone)
{
    mail(first_, "mail-1");

    EXPECT_EQ(waiting("stranger-1"), Lines{});
    EXPECT_EQ(list({}, "head-1").error().refusal, Refusal::not_permitted);
}

TEST_P(WaitingReplies, WaitNoLongerOnceANoteIsDealtWithUntilAnotherComes)
{
    reply(second_, mother, "May I bring my sister?");
    ASSERT_TRUE(deal_with(second_, mother));
    EXPECT_EQ(waiting(), Lines{});
    EXPECT_EQ(deal_with(second_, mother).error().refusal, Refusal::wrong_state);

    clock_.advance(std::chrono::minutes{5});
    reply(second_, mother, "And my aunt?");
    EXPECT_EQ(waiting(), (Lines{"note And my aunt?"}));
}

TEST_P(WaitingReplies, KeepTheNotesOfAMeetingThatIsCancelledUntilSomebodyHasReadThem)
{
    reply(second_, mother, "Please ring me, I am frightened");

    test::run(temp_.pool(), "update meeting set status = 'cancelled'");

    EXPECT_EQ(waiting(), (Lines{"note Please ring me, I am frightened"}));
    ASSERT_TRUE(deal_with(second_, mother));
    EXPECT_EQ(waiting(), Lines{});
}

TEST_P(WaitingReplies, SayOfANoteToWhichDateItAnsweredOnceTheMeetingHasMoved)
{
    clock_.advance(std::chrono::minutes{1});
    reply(second_, mother, "Thursday is fine");
    EXPECT_FALSE(list()->entries.front().has_moved);
    clock_.advance(std::chrono::minutes{1});
    move(second_, "2026-11-27");

    const WaitingItem moved = list()->entries.front();
    EXPECT_EQ(moved.kind, WaitingKind::note);
    EXPECT_EQ(moved.reply, Reply::none);
    EXPECT_EQ(moved.answered_from, test::at("2026-11-26T10:00"));
    EXPECT_TRUE(moved.has_moved);

    // What is recorded by telephone then is not said with that note.
    ASSERT_TRUE(record(second_, mother, {.reply = "attend", .note = ""}));
    EXPECT_TRUE(seat_of(second_, mother).invitee.reply_note.empty());
    const WaitingItem kept = list()->entries.front();
    EXPECT_EQ(kept.reason, WaitReason::earlier_note);
    EXPECT_EQ(kept.note.reveal(), "Thursday is fine");
    EXPECT_EQ(kept.answered_from, test::at("2026-11-26T10:00"));
    EXPECT_TRUE(kept.has_moved);
}

TEST_P(WaitingReplies, KeepNoNoteOfAnEarlierDateWithAReplyThatIsRecordedWithoutOne)
{
    reply(second_, mother, "Thursday is fine");
    ASSERT_TRUE(deal_with(second_, mother));
    move(second_, "2026-11-27");

    ASSERT_TRUE(record(second_, mother, {.reply = "attend"}));

    EXPECT_TRUE(seat_of(second_, mother).invitee.reply_note.empty());
    EXPECT_EQ(waiting(), Lines{});
}

TEST_P(WaitingReplies, CanBeReplacedOrTakenBackByWhoeverWroteThemAndThatIsKept)
{
    const auto kept = [&] {
        const auto all = database().read(
            [&](UnitOfWork& work) { return work.replies.of_meeting(authority_1, second_); });
        Lines lines;
        for (const MailedReply& each : all)
            lines.push_back(std::string{code(each.reason)} + ' ' + std::string{code(each.state)} +
                            ' ' + each.note.reveal());
        return lines;
    };
    reply(second_, mother, "May I bring my sister?");
    ASSERT_TRUE(deal_with(second_, mother));
    clock_.advance(std::chrono::minutes{5});

    reply(second_, mother, "And my aunt?");
    EXPECT_EQ(seat_of(second_, mother).invitee.reply_note.reveal(), "And my aunt?");
    EXPECT_EQ(kept(), Lines{"earlier_note discarded "});

    clock_.advance(std::chrono::minutes{5});
    const std::string link = link_of(seat_of(second_, mother));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply(work, tools(), link, "", {.reply = "attend"});
    }));
    EXPECT_EQ(seat_of(second_, mother).invitee.reply_note.reveal(), "");
    EXPECT_EQ(kept(), (Lines{"earlier_note waiting And my aunt?", "earlier_note discarded "}));
}

TEST_P(WaitingReplies, SayThatTheMeetingIsCancelledAndWhoTheDeputyIs)
{
    ASSERT_TRUE(
        record(second_, police, {.reply = "deputy", .deputy_name = "Ivy Sandbox", .note = "Sick"}));
    EXPECT_FALSE(list()->entries.front().is_called_off);
    EXPECT_EQ(list()->entries.front().deputy_name.reveal(), "Ivy Sandbox");

    test::run(temp_.pool(), "update meeting set status = 'cancelled'");

    EXPECT_TRUE(list()->entries.front().is_called_off);
}

TEST_P(WaitingReplies, CanBeReadAStretchAtATime)
{
    mail(first_, "mail-1");
    mail(second_, "mail-2");

    const auto start = list({.limit = 1});
    ASSERT_EQ(start->entries.size(), 1u);
    EXPECT_TRUE(start->has_more);
    const auto rest = list({.after = start->entries.back().id, .limit = 1});
    ASSERT_EQ(rest->entries.size(), 1u);
    EXPECT_EQ(rest->entries.front().id, "mail-2");
    EXPECT_FALSE(rest->has_more);
    EXPECT_TRUE(is_unknown_cursor(list({.after = "nothing"}).error()));
}

QUORATE_ON_EVERY_DATABASE(WaitingReplies);

}  // namespace
}  // namespace quorate::core
