#include "core/polls/settle_poll.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/availability/availability_store.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/holds/hold_store.hpp"
#include "tests/core/polls/polls_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using Lines = std::vector<std::string>;

class Polls : public test::PollsTest {
protected:
    std::size_t holds()
    {
        return database()
            .read([&](UnitOfWork& work) {
                return work.holds.of_case(
                    AuthorityId{"authority-1"}, CaseId{"case-1"}, clock_.now());
            })
            .size();
    }
};

TEST_P(Polls, ShowTheBearerOfALinkTimesAndAReferenceOnly)
{
    const Poll poll = started();

    const auto view = seen(poll, police());

    ASSERT_TRUE(view);
    ASSERT_EQ(view->times.size(), 2U);
    EXPECT_EQ(view->times[0].starts_at, test::at("2026-11-25T10:00"));
    EXPECT_TRUE(view->can_answer);
    EXPECT_FALSE(view->has_answered);
    EXPECT_EQ(view->reference, poll.seats[1].reference);
}

TEST_P(Polls, WantAnAnswerToEveryTime)
{
    const Poll poll = started();

    const auto refused = answer(poll, police(), {"best", "perhaps"});

    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()),
              (Lines{"answer.1: Choose how Thursday 26 November 2026 at 10:00 suits you"}));
    EXPECT_FALSE(seen(poll, police())->has_answered);
}

TEST_P(Polls, LetAnAnswerBeChangedUntilTheDeadline)
{
    const Poll poll = started();
    ASSERT_TRUE(answer(poll, police(), {"best", "cannot"}));
    ASSERT_TRUE(answer(poll, police(), {"cannot", "possible"}));

    EXPECT_EQ(seen(poll, police())->times[1].answer, PollAnswer::possible);
    clock_.set(poll.deadline);
    EXPECT_EQ(answer(poll, police(), {"best", "best"}).error().refusal, Refusal::wrong_state);
    EXPECT_FALSE(seen(poll, police())->can_answer);
}

TEST_P(Polls, SettleThemselvesWhenEverybodyHasAnswered)
{
    const Poll poll = started();
    static_cast<void>(mails());
    ASSERT_TRUE(answer(poll, police(), {"possible", "best"}));
    EXPECT_EQ(*settle_by_itself(poll), PollOutcome::nothing);
    ASSERT_TRUE(answer(poll, nurse(), {"possible", "possible"}));

    ASSERT_EQ(*settle_by_itself(poll), PollOutcome::settled);

    const Poll settled = stored(poll.id);
    EXPECT_EQ(settled.status, PollStatus::settled);
    EXPECT_EQ(settled.chosen, 1);
    EXPECT_EQ(meeting(*settled.meeting).starts_at, test::at("2026-11-26T10:00"));
    EXPECT_EQ(meeting(*settled.meeting).created_by, UserId{"support-1"});
    EXPECT_EQ(holds(), 0U);
    EXPECT_EQ(seen(poll, police()).error().refusal, Refusal::link_stopped);
    EXPECT_EQ(mails(), (Lines{"poll_outcome 1", "poll_outcome 1"}));
    EXPECT_EQ(*settle_by_itself(poll), PollOutcome::nothing);
}

TEST_P(Polls, KnowOfAMeetingThatWasBookedOtherwiseAndAskBeforeASecondOne)
{
    const Poll poll = started();
    const auto booked = [&] {
        return database()
            .transact([&](UnitOfWork& work) {
                return view_poll(work, tools(), test::person("support-1"), poll.id);
            })
            ->booked_otherwise;
    };
    EXPECT_FALSE(booked());
    auto other = conference();
    other.type = "initial_cp_conference";
    other.when_and_where.date = test::day("2026-11-27");
    const MeetingId meeting = scheduled(other).id;
    EXPECT_EQ(booked(), meeting);

    const auto refused = settle(poll, 0);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(refused.error().fields.front().field, "confirm_duplicate");
    const auto confirmed = database().transact([&](UnitOfWork& work) {
        return settle_poll(
            work, tools(), test::person("support-1"), poll.id, 0, {.duplicate = true});
    });
    EXPECT_TRUE(confirmed) << complaints(confirmed.error()).front();
}

