#include "core/cases/record_event.hpp"

#include <gtest/gtest.h>

#include "core/cases/case_people.hpp"
#include "core/cases/held_meeting.hpp"
#include "core/cases/view_case.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/needs_a_date.hpp"
#include "core/due_dates/settle_due_date.hpp"
#include "core/rules/closure_store.hpp"
#include "core/rules/local_rule_store.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

using enum EventKind;
using Lines = std::vector<std::string>;

class RecordingEvents : public testing::Test {
protected:
    std::string fault(EventKind kind, const char* on)
    {
        const auto result = desk_.record(family_, kind, on);
        return result ? "" : result.error().fields.at(0).message;
    }

    // "rule limit status" of what is not superseded.
    Lines dates()
    {
        Lines lines;
        const auto file = desk_.run("sw", view_case, family_);
        for (const ExplainedDueDate& entry : file->due_dates)
            lines.push_back(entry.due.rule_id + " " + iso(entry.due.limit_date) + " " +
                            std::string{code(entry.due.status)});
        return lines;
    }

    CaseDueDate due(const std::string& rule)
    {
        const auto file = desk_.run("sw", view_case, family_);
        for (const ExplainedDueDate& each : file->due_dates)
            if (each.due.rule_id == rule) return each.due;
        throw std::logic_error{"no such date"};
    }

    template <class Work>
    void write(Work work)
    {
        ASSERT_TRUE(desk_.temp.database().transact([&](UnitOfWork& unit) -> Result<Done> {
            work(unit);
            return Done{};
        }));
    }

    void book(const std::string& rule, const char* meeting)
    {
        const DueDateId id = due(rule).id;
        write([&](UnitOfWork& work) {
            EXPECT_TRUE(work.due_dates.book(test::exampleshire, id, MeetingId{meeting}));
        });
    }

    void hold(const HeldMeeting& held)
    {
        write([&](UnitOfWork& work) {
            note_held_meeting(work, desk_.tools, test::staff("cc"), held);
        });
    }

    test::CaseDesk desk_;
    CaseId family_ = desk_.add_family();
};

TEST_F(RecordingEvents, WorksOutWhatIsDueInTheSameTransaction)
{
    ASSERT_TRUE(desk_.record(family_, referral, "2026-11-02"));
    ASSERT_TRUE(desk_.record(family_, strategy_discussion, "2026-11-05"));
    EXPECT_EQ(dates(),
              (Lines{"eng-referral-decision-1wd 2026-11-03 met",
                     "eng-referrer-acknowledgement-1wd 2026-11-03 open",
                     "eng-icpc-15wd 2026-11-26 open",
                     "eng-assessment-45wd 2027-01-07 open"}));
}

TEST_F(RecordingEvents, IsCompletelyUndoneWhenItIsRefused)
{
    EXPECT_EQ(fault(referral, "2026-11-24"), "The date must be today or in the past");
    EXPECT_TRUE(desk_.run("sw", view_case, family_)->events.empty());
}

TEST_F(RecordingEvents, SaysWhatIsOutOfOrderAtItsField)
{
    ASSERT_TRUE(desk_.record(family_, referral, "2026-08-03"));
    EXPECT_EQ(fault(assessment_started, "2026-08-02"),
              "It cannot be before the referral on Monday 3 August 2026");
    EXPECT_EQ(fault(conference_held, "2026-08-08"),
              "A conference cannot be on a Saturday or Sunday. Check the date");
    EXPECT_EQ(fault(plan_ended, "2026-08-10"), "Record first when the plan started");
}

TEST_F(RecordingEvents, RefusesSecondEnquiriesWhileTheFirstAreOpen)
{
    ASSERT_TRUE(desk_.record(family_, strategy_discussion, "2026-11-05"));
    const auto refused = desk_.record(family_, strategy_discussion, "2026-11-10");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields,
              (std::vector<FieldError>{
                  {"initiates_section_47",
                   "Section 47 enquiries from Thursday 5 November 2026 were still open. Record "
                   "this discussion without this tick, correct the other one, or say on the dates "
                   "page that its conference is not needed"}}));
    EXPECT_EQ(dates(), Lines{"eng-icpc-15wd 2026-11-26 open"});

    ASSERT_TRUE(desk_.run("tm",
                          settle_due_date,
                          SettleDueDate{.case_id = family_,
                                        .due_date = due("eng-icpc-15wd").id,
                                        .as = DueStatus::not_needed,
                                        .reason = "No significant harm found"}));
    EXPECT_TRUE(desk_.record(family_, strategy_discussion, "2026-11-10"));
}

