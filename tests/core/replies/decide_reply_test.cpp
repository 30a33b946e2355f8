#include "core/replies/decide_reply.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono_literals;

const Instant now = test::at("2026-11-23T10:00");
const Instant ten = test::at("2026-12-01T10:00");
const Instant noon = test::at("2026-12-01T12:00");

// Told on 20 November of 1 December at nine, and on the 21st of ten o'clock.
ReplyingSeat moved_seat()
{
    return {.email = Email{"noor@nhs.example"},
            .uid = "7f0c3f0e-7a54",
            .mode = MeetingMode::hybrid,
            .starts_at = ten,
            .ends_at = noon,
            .told = {{.sequence = 0,
                      .at = test::at("2026-11-20T09:00"),
                      .starts_at = ten - 1h,
                      .ends_at = noon - 1h},
                     {.sequence = 1,
                      .at = test::at("2026-11-21T09:00"),
                      .starts_at = ten,
                      .ends_at = noon}}};
}

IncomingReply accepting()
{
    return {.tokens = {"abcdefghijklmnopqrstuvwxyz"},
            .from = Email{"noor@nhs.example"},
            .method = ReplyMethod::reply,
            .uid = "7f0c3f0e-7a54",
            .sequence = 1,
            .stamp = test::at("2026-11-22T08:00"),
            .answer = MailedAnswer::accepted};
}

ReplyDecision decide(const IncomingReply& mail, const ReplyingSeat& seat = moved_seat())
{
    return decide_reply(mail, seat, now);
}

TEST(DecideReply, CountsAnAnswerFromTheAddressThatWasInvited)
{
    const auto decision = decide(accepting());

    EXPECT_EQ(decision.outcome, ReplyOutcome::applied);
    EXPECT_EQ(decision.reply, Reply::attend);
    EXPECT_EQ(decision.sequence, 1);
}

TEST(DecideReply, TakesAnAcceptanceOfAVideoMeetingForComingByVideo)
{
    auto seat = moved_seat();
    seat.mode = MeetingMode::video;

    EXPECT_EQ(decide(accepting(), seat).reply, Reply::remote);
}

TEST(DecideReply, DoesNotMindTheCaseOfAddressAndUid)
{
    auto mail = accepting();
    mail.from = Email{"Noor@NHS.example"};
    mail.uid = "7F0C3F0E-7A54";

    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::applied);
}

TEST(DecideReply, LeavesAnAnswerFromAnotherAddressToTheBooker)
{
    auto mail = accepting();
    mail.from = Email{"assistant@nhs.example"};
    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::waits);
    EXPECT_EQ(decide(mail).reason, WaitReason::other_sender);

    mail.from = Email{};
    EXPECT_EQ(decide(mail).reason, WaitReason::other_sender);
}

TEST(DecideReply, BelievesTheAddressThatTheDirectoryHasForThemNow)
{
    auto mail = accepting();
    mail.from = Email{"noor.new@nhs.example"};
    auto seat = moved_seat();
    EXPECT_EQ(decide(mail, seat).reason, WaitReason::other_sender);

    seat.own = Email{"Noor.New@nhs.example"};
    EXPECT_EQ(decide(mail, seat).outcome, ReplyOutcome::applied);
}

TEST(DecideReply, LeavesAForgedSenderToTheBookerAndCountsAnUnprovenOne)
{
    auto mail = accepting();
    mail.sender = SenderCheck::failed;
    EXPECT_EQ(decide(mail).reason, WaitReason::sender_unproven);

    mail.sender = SenderCheck::unproven;
    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::applied);
}

struct Doubt {
    PartFault given;
    WaitReason then;
};

TEST(DecideReply, LeavesWhatItCannotReadToTheBooker)
{
    for (const Doubt& doubt : {Doubt{PartFault::missing, WaitReason::no_calendar},
                               Doubt{PartFault::disagree, WaitReason::parts_disagree},
                               Doubt{PartFault::winmail, WaitReason::winmail},
                               Doubt{PartFault::unreadable, WaitReason::unreadable},
                               Doubt{PartFault::one_occurrence, WaitReason::one_occurrence}}) {
        auto mail = accepting();
        mail.fault = doubt.given;
        EXPECT_EQ(decide(mail).outcome, ReplyOutcome::waits);
        EXPECT_EQ(decide(mail).reason, doubt.then);
    }
}