TEST_P(Polls, LeaveATimeAtWhichTheChairIsAwayToAPerson)
{
    const Poll poll = started();
    ASSERT_TRUE(answer(poll, police(), {"best", "best"}));
    ASSERT_TRUE(answer(poll, nurse(), {"best", "best"}));
    database().write([&](UnitOfWork& work) {
        work.availability.add({.id = BusyTimeId{"leave-1"},
                               .authority = poll.authority,
                               .owner = {UserId{"chair-1"}},
                               .starts_at = test::at("2026-11-25T00:00"),
                               .ends_at = test::at("2026-11-27T00:00"),
                               .kind = BusyKind::leave,
                               .created_by = UserId{"support-1"},
                               .created_at = clock_.now()});
        return 0;
    });

    const auto outcome = settle_by_itself(poll);

    EXPECT_FALSE(outcome && *outcome == PollOutcome::settled);
    EXPECT_TRUE(settle(poll, 0));
}

TEST_P(Polls, ShowTheChosenTimeFirstAndWithoutTheirOwnBookingInTheWay)
{
    const Poll poll = started();
    ASSERT_TRUE(answer(poll, police(), {"best", "possible"}));
    ASSERT_TRUE(answer(poll, nurse(), {"best", "possible"}));
    const auto shown = [&] {
        return database()
            .transact([&](UnitOfWork& work) {
                return view_poll(work, tools(), test::person("support-1"), poll.id);
            })
            ->ranked;
    };
    const auto before = shown();
    ASSERT_TRUE(settle(poll, 1));

    const auto after = shown();

    ASSERT_EQ(after.size(), 2U);
    EXPECT_EQ(before.front().choice, 0U);
    EXPECT_EQ(after.front().choice, 1U);
    EXPECT_EQ(after.front().required_not, before.back().required_not);
    EXPECT_EQ(after.front().quorum.state, before.back().quorum.state);
}

TEST_P(Polls, TakeTheEarlierOfTwoThatAreAsGood)
{
    const Poll poll = started();
    ASSERT_TRUE(answer(poll, police(), {"best", "best"}));
    ASSERT_TRUE(answer(poll, nurse(), {"best", "best"}));

    ASSERT_EQ(*settle_by_itself(poll), PollOutcome::settled);

    EXPECT_EQ(stored(poll.id).chosen, 0);
}

TEST_P(Polls, LeaveTheChoiceToTheirMakerWhenQuorumIsNotSure)
{
    const Poll poll = started();
    ASSERT_TRUE(answer(poll, police(), {"best", "possible"}));
    clock_.set(poll.deadline);

    ASSERT_EQ(*settle_by_itself(poll), PollOutcome::left_to_maker);

    EXPECT_EQ(stored(poll.id).status, PollStatus::waiting);
    EXPECT_EQ(stored(poll.id).doubt, PollDoubt::quorum);
    EXPECT_EQ(holds(), 2U);
    ASSERT_TRUE(settle(poll, 0));
    EXPECT_EQ(stored(poll.id).status, PollStatus::settled);
    EXPECT_EQ(settle(poll, 1).error().refusal, Refusal::wrong_state);
}

TEST_P(Polls, SaySomethingElseOnceAnAnswerIsChanged)
{
    const Poll poll = started();
    ASSERT_TRUE(answer(poll, police(), {"best", "best"}));
    ASSERT_TRUE(answer(poll, nurse(), {"cannot", "cannot"}));
    ASSERT_EQ(*settle_by_itself(poll), PollOutcome::left_to_maker);

    ASSERT_TRUE(answer(poll, nurse(), {"cannot", "possible"}));

    ASSERT_EQ(*settle_by_itself(poll), PollOutcome::settled);
    EXPECT_EQ(stored(poll.id).chosen, 1);
}

TEST_P(Polls, AskBeforeATimeAtWhichSomebodyWhoMustBeThereCannotCome)
{
    const Poll poll = started();
    ASSERT_TRUE(answer(poll, police(), {"cannot", "best"}));
    ASSERT_TRUE(answer(poll, nurse(), {"cannot", "cannot"}));

    const auto refused = settle(poll, 0);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(complaints(refused.error()),
              (Lines{"confirm_busy: Lee Fixture must be there and said that they cannot come then. "
                     "Tick to book all the same"}));
    EXPECT_EQ(stored(poll.id).status, PollStatus::open);
    EXPECT_EQ(holds(), 2U);
    ASSERT_TRUE(settle(poll, 0, "support-1", {.busy = true}));
    EXPECT_EQ(stored(poll.id).chosen, 0);
}