TEST_F(RecordingEvents, OfASecondHeldDiscussionLeavesTheClockToTheFirst)
{
    ASSERT_TRUE(desk_.record(family_, strategy_discussion, "2026-11-05"));
    const HeldMeeting held{.meeting = MeetingId{"meeting"},
                           .case_id = family_,
                           .type = MeetingType::strategy_discussion,
                           .held_on = test::day("2026-11-12"),
                           .children = {{.initiates_section_47 = true}}};
    hold(held);
    hold(held);
    EXPECT_EQ(dates(), Lines{"eng-icpc-15wd 2026-11-26 open"});
    const auto file = desk_.run("sw", view_case, family_);
    ASSERT_EQ(file->events.size(), 2u);
    EXPECT_EQ(file->events[1].note.reveal(),
              "Section 47 enquiries were open already, from Thursday 5 November 2026. The clock "
              "that started then goes on.");
}

TEST_F(RecordingEvents, OfADiscussionHeldBeforeTheOneThatIsRecordedMoveTheClockToIt)
{
    ASSERT_TRUE(desk_.record(family_, strategy_discussion, "2026-11-12"));
    book("eng-icpc-15wd", "conference");
    const HeldMeeting held{.meeting = MeetingId{"meeting"},
                           .case_id = family_,
                           .type = MeetingType::strategy_discussion,
                           .held_on = test::day("2026-11-05"),
                           .children = {{.initiates_section_47 = true}}};
    hold(held);
    hold(held);

    EXPECT_EQ(dates(), Lines{"eng-icpc-15wd 2026-11-26 open"});
    EXPECT_EQ(due("eng-icpc-15wd").meeting, MeetingId{"conference"});
    std::vector<std::string> told;
    const auto file = desk_.run("sw", view_case, family_);
    for (const CaseEvent& event : file->events)
        if (!event.replaced_at)
            told.push_back(iso(event.on) + (event.initiates_section_47 ? " starts. " : " ") +
                           event.note.reveal());
    EXPECT_EQ(told,
              (Lines{"2026-11-05 starts. ",
                     "2026-11-12 Section 47 enquiries were open already, from Thursday 5 November "
                     "2026. The clock that started then goes on."}));
}

TEST_F(RecordingEvents, RefusesEnquiriesThatWouldStartBeforeThoseThatAreOpen)
{
    ASSERT_TRUE(desk_.record(family_, strategy_discussion, "2026-11-12"));

    const auto refused = desk_.record(family_, strategy_discussion, "2026-11-05");

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.front().field, "initiates_section_47");
    EXPECT_EQ(dates(), Lines{"eng-icpc-15wd 2026-12-03 open"});
}

TEST_F(RecordingEvents, AsksToConfirmWhatIsUnusualAndKeepsThatItWas)
{
    RecordEvent command{.case_id = family_,
                        .kind = conference_held,
                        .on = test::day("2026-08-31"),
                        .makes_plan = true};
    const auto asked = desk_.run("sw", record_event, command);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().refusal, Refusal::needs_confirmation);
    ASSERT_EQ(asked.error().fields.size(), 2u);
    EXPECT_EQ(asked.error().fields[0],
              (FieldError{"confirm_unusual",
                          "Monday 31 August 2026 was a bank holiday (Summer bank holiday)"}));
    EXPECT_TRUE(desk_.run("sw", view_case, family_)->events.empty());

    command.confirm_unusual = true;
    EXPECT_TRUE(desk_.run("sw", record_event, command));
}

TEST_F(RecordingEvents, ChecksTheWholeHistoryThatACorrectionMakes)
{
    const auto discussion = desk_.record(family_, strategy_discussion, "2026-11-05");
    ASSERT_TRUE(desk_.record(family_, conference_held, "2026-11-19"));
    CorrectEvent correction{.event = *discussion,
                            .on = test::day("2026-11-20"),
                            .initiates_section_47 = true,
                            .reason = "A slip",
                            .confirm_unusual = true};
    EXPECT_EQ(desk_.run("sw", correct_event, correction).error().fields.at(0),
              (FieldError{"on",
                          "This does not fit with \"Initial conference held\" on Thursday 19 "
                          "November 2026. Correct that first"}));
}

TEST_F(RecordingEvents, DoesNotAskAgainWhatWasConfirmedWhenOnlyTheNoteIsMended)
{
    const auto conference = desk_.record(family_, conference_held, "2026-08-31");
    EXPECT_TRUE(desk_.run("sw",
                          correct_event,
                          CorrectEvent{.event = *conference,
                                       .on = test::day("2026-08-31"),
                                       .makes_plan = true,
                                       .note = FreeText{"Moved here from elsewhere"},
                                       .reason = "The note was missing"}));
}