TEST(DecideReply, LeavesAnotherUidAndAMissingOneToTheBooker)
{
    auto mail = accepting();
    mail.uid = "another-meeting";
    EXPECT_EQ(decide(mail).reason, WaitReason::other_meeting);
    mail.uid = "";
    EXPECT_EQ(decide(mail).reason, WaitReason::unreadable);
}

TEST(DecideReply, DoesNotCountAnAnswerToTheEarlierTime)
{
    auto mail = accepting();
    mail.sequence = 0;

    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::earlier_time);
}

TEST(DecideReply, CountsAnAnswerToAnEarlierVersionOfTheSameTime)
{
    auto seat = moved_seat();
    seat.told.push_back(
        {.sequence = 2, .at = test::at("2026-11-22T09:00"), .starts_at = ten, .ends_at = noon});

    EXPECT_EQ(decide(accepting(), seat).outcome, ReplyOutcome::applied);
}

TEST(DecideReply, DoesNotTakeATimeThatCameBackForTheFirstTimeItWasAsked)
{
    auto seat = moved_seat();
    seat.told.insert(
        seat.told.begin(),
        {.sequence = 0, .at = test::at("2026-11-19T09:00"), .starts_at = ten, .ends_at = noon});
    seat.told[1].sequence = 1;
    seat.told[2].sequence = 2;

    EXPECT_EQ(asked_since(seat), 2);
    EXPECT_EQ(decide(accepting(), seat).outcome, ReplyOutcome::earlier_time);
}

TEST(DecideReply, WithoutASequenceGoesByWhatWasKnownWhenTheyAnswered)
{
    auto mail = accepting();
    mail.sequence = std::nullopt;
    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::applied);

    mail.stamp = test::at("2026-11-20T12:00");
    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::earlier_time);

    mail.stamp = std::nullopt;
    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::applied);
    EXPECT_EQ(decide(mail).stamp, now);
}

TEST(DecideReply, ClampsASequenceThatWasNeverToldAndAClockThatIsAhead)
{
    auto mail = accepting();
    mail.sequence = 900;
    mail.stamp = now + 48h;

    const auto decision = decide(mail);
    EXPECT_EQ(decision.outcome, ReplyOutcome::applied);
    EXPECT_EQ(decision.sequence, 1);
    EXPECT_EQ(decision.stamp, now);

    mail.stamp = now + 1h;  // within what clocks differ by
    EXPECT_EQ(decide(mail).stamp, now + 1h);
}

ReplyingSeat answered_at(Instant stamp, Reply reply)
{
    auto seat = moved_seat();
    seat.reply = reply;
    seat.replied_at = now - 1h;
    seat.mail = {.sequence = 1, .stamp = stamp, .applied_at = now - 1h};
    return seat;
}

TEST(DecideReply, TheLatestAnswerCountsWhateverOrderTheyComeIn)
{
    const auto mail = accepting();

    EXPECT_EQ(decide(mail, answered_at(*mail.stamp + 5min, Reply::cannot_come)).outcome,
              ReplyOutcome::overtaken);
    EXPECT_EQ(decide(mail, answered_at(*mail.stamp - 5min, Reply::cannot_come)).outcome,
              ReplyOutcome::applied);
}

TEST(DecideReply, TheSameAnswerAgainIsNothingNew)
{
    const auto mail = accepting();

    EXPECT_EQ(decide(mail, answered_at(*mail.stamp, Reply::attend)).outcome,
              ReplyOutcome::nothing_new);
    // Some programs repeat the stamp of the invitation in all their answers.
    EXPECT_EQ(decide(mail, answered_at(*mail.stamp, Reply::cannot_come)).outcome,
              ReplyOutcome::applied);
}

