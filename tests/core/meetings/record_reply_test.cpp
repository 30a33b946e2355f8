#include "core/meetings/record_reply.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/meetings/view_meeting.hpp"
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

    Result<Done> answer(const ReplyForm& form)
    {
        return database().transact([&](UnitOfWork& work) {
            return record_reply(work, tools(), link_, "203.0.113.0/24", form);
        });
    }

    Result<SeatView> look(const std::string& link)
    {
        return database().read([&](UnitOfWork& work) { return view_seat(work, tools(), link); });
    }

    const SeatHolder police{.contact = ContactId{"contact-police"}};
    MeetingId meeting_;
    std::string link_;
};

TEST_P(RecordReply, KeepsTheAnswerAndSaysThatThereIsSomethingNew)
{
    ASSERT_TRUE(answer({.reply = "remote", .note = "From the station."}));

    const Invitee seat = seat_of(meeting_, police).invitee;
    EXPECT_EQ(seat.reply, Reply::remote);
    EXPECT_EQ(seat.reply_note.reveal(), "From the station.");
    EXPECT_EQ(seat.replied_at, clock_.now());
    EXPECT_EQ(meeting(meeting_).replies_version, 2);
}

TEST_P(RecordReply, KeepsTheNoteWhenOnlyTheAnswerChanges)
{
    ASSERT_TRUE(answer({.reply = "remote", .note = "On shift until ten."}));

    ASSERT_TRUE(answer({.reply = "attend"}));

    EXPECT_EQ(seat_of(meeting_, police).invitee.reply_note.reveal(), "On shift until ten.");
}

TEST_P(RecordReply, TakesEveryAnswerAndAChangeOfMind)
{
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
              Lines{"deputy_name: Enter the name of the colleague who will come"});
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
    const auto added = database().transact([&](UnitOfWork& work) {
        return add_invitee(work, tools(), test::person("support-1"), meeting_, member("mother-1"));
    });
    ASSERT_TRUE(added);

    const auto seen = look(link_of(seat_of(meeting_, {.member = FamilyMemberId{"mother-1"}})));

    EXPECT_NE(seen->reference, meeting(meeting_).reference);
    EXPECT_EQ(seen->reference.size(), 6u);
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