TEST_F(RecordingEvents, KeepsWhatOthersRestOn)
{
    const auto started = desk_.record(family_, assessment_started, "2026-11-03");
    ASSERT_TRUE(desk_.record(family_, assessment_finished, "2026-11-10"));
    EXPECT_EQ(desk_.run("sw", withdraw_event, WithdrawEvent{*started, "A slip"}).error().fields,
              (std::vector<FieldError>{
                  {"reason",
                   "This does not fit with \"Assessment finished\" on Tuesday 10 November 2026. "
                   "Correct that first"}}));
}

TEST_F(RecordingEvents, DoesNotLetABirthdayLeaveThemBehind)
{
    ASSERT_TRUE(desk_.record(family_, referral, "2018-06-01"));
    const auto file = desk_.run("sw", view_case, family_);
    const Child& child = file->children.at(0);
    ChangeChild change{.id = child.id,
                       .version = child.version,
                       .details = {.given_name = child.given_name,
                                   .family_name = child.family_name,
                                   .date_of_birth = test::day("2018-07-01")}};
    EXPECT_EQ(desk_.run("sw", change_child, change).error().fields.at(0).field, "date_of_birth");
    change.details.expected_delivery_date = test::day("2018-06-20");
    EXPECT_TRUE(desk_.run("sw", change_child, change));
}

TEST_F(RecordingEvents, DoesNotLetAnEarlierEventFallOutOfOrder)
{
    ASSERT_TRUE(desk_.record(family_, assessment_started, "2026-11-03"));
    EXPECT_EQ(fault(referral, "2026-11-04"),
              "This does not fit with \"Assessment started\" on Tuesday 3 November 2026. Correct "
              "that first");
    EXPECT_EQ(fault(referral, "2026-11-02"), "");
}

TEST_F(RecordingEvents, AsksForWhatIsMissing)
{
    const auto result = desk_.run("sw", record_event, RecordEvent{.case_id = family_});
    ASSERT_FALSE(result);
    ASSERT_EQ(result.error().fields.size(), 2u);
    EXPECT_EQ(result.error().fields[0], (FieldError{"kind", "Choose what happened"}));
    EXPECT_EQ(result.error().fields[1], (FieldError{"on", "Enter the date"}));
}

TEST_F(RecordingEvents, AreForThoseWhoAreInvolved)
{
    const RecordEvent command{.case_id = family_, .kind = referral, .on = test::day("2026-11-02")};
    EXPECT_EQ(desk_.run("sw-south", record_event, command).error().refusal, Refusal::hidden);
    EXPECT_EQ(desk_.run("cc", record_event, command).error().refusal, Refusal::not_permitted);
}

TEST_F(RecordingEvents, SupersedesTheDatesOfACorrectedEventAndKeepsBoth)
{
    const auto wrong = desk_.record(family_, strategy_discussion, "2026-11-05");
    const CorrectEvent correction{.event = *wrong,
                                  .on = test::day("2026-11-06"),
                                  .initiates_section_47 = true,
                                  .reason = "It was the day after"};
    ASSERT_TRUE(desk_.run("sw", correct_event, correction));

    EXPECT_EQ(dates(), Lines{"eng-icpc-15wd 2026-11-27 open"});
    const auto file = desk_.run("sw", view_case, family_);
    ASSERT_EQ(file->events.size(), 2u);
    EXPECT_TRUE(file->events[0].replaced_at);
    EXPECT_EQ(file->events[1].corrects, *wrong);
    const auto superseded = desk_.temp.database().read([&](UnitOfWork& work) {
        return work.due_dates.superseded_of(test::exampleshire, family_);
    });
    ASSERT_EQ(superseded.size(), 1u);
    EXPECT_EQ(iso(superseded[0].limit_date), "2026-11-26");

    EXPECT_EQ(desk_.run("sw", correct_event, correction).error().refusal, Refusal::stale_version);
}

TEST_F(RecordingEvents, KeepsTheMeetingOfADateThatMoves)
{
    const auto wrong = desk_.record(family_, strategy_discussion, "2026-11-05");
    book("eng-icpc-15wd", "meeting");
    ASSERT_TRUE(desk_.run("sw",
                          correct_event,
                          CorrectEvent{.event = *wrong,
                                       .on = test::day("2026-11-04"),
                                       .initiates_section_47 = true,
                                       .reason = "It was the day before"}));
    EXPECT_EQ(due("eng-icpc-15wd").meeting, MeetingId{"meeting"});
    EXPECT_EQ(iso(due("eng-icpc-15wd").limit_date), "2026-11-25");
}

