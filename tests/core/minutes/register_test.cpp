#include "core/minutes/register.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/cases/case_event_store.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class HoldingAMeeting : public test::RecordTest {
protected:
    Result<Register> mark(const char* seat, Attendance attendance, const char* by = "support-1")
    {
        return transact([&](UnitOfWork& work) {
            return take_register(
                work,
                clock_,
                as(by),
                {.meeting = meeting, .attendance = {{InviteeId{seat}, attendance}}});
        });
    }

    Register roll()
    {
        return *transact(
            [&](UnitOfWork& work) { return view_register(work, clock_, as("chair-1"), meeting); });
    }

    Result<Meeting> end(const char* by, const std::string& reason = {})
    {
        return transact([&](UnitOfWork& work) {
            const auto before = work.meetings.find(authority, meeting);
            return close_meeting(
                work,
                case_tools(),
                as(by),
                {.meeting = meeting, .version = before->version, .proceed_reason = reason});
        });
    }

    std::vector<CaseEvent> events()
    {
        return read([&](UnitOfWork& work) {
            return work.case_events.of_case(authority, CaseId{"case-1"});
        });
    }
};

TEST_P(HoldingAMeeting, SuggestsWhatRepliesSaidAndCountsNobodyUntilItIsRecorded)
{
    test::run(temp_.pool(), "update invitee set reply = 'attend'");

    const Register taken = roll();

    EXPECT_EQ(expected_attendance(Reply::attend), Attendance::present);
    EXPECT_EQ(expected_attendance(Reply::remote), Attendance::remote);
    EXPECT_EQ(expected_attendance(Reply::cannot_come), Attendance::apologies);
    EXPECT_EQ(expected_attendance(Reply::none), Attendance::unknown);
    for (const InviteeEntry& seat : taken.seats)
        EXPECT_EQ(seat.invitee.attendance, Attendance::unknown);
    EXPECT_EQ(taken.quorum.have, 0);
    EXPECT_NE(taken.quorum.state, QuorumState::met);
}

TEST_P(HoldingAMeeting, TakesTheRegisterOnItsDayAndNotBefore)
{
    clock_.set(test::at("2026-11-24T23:59"));
    const auto early = mark("seat-police", Attendance::present);
    ASSERT_FALSE(early);
    EXPECT_EQ(
        complaints(early.error()),
        (std::vector<std::string>{"attendance: The register opens on Wednesday 25 November 2026"}));

    clock_.set(test::at("2026-11-25T00:00"));
    EXPECT_TRUE(mark("seat-police", Attendance::present));
}

TEST_P(HoldingAMeeting, TellsMissingQuorumAndMissingDecisionsTogether)
{
    open();

    std::string quorum = "proceed_reason: Quorum is not met by the register. Needed: ";
    quorum += roll().quorum.rule;
    for (const std::string& missing : roll().quorum.missing)
        quorum += ". " + missing;
    EXPECT_EQ(complaints(end("chair-1").error()),
              (std::vector<std::string>{
                  quorum + ". Write why the meeting went on, in at least 15 characters",
                  "decisions: Record a decision for each child first"}));
}

TEST_P(HoldingAMeeting, CountsQuorumAgainWithEveryChange)
{
    EXPECT_NE(roll().quorum.state, QuorumState::met);
    ASSERT_TRUE(mark("seat-worker", Attendance::present));
    ASSERT_TRUE(mark("seat-police", Attendance::present));
    ASSERT_TRUE(mark("seat-nurse", Attendance::remote));
    EXPECT_EQ(roll().quorum.state, QuorumState::met);

    const auto left = mark("seat-nurse", Attendance::absent);
    ASSERT_TRUE(left);
    EXPECT_NE(left->quorum.state, QuorumState::met);
}

TEST_P(HoldingAMeeting, RefusesARegisterThatMarksNobody)
{
    const auto nobody = mark("seat-police", Attendance::unknown);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(complaints(nobody.error()),
              std::vector<std::string>{"attendance: Mark at least one person"});

    ASSERT_TRUE(mark("seat-police", Attendance::present));
    ASSERT_TRUE(mark("seat-nurse", Attendance::remote));
    EXPECT_TRUE(mark("seat-police", Attendance::unknown));
}