TEST_P(Polls, AskNothingOfATimeAtWhichOnlyOthersCannotCome)
{
    const Poll poll = started();
    ASSERT_TRUE(answer(poll, police(), {"cannot", "best"}));
    ASSERT_TRUE(answer(poll, nurse(), {"cannot", "cannot"}));

    EXPECT_TRUE(settle(poll, 1));
}

TEST_P(Polls, AskAboutEverythingThatIsToBeConfirmedAtOnce)
{
    const Poll poll = started();
    ASSERT_TRUE(answer(poll, police(), {"cannot", "best"}));
    auto other = conference();
    other.type = "initial_cp_conference";
    other.when_and_where.date = test::day("2026-11-27");
    static_cast<void>(scheduled(other));

    const auto refused = settle(poll, 0);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    ASSERT_EQ(refused.error().fields.size(), 2U);
    EXPECT_EQ(refused.error().fields[0].field, "confirm_duplicate");
    EXPECT_EQ(refused.error().fields[1].field, "confirm_busy");
    EXPECT_FALSE(settle(poll, 0, "support-1", {.duplicate = true}));
    EXPECT_TRUE(settle(poll, 0, "support-1", {.duplicate = true, .busy = true}));
}

TEST_P(Polls, CanBeBookedAfterTheirHoldsRanOutWhileTheTimeIsFree)
{
    const Poll poll = started();
    clock_.set(test::at("2026-11-24T17:30"));
    ASSERT_EQ(*settle_by_itself(poll), PollOutcome::left_to_maker);
    EXPECT_EQ(holds(), 0U);

    EXPECT_TRUE(settle(poll, 0));
}

TEST_P(Polls, DoNotBookATimeThatIsOver)
{
    const Poll poll = started();
    clock_.set(test::at("2026-11-25T10:30"));

    EXPECT_EQ(complaints(settle(poll, 0).error()), (Lines{"choice: Choose a time in the future"}));
    EXPECT_EQ(complaints(settle(poll, 7).error()), (Lines{"choice: Choose one of the times"}));
}

TEST_P(Polls, AskAgainThoseWhoHaveNotAnswered)
{
    const Poll poll = started();
    static_cast<void>(mails());
    ASSERT_TRUE(answer(poll, police(), {"best", "possible"}));
    clock_.set(poll.deadline);
    ASSERT_EQ(*settle_by_itself(poll), PollOutcome::left_to_maker);

    const auto asked_again = again(poll);

    ASSERT_TRUE(asked_again);
    EXPECT_EQ(asked_again->deadline, test::at("2026-11-24T17:00"));
    EXPECT_EQ(mails(), (Lines{"poll 2"}));
    EXPECT_EQ(holds(), 2U);
    EXPECT_EQ(seen(poll, police())->times[0].answer, PollAnswer::best);
    ASSERT_TRUE(answer(poll, nurse(), {"best", "cannot"}));
    EXPECT_EQ(*settle_by_itself(poll), PollOutcome::settled);
}

TEST_P(Polls, GiveEveryTimeBackWhenTheyAreStopped)
{
    const Poll poll = started();
    static_cast<void>(mails());

    ASSERT_TRUE(stop(poll));

    EXPECT_EQ(stored(poll.id).status, PollStatus::stopped);
    EXPECT_EQ(holds(), 0U);
    EXPECT_EQ(mails(), (Lines{"poll_outcome 1", "poll_outcome 1"}));
    EXPECT_EQ(seen(poll, nurse()).error().refusal, Refusal::link_stopped);
    EXPECT_EQ(stop(poll).error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(schedule(conference()));
}

TEST_P(Polls, AreUnknownToThoseWhoMayNotBook)
{
    const Poll poll = started();

    EXPECT_FALSE(settle(poll, 0, "stranger-1"));
    EXPECT_EQ(stored(poll.id).status, PollStatus::open);
}

TEST_P(Polls, StopTheLinkOfWhoeverMustNotBeThereAnyMore)
{
    const Poll poll = started();
    ASSERT_TRUE(seen(poll, police()));

    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, contact_id, reason, "
              "flagged_by, flagged_at) values ('x1', 'authority-1', 'case-1', 'contact-police', "
              "'A reason', 'manager-1', 0)");

    EXPECT_EQ(seen(poll, police()).error().refusal, Refusal::link_stopped);
    EXPECT_TRUE(seen(poll, nurse()));
    const auto nobody = database().read(
        [&](UnitOfWork& work) { return view_poll_seat(work, tools(), "poll.nobody.1"); });
    EXPECT_EQ(nobody.error().refusal, Refusal::not_found);
}