TEST_F(RecordingEvents, NeedsAReasonForACorrection)
{
    const auto event = desk_.record(family_, referral, "2026-11-02");
    const auto result = desk_.run(
        "sw", correct_event, CorrectEvent{.event = *event, .on = test::day("2026-11-03")});
    EXPECT_EQ(result.error().fields.at(0), (FieldError{"reason", "Say what was wrong"}));
}

TEST_F(RecordingEvents, TakesBackWhatDidNotHappen)
{
    const auto event = desk_.record(family_, referral, "2026-11-02");
    ASSERT_TRUE(desk_.run("sw", withdraw_event, WithdrawEvent{*event, "Another family"}));
    EXPECT_EQ(dates(), Lines{});
    const auto file = desk_.run("sw", view_case, family_);
    EXPECT_EQ(file->events.at(0).withdrawal_reason.reveal(), "Another family");
}

TEST_F(RecordingEvents, ReopensADateWhenWhatMetItIsTakenBack)
{
    desk_.record(family_, referral, "2026-11-02").has_value();
    desk_.record(family_, assessment_started, "2026-11-04").has_value();
    const auto finished = desk_.record(family_, assessment_finished, "2026-11-20");
    EXPECT_EQ(due("eng-assessment-45wd").status, DueStatus::met);
    ASSERT_TRUE(desk_.run("sw", withdraw_event, WithdrawEvent{*finished, "Not signed off"}));
    EXPECT_EQ(due("eng-assessment-45wd").status, DueStatus::open);
    EXPECT_EQ(due("eng-assessment-45wd").met_on, std::nullopt);
}

TEST_F(RecordingEvents, OfAHeldConferenceMeetsItsLimitAndStartsTheNext)
{
    desk_.record(family_, strategy_discussion, "2026-11-05").has_value();
    book("eng-icpc-15wd", "meeting");
    const HeldMeeting held{.meeting = MeetingId{"meeting"},
                           .case_id = family_,
                           .type = MeetingType::initial_cp_conference,
                           .held_on = test::day("2026-11-23")};
    hold(held);
    EXPECT_EQ(
        dates(),
        (Lines{"eng-icpc-15wd 2026-11-26 met", "loc-conference-record-15wd 2026-12-14 open"}));

    HeldMeeting decided = held;
    decided.children = {{.makes_plan = true}};
    hold(decided);
    hold(decided);
    EXPECT_EQ(dates(),
              (Lines{"eng-icpc-15wd 2026-11-26 met",
                     "eng-core-group-first-10wd 2026-12-07 open",
                     "loc-conference-record-15wd 2026-12-14 open",
                     "eng-rcpc-first-3m 2027-02-23 open"}));
}

TEST_F(RecordingEvents, DoesNotReopenWhatAHeldMeetingMet)
{
    desk_.record(family_, conference_held, "2026-11-02").has_value();
    book("eng-core-group-first-10wd", "core-group");
    hold({.meeting = MeetingId{"core-group"},
          .case_id = family_,
          .type = MeetingType::core_group,
          .held_on = test::day("2026-11-12")});
    desk_.record(family_, child_seen, "2026-11-20").has_value();
    EXPECT_EQ(due("eng-core-group-first-10wd").status, DueStatus::met);
}

TEST_F(RecordingEvents, LetsAPersonSettleWhatNoEventAnswers)
{
    desk_.record(family_, strategy_discussion, "2026-11-05").has_value();
    const SettleDueDate not_needed{.case_id = family_,
                                   .due_date = due("eng-icpc-15wd").id,
                                   .as = DueStatus::not_needed,
                                   .reason = "No significant harm found"};
    const auto alone = desk_.run("sw", settle_due_date, not_needed);
    ASSERT_FALSE(alone);
    EXPECT_EQ(alone.error().fields.at(0).message,
              "Only a team manager or a service manager can say that this meeting is not needed");
    SettleDueDate curt = not_needed;
    curt.reason = "x";
    EXPECT_EQ(desk_.run("tm", settle_due_date, curt).error().fields.at(0).message,
              "Say why in at least 15 characters");
    ASSERT_TRUE(desk_.run("tm", settle_due_date, not_needed));
    desk_.record(family_, child_seen, "2026-11-20").has_value();
    EXPECT_EQ(due("eng-icpc-15wd").status, DueStatus::not_needed);
    EXPECT_EQ(due("eng-icpc-15wd").settled_reason, "No significant harm found");

    SettleDueDate of_another = not_needed;
    of_another.case_id = desk_.add_family("EX-2042");
    of_another.as = DueStatus::open;
    EXPECT_EQ(desk_.run("sw", settle_due_date, of_another).error().refusal, Refusal::hidden);

    SettleDueDate again = not_needed;
    again.as = DueStatus::open;
    ASSERT_TRUE(desk_.run("sw", settle_due_date, again));
    EXPECT_EQ(due("eng-icpc-15wd").status, DueStatus::open);

    book("eng-icpc-15wd", "meeting");
    EXPECT_EQ(desk_.run("sw", settle_due_date, not_needed).error().refusal, Refusal::wrong_state);
}