TEST_P(HoldingAMeeting, KeepsWhatSomebodyElseMarkedWhereAnOldFormOnlyRepeatsIt)
{
    const SeatShown shown{.recorded = Attendance::unknown, .filled_in = Attendance::unknown};
    ASSERT_TRUE(mark("seat-police", Attendance::present));

    const auto taken = transact([&](UnitOfWork& work) {
        return take_register(
            work,
            clock_,
            as("support-1"),
            {.meeting = meeting,
             .attendance = {{InviteeId{"seat-police"}, Attendance::unknown},
                            {InviteeId{"seat-nurse"}, Attendance::remote}},
             .shown = {{InviteeId{"seat-police"}, shown}, {InviteeId{"seat-nurse"}, shown}}});
    });

    ASSERT_TRUE(taken);
    for (const InviteeEntry& seat : taken->seats) {
        if (seat.invitee.id.text() == "seat-police")
            EXPECT_EQ(seat.invitee.attendance, Attendance::present);
        if (seat.invitee.id.text() == "seat-nurse")
            EXPECT_EQ(seat.invitee.attendance, Attendance::remote);
    }
}

TEST_P(HoldingAMeeting, TellsBothValuesOfASeatThatTwoPeopleMarkedDifferently)
{
    ASSERT_TRUE(mark("seat-police", Attendance::present));

    const auto taken = transact([&](UnitOfWork& work) {
        return take_register(
            work,
            clock_,
            as("support-1"),
            {.meeting = meeting,
             .attendance = {{InviteeId{"seat-police"}, Attendance::apologies}},
             .shown = {{InviteeId{"seat-police"},
                        {.recorded = Attendance::unknown, .filled_in = Attendance::unknown}}}});
    });

    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().refusal, Refusal::stale_version);
    const std::string theirs{label(Attendance::present)};
    const std::string mine{label(Attendance::apologies)};
    EXPECT_EQ(complaints(taken.error()),
              std::vector<std::string>{"attendance.seat-police: Someone else saved \"" + theirs +
                                       "\" while you had this open, and you chose \"" + mine +
                                       "\". Choose one and save again"});
}

TEST_P(HoldingAMeeting, RefusesTheRegisterOfAnotherMeetingsSeat)
{
    const auto marked = mark("seat-elsewhere", Attendance::present);

    ASSERT_FALSE(marked);
    EXPECT_EQ(
        complaints(marked.error()),
        std::vector<std::string>{"attendance.seat-elsewhere: Nobody has this seat at the meeting"});
}

TEST_P(HoldingAMeeting, IsForThoseInvolvedInTheCase)
{
    const auto by_stranger = mark("seat-police", Attendance::present, "stranger-1");
    ASSERT_FALSE(by_stranger);
    EXPECT_EQ(by_stranger.error().refusal, Refusal::hidden);

    const auto elsewhere = mark("seat-police", Attendance::present, "worker-2");
    ASSERT_FALSE(elsewhere);
    EXPECT_EQ(elsewhere.error().refusal, Refusal::not_found);
}

TEST_P(HoldingAMeeting, OpensOnItsDayAndNotBefore)
{
    clock_.set(test::at("2026-11-24T10:00"));
    const auto early = transact(
        [&](UnitOfWork& work) { return open_meeting(work, clock_, as("support-1"), meeting); });
    ASSERT_FALSE(early);
    EXPECT_EQ(complaints(early.error()),
              (std::vector<std::string>{"opened: A meeting can be opened on its day, not before"}));

    clock_.set(test::at("2026-11-25T10:04"));
    open();
    EXPECT_EQ(roll().file.meeting.opened_at, test::at("2026-11-25T10:04"));
}

TEST_P(HoldingAMeeting, EndsOnlyWithADecisionForEachChild)
{
    everyone_is_here();
    open();
    open_minutes();
    decide("child-1", "cp_plan_made", "NEG");

    const auto ended = end("support-1");

    ASSERT_FALSE(ended);
    EXPECT_EQ(complaints(ended.error()),
              (std::vector<std::string>{"decisions: Record a decision for each child first"}));
}