class PollsOfTwoWhoMustNotMeet : public Polls {
protected:
    void SetUp() override
    {
        Polls::SetUp();
        auto wanted = needs();
        for (const char* each : {"mother-1", "father-1", "sister-1"})
            wanted.seats.push_back(
                {.holder = {.member = FamilyMemberId{each}}, .requirement = Requirement::optional});
        test::run(temp_.pool(),
                  "insert into family_member (id, authority_id, case_id, name, relationship, "
                  "email, may_email) values ('sister-1', 'authority-1', 'case-1', 'Ivy Testwood', "
                  "'Sister', "
                  "'ivy@mail.example', 0)");
        wanted.version = stored_needs().version;
        ASSERT_TRUE(save(wanted));
    }

    MeetingNeeds stored_needs() { return test::SchedulingTest::stored(); }

    void keep_apart(const char* id, const char* one, const char* other)
    {
        database().write([&](UnitOfWork& work) {
            work.must_not_meet.add(AuthorityId{"authority-1"},
                                   {.id = id,
                                    .case_id = CaseId{"case-1"},
                                    .one = FamilyMemberId{one},
                                    .other = FamilyMemberId{other},
                                    .reason = FreeText{"An order of the court"},
                                    .noted_by = UserId{"worker-1"},
                                    .noted_at = clock_.now()});
            return 0;
        });
    }

    // The manager lets the parents meet when the poll begins.
    Poll allowed()
    {
        keep_apart("pair-1", "father-1", "mother-1");
        StartPoll wanted = asked();
        EXPECT_FALSE(start(wanted, "manager-1"));
        wanted.confirmed.meet = true;
        EXPECT_FALSE(start(wanted));
        const auto poll = start(wanted, "manager-1");
        EXPECT_TRUE(poll);
        return *poll;
    }

    Result<MeetingId> settle_confirmed(const Poll& poll, const char* by)
    {
        return database().transact([&](UnitOfWork& work) {
            return settle_poll(work, tools(), test::person(by), poll.id, 0, {.meet = true});
        });
    }
};

TEST_P(PollsOfTwoWhoMustNotMeet, AreSettledByAnybodyOnceAManagerLetThemMeet)
{
    const Poll poll = allowed();

    ASSERT_TRUE(again(poll));
    const auto booked = settle(poll, 0);

    ASSERT_TRUE(booked) << complaints(booked.error()).front();
    const auto entries = database().read([](UnitOfWork& work) {
        return work.audit.of_case(AuthorityId{"authority-1"}, CaseId{"case-1"}, 0, 50);
    });
    EXPECT_TRUE(std::ranges::any_of(entries, [](const auto& each) {
        return each.record.detail.ends_with(" lets_meet=father-1,mother-1");
    }));
}

TEST_P(PollsOfTwoWhoMustNotMeet, AskAManagerAboutAPairThatWasNotedSince)
{
    const Poll poll = allowed();
    keep_apart("pair-2", "mother-1", "sister-1");

    const auto refused = settle(poll, 0);
    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()),
              (Lines{"invitees: Hazel Testwood and Ivy Testwood must not meet. Give them different "
                     "parts of the meeting, 15 minutes apart, or ask a team manager to book it"}));
    EXPECT_FALSE(settle_confirmed(poll, "support-1"));
    const auto asked = settle(poll, 0, "manager-1");
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().refusal, Refusal::needs_confirmation);
    EXPECT_TRUE(settle_confirmed(poll, "manager-1"));
}

QUORATE_ON_EVERY_DATABASE(PollsOfTwoWhoMustNotMeet);
QUORATE_ON_EVERY_DATABASE(Polls);

}  // namespace
}  // namespace quorate::core