TEST_F(RecordingEvents, QueuesWhatHasNoDateAndSaysWhy)
{
    desk_.record(family_, strategy_discussion, "2026-11-05").has_value();
    const auto queue = desk_.run("bs", needs_a_date, QueueFilter{});
    ASSERT_TRUE(queue);
    ASSERT_EQ(queue->page.entries.size(), 1u);
    EXPECT_EQ(queue->total, 1);
    const NeedsADate& row = queue->page.entries[0];
    EXPECT_EQ(row.row.reference, "EX-2041");
    EXPECT_EQ(row.row.children, 1);
    EXPECT_EQ(row.left.working_days, 3);
    EXPECT_EQ(row.why,
              "15 working days after the strategy discussion that started section 47 enquiries, "
              "Thu 5 Nov.");
    EXPECT_EQ(row.waiting_for, "");

    desk_.clock.set(test::at("2026-11-30T09:00"));
    const auto later = desk_.run("bs", needs_a_date, QueueFilter{});
    EXPECT_EQ(later->page.entries[0].left.working_days, -2);
    EXPECT_TRUE(later->page.entries[0].left.is_late);
    EXPECT_EQ(later->page.entries[0].waiting_for, "a reason for the delay from the team manager");
    EXPECT_EQ(desk_.run("bs-south", needs_a_date, QueueFilter{})->total, 0);
}

TEST_F(RecordingEvents, ExplainsEachDateWithTheAuthoritysClosures)
{
    write([](UnitOfWork& work) {
        work.closures.add(test::exampleshire,
                          {.on = test::day("2026-11-26"), .name = "Office move"});
    });
    desk_.record(family_, strategy_discussion, "2026-11-05").has_value();
    const auto dates = desk_.run("sw", view_case_dates, family_);
    ASSERT_TRUE(dates);
    ASSERT_EQ(dates->dates.size(), 1u);
    const ExplainedDueDate& date = dates->dates[0];
    EXPECT_EQ(iso(date.due.limit_date), "2026-11-26");
    EXPECT_EQ(iso(date.due.schedule_by), "2026-11-25");
    EXPECT_EQ(date.explanation.due.schedule_by, date.due.schedule_by);
    EXPECT_EQ(date.explanation.counted.size(), 15u);
    EXPECT_EQ(date.left.working_days, 2);
}

TEST_F(RecordingEvents, AskForTheTimeWhereSomethingIsDueWithinHours)
{
    write([&](UnitOfWork& work) {
        work.local_rules.add(
            test::exampleshire,
            {.id = DatesChangeId{"choice"},
             .choice = {.rule_id = "loc-child-seen-24h", .from = test::day("2026-01-01")},
             .owner = PersonName{"Head of service"},
             .reason = "Practice standard",
             .decided_by = UserId{"am"},
             .decided_at = desk_.clock.now()});
    });
    RecordEvent allocated{
        .case_id = family_, .kind = section_47_allocated, .on = test::day("2026-11-20")};
    EXPECT_EQ(desk_.run("sw", record_event, allocated).error().refusal,
              Refusal::needs_confirmation);
    allocated.time = std::chrono::hours{14};
    ASSERT_TRUE(desk_.run("sw", record_event, allocated));
    EXPECT_EQ(dates(), Lines{"loc-child-seen-24h 2026-11-21 open"});
}

TEST_F(RecordingEvents, AreNotAtATimeThatLondonClocksNeverShowed)
{
    RecordEvent seen{.case_id = family_,
                     .kind = child_seen,
                     .on = test::day("2026-03-29"),
                     .time = std::chrono::minutes{90}};
    const auto refused = desk_.run("sw", record_event, seen);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).field, "time");
    seen.time = std::chrono::minutes{120};
    EXPECT_TRUE(desk_.run("sw", record_event, seen));
}

}  // namespace
}  // namespace quorate::core