TEST(DecideReply, AnAnswerByThePageOrTelephoneIsNotUndoneByALateMail)
{
    auto seat = moved_seat();
    seat.reply = Reply::cannot_come;
    seat.replied_at = test::at("2026-11-22T09:00");

    EXPECT_EQ(decide(accepting(), seat).outcome, ReplyOutcome::overtaken);
    seat.replied_at = test::at("2026-11-22T07:00");
    EXPECT_EQ(decide(accepting(), seat).outcome, ReplyOutcome::applied);
}

TEST(DecideReply, ShowsAnotherTimeAsAProposalAndChangesNothing)
{
    auto mail = accepting();
    mail.method = ReplyMethod::counter;
    mail.answer = MailedAnswer::tentative;
    mail.proposed_from = ten + 48h;
    mail.proposed_until = noon + 48h;

    const auto decision = decide(mail);
    EXPECT_EQ(decision.outcome, ReplyOutcome::proposed);
    EXPECT_EQ(decision.reply, Reply::none);
}

TEST(DecideReply, AProposalOfTheSameTimeIsAMaybeAndOneWithoutATimeCannotBeRead)
{
    auto mail = accepting();
    mail.method = ReplyMethod::counter;
    mail.proposed_from = ten;
    mail.proposed_until = noon;
    EXPECT_EQ(decide(mail).reason, WaitReason::tentative);

    mail.proposed_until = ten;
    EXPECT_EQ(decide(mail).reason, WaitReason::unreadable);
    mail.proposed_from = std::nullopt;
    EXPECT_EQ(decide(mail).reason, WaitReason::unreadable);
}

TEST(DecideReply, AMaybeIsForAPersonToAskAbout)
{
    auto mail = accepting();
    mail.answer = MailedAnswer::tentative;

    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::waits);
    EXPECT_EQ(decide(mail).reason, WaitReason::tentative);
}

TEST(DecideReply, NotesADelegationAndAFamilyMakesNone)
{
    auto mail = accepting();
    mail.answer = MailedAnswer::delegated;
    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::delegated);

    auto seat = moved_seat();
    seat.is_family = true;
    EXPECT_EQ(decide(mail, seat).reason, WaitReason::not_offered);
}

TEST(DecideReply, SendsTheInvitationAgainAtMostOnceAnHour)
{
    auto mail = accepting();
    mail.method = ReplyMethod::refresh;
    mail.answer = MailedAnswer::none;
    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::sent_again);

    auto seat = moved_seat();
    seat.mail.refreshed_at = now - 59min;
    EXPECT_EQ(decide(mail, seat).outcome, ReplyOutcome::asked_before);
    seat.mail.refreshed_at = now - 60min;
    EXPECT_EQ(decide(mail, seat).outcome, ReplyOutcome::sent_again);
}

TEST(DecideReply, NobodyElseHasTheInvitationSentAgain)
{
    auto mail = accepting();
    mail.method = ReplyMethod::refresh;
    mail.from = Email{"stranger@mail.example"};

    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::waits);
}

TEST(DecideReply, NothingCountsOnceRepliesAreClosedButAReturnedMailDoes)
{
    auto seat = moved_seat();
    seat.takes_replies = false;
    auto mail = accepting();
    EXPECT_EQ(decide(mail, seat).outcome, ReplyOutcome::too_late);

    mail.nature = MailNature::returned;
    EXPECT_EQ(decide(mail, seat).outcome, ReplyOutcome::returned);
    mail.nature = MailNature::delayed;
    EXPECT_EQ(decide(mail, seat).outcome, ReplyOutcome::delayed);
}

TEST(DecideReply, AnAutomaticMailIsNotedUnlessACalendarAnsweredByItself)
{
    auto mail = accepting();
    mail.nature = MailNature::automatic;
    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::applied);

    mail.fault = PartFault::missing;
    EXPECT_EQ(decide(mail).outcome, ReplyOutcome::automatic);
}

TEST(DecideReply, AnInvitationThatIsSentBackAnswersNothing)
{
    auto mail = accepting();
    mail.method = ReplyMethod::none;

    EXPECT_EQ(decide(mail).reason, WaitReason::unreadable);
}

}  // namespace
}  // namespace quorate::core