TEST_P(HoldingAMeeting, StartsTheNextClocksFromWhatWasDecided)
{
    everyone_is_here();
    open();
    open_minutes();
    decide("child-1", "cp_plan_made", "NEG");
    decide("child-2", "no_cp_plan_cin", "");

    ASSERT_TRUE(end("support-1"));

    EXPECT_EQ(roll().file.meeting.status, MeetingStatus::held);
    ASSERT_EQ(roll().closing->quorum, QuorumState::met);
    std::vector<std::string> kinds;
    for (const CaseEvent& event : events())
        kinds.push_back(std::string{code(event.kind)} + (event.makes_plan ? " with plan" : ""));
    std::ranges::sort(kinds);
    EXPECT_EQ(kinds,
              (std::vector<std::string>{
                  "cin_plan_agreed", "conference_held", "conference_held with plan"}))
        << "for the child who needs no plan, and the one who does";
    const auto due =
        read([&](UnitOfWork& work) { return work.due_dates.of_case(authority, CaseId{"case-1"}); });
    std::vector<std::string> rules;
    for (const CaseDueDate& each : due)
        rules.push_back(each.rule_id);
    EXPECT_EQ(std::ranges::count(rules, "eng-core-group-first-10wd"), 1);
    EXPECT_EQ(std::ranges::count(rules, "eng-rcpc-first-3m"), 1);
    EXPECT_EQ(std::ranges::count(rules, "loc-cin-first-meeting-10wd"), 1);
}

TEST_P(HoldingAMeeting, GoesOnWithoutQuorumOnlyForTheChairsReason)
{
    open();
    open_minutes();
    decide("child-1", "cp_plan_made", "NEG");
    decide("child-2", "cp_plan_made", "EMO");

    const auto by_support = end("support-1", "The baby is unborn and known to two agencies");
    ASSERT_FALSE(by_support);
    EXPECT_EQ(by_support.error().refusal, Refusal::quorum_not_met);
    const std::string said = by_support.error().fields.front().message;
    EXPECT_TRUE(
        said.starts_with("Quorum is not met by the register. Needed: " + roll().quorum.rule));
    EXPECT_TRUE(said.ends_with(". Ask the chair to decide"));

    const auto without_reason = end("chair-1", "because");
    ASSERT_FALSE(without_reason);
    EXPECT_EQ(without_reason.error().refusal, Refusal::quorum_not_met);
    EXPECT_EQ(without_reason.error().fields.front().field, "proceed_reason");

    ASSERT_TRUE(end("chair-1", "The baby is unborn and known to two agencies"));
    const auto closing = roll().closing;
    ASSERT_TRUE(closing);
    EXPECT_NE(closing->quorum, QuorumState::met);
    EXPECT_EQ(closing->proceed_reason.reveal(), "The baby is unborn and known to two agencies");
}

TEST_P(HoldingAMeeting, ThatIsAdjournedForEveryChildMeetsNoLimit)
{
    everyone_is_here();
    open();
    open_minutes();
    decide("child-1", "adjourned", "");
    decide("child-2", "adjourned", "");

    ASSERT_TRUE(end("support-1"));

    EXPECT_TRUE(events().empty());
}

TEST_P(HoldingAMeeting, CannotEndTwiceNorChangeAfterwards)
{
    hold_and_approve();

    const auto again = end("chair-1");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().refusal, Refusal::wrong_state);
    const auto late = mark("seat-police", Attendance::absent);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().refusal, Refusal::wrong_state);
}

QUORATE_ON_EVERY_DATABASE(HoldingAMeeting);

class HoldingAStrategyDiscussion : public HoldingAMeeting {
protected:
    void SetUp() override { begin(MeetingType::strategy_discussion); }
};

TEST_P(HoldingAStrategyDiscussion, SaysWhetherItStartedSection47)
{
    everyone_is_here();
    open();
    open_minutes();
    decide("child-1", "section_47_started", "");
    decide("child-2", "section_47_not_started", "");

    ASSERT_TRUE(end("support-1"));

    for (const CaseEvent& event : events()) {
        EXPECT_EQ(event.kind, EventKind::strategy_discussion);
        const std::string child = event.initiates_section_47 ? "child-1" : "child-2";
        EXPECT_EQ(event.children, std::vector{ChildId{child}});
    }
    EXPECT_EQ(events().size(), 2u);
}

QUORATE_ON_EVERY_DATABASE(HoldingAStrategyDiscussion);

}  // namespace
}  // namespace quorate::core
