#include "core/scheduling/plan_queue.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/planning/check_plan.hpp"
#include "core/planning/improve_plan.hpp"
#include "core/polls/start_poll.hpp"
#include "tests/core/scheduling/scheduling_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;

class PlanningTheQueue : public test::SchedulingTest {
protected:
    void SetUp() override
    {
        SchedulingTest::SetUp();
        add_limit("2026-11-26");
        test::run(temp_.pool(),
                  "insert into family_case (id, authority_id, reference, family_name, "
                  "jurisdiction, team_id, lead_worker_id, created_at) values ('case-9', "
                  "'authority-1', 'EX-9', 'Otherwood', 'England', 'team-1', 'worker-1', 0)");
        test::run(temp_.pool(),
                  "insert into child (id, authority_id, case_id, given_name, family_name, "
                  "date_of_birth) values ('child-9', 'authority-1', 'case-9', 'Ash', "
                  "'Otherwood', '2019-01-01')");
        test::run(temp_.pool(),
                  "insert into case_event (id, authority_id, case_id, kind, happened_on, "
                  "recorded_by, recorded_at) values ('event-9', 'authority-1', 'case-9', "
                  "'strategy_discussion', '2026-11-05', 'worker-1', 0)");
        test::run(temp_.pool(),
                  "insert into due_date (id, authority_id, case_id, event_id, rule_id, "
                  "meeting_type, limit_date, schedule_by, status, created_at) values ('due-9', "
                  "'authority-1', 'case-9', 'event-9', 'eng-icpc-15wd', 'initial_cp_conference', "
                  "'2026-11-26', '2026-11-26', 'open', 0)");
        share({"contact-police", "contact-nurse"});
    }

    void say_needs() { say_needs(needs()); }

    void say_needs(NeedsDraft other)
    {
        ASSERT_TRUE(save(needs()));
        other.children = {ChildId{"child-9"}};
        const auto saved = database().transact([&](UnitOfWork& work) {
            return save_meeting_needs(
                work, tools(), test::person("support-1"), CaseId{"case-9"}, icpc, other);
        });
        ASSERT_TRUE(saved) << complaints(saved.error()).front();
    }

    QueueToPlan to_plan(const char* by = "support-1")
    {
        const auto found = database().transact(
            [&](UnitOfWork& work) { return queue_to_plan(work, tools(), test::person(by)); });
        return found ? *found : QueueToPlan{};
    }

    std::vector<QueueRow> rows(const char* by = "support-1") { return to_plan(by).rows; }

    QueueProblem problem()
    {
        const auto queue = to_plan();
        return database().read([&](UnitOfWork& work) {
            return queue_problem(work, tools(), test::person("support-1"), queue);
        });
    }

    static bool has_starts(const QueueProblem& queue, std::size_t meeting, std::size_t day)
    {
        const PlanProblem& of = queue.problem;
        return std::ranges::any_of(of.meetings[meeting].possible.day(of.grid, day),
                                   [](std::uint64_t word) { return word != 0; });
    }

    static std::size_t place_of(const QueueProblem& queue, const char* family)
    {
        const auto found = std::ranges::find(
            queue.meetings, CaseId{family}, [](const auto& each) { return each.needs.case_id; });
        return static_cast<std::size_t>(found - queue.meetings.begin());
    }

    // All that the plan places.
    static std::vector<AcceptedPlace> places(const QueueProblem& queue)
    {
        const Plan plan = plan_queue(queue.problem, {.rounds = 200});
        EXPECT_EQ(check_plan(queue.problem, plan), Lines{});
        std::vector<AcceptedPlace> all;
        for (std::size_t i = 0; i < plan.placements.size(); ++i) {
            if (!plan.placements[i]) continue;
            const Placement& place = *plan.placements[i];
            ChosenSlot slot{.starts_at = place.start, .chair = queue.chairs[place.chair]};
            if (place.room) slot.room = queue.rooms[*place.room];
            all.push_back({.field = "accept-" + std::to_string(i),
                           .meeting = queue.meetings[i],
                           .slot = slot});
        }
        return all;
    }

    Result<std::vector<MeetingId>> accept(const std::vector<AcceptedPlace>& places)
    {
        return database().transact([&](UnitOfWork& work) {
            return book_planned(work, tools(), test::person("support-1"), places);
        });
    }
};

TEST_P(PlanningTheQueue, TwoFamiliesThatNeedTheSamePeopleAreBookedOneAfterTheOther)
{
    say_needs();
    const QueueProblem queue = problem();
    ASSERT_EQ(queue.meetings.size(), 2u);
    EXPECT_EQ(queue.problem.meetings[0].last_day, 3);  // from Monday, up to Thursday
    const auto all = places(queue);
    ASSERT_EQ(all.size(), 2u);

    const auto booked = accept(all);

    ASSERT_TRUE(booked) << complaints(booked.error()).front();
    EXPECT_EQ(booked->size(), 2u);
    EXPECT_TRUE(rows().empty());
    const Meeting first = meeting(booked->front());
    EXPECT_EQ(first.chair, all.front().slot.chair);
    EXPECT_EQ(first.starts_at, london_instant(all.front().slot.starts_at));
    EXPECT_EQ(seats(first.id).size(), 4u);  // three asked, and the chair
}

TEST_P(PlanningTheQueue, SaysWhichChildrenItIsAboutWhereThatIsNotAllOfTheFamily)
{
    say_needs();
    const auto about = [&] {
        std::vector<std::string> names;
        for (const PlannedMeeting& meeting : problem().meetings)
            for (const PersonName& name : meeting.about)
                names.push_back(meeting.reference + ' ' + name.reveal());
        return names;
    };
    EXPECT_EQ(about(), Lines{});

    auto one = needs();
    one.children = {ChildId{"child-1"}};
    one.version = stored().version;
    ASSERT_TRUE(save(one));

    const auto named = about();
    ASSERT_EQ(named.size(), 1u);
    EXPECT_FALSE(named.front().starts_with("EX-9"));
}

TEST_P(PlanningTheQueue, SaysThatNobodyIsAskedToInterpret)
{
    NeedsDraft with_interpreter = needs();
    with_interpreter.interpreter = "Polish";
    say_needs(with_interpreter);

    const QueueProblem queue = problem();

    ASSERT_EQ(queue.meetings.size(), 2u);
    const auto& missing = queue.meetings[place_of(queue, "case-9")].missing_help;
    ASSERT_EQ(missing.size(), 1u);
    EXPECT_EQ(missing.front().part, SeatPart::interpreter);
    EXPECT_EQ(missing.front().sentence,
              "An interpreter for Polish is needed. No interpreter is asked yet");
    EXPECT_TRUE(queue.meetings[place_of(queue, "case-1")].missing_help.empty());
}

TEST_P(PlanningTheQueue, NamesTheCasesWhoseTimeIsNotLookedForYet)
{
    say_needs();
    test::run(temp_.pool(),
              "update due_date set rule_id = 'eng-rcpc-first-3m', meeting_type = "
              "'review_cp_conference', limit_date = '2027-06-01', schedule_by = '2027-06-01' "
              "where id = 'due-9'");

    const QueueProblem queue = problem();

    EXPECT_EQ(queue.not_yet, 1u);
    EXPECT_EQ(queue.not_yet_references, Lines{"EX-9"});
}

TEST_P(PlanningTheQueue, BooksNoneWhenOneIsTakenMeanwhileAndSaysWhich)
{
    say_needs();
    const auto all = places(problem());
    ASSERT_EQ(all.size(), 2u);
    const auto held = database().transact([&](UnitOfWork& work) {
        const Instant from = london_instant(all[1].slot.starts_at);
        return hold_slot(work,
                         tools(),
                         test::person("support-1"),
                         {.case_id = CaseId{"case-1"},
                          .type = "review_cp_conference",
                          .starts_at = from,
                          .ends_at = from + std::chrono::hours{1},
                          .chair = all[1].slot.chair});
    });
    ASSERT_TRUE(held);

    const auto booked = accept(all);

    ASSERT_FALSE(booked);
    EXPECT_EQ(booked.error().refusal, Refusal::chair_taken);
    ASSERT_EQ(booked.error().fields.size(), 1u);
    EXPECT_EQ(booked.error().fields.front().field, all[1].field);
    EXPECT_EQ(rows().size(), 2u);
    EXPECT_TRUE(accept({all[0]}));
    EXPECT_EQ(rows().size(), 1u);
}

TEST_P(PlanningTheQueue, RefusesWhatHasAMeetingByNow)
{
    say_needs();
    const auto all = places(problem());
    ASSERT_TRUE(accept(all));

    const auto again = accept(all);

    ASSERT_FALSE(again);
    EXPECT_EQ(complaints(again.error()),
              (Lines{all[0].field + ": It does not need a date any more",
                     all[1].field + ": It does not need a date any more"}));
}

TEST_P(PlanningTheQueue, RefusesWhatNeedsSomethingElseByNow)
{
    say_needs();
    const auto all = places(problem());
    NeedsDraft longer = needs();
    longer.length_minutes = 150;
    longer.version = 1;
    ASSERT_TRUE(save(longer));

    const auto booked = accept(all);

    ASSERT_FALSE(booked);
    ASSERT_EQ(booked.error().fields.size(), 1u);
    EXPECT_EQ(booked.error().fields.front().message,
              "What it needs has changed since this was planned");
}

TEST_P(PlanningTheQueue, LeavesOutWhatCannotMakeQuorumAndSaysWhy)
{
    const QueueProblem queue = problem();

    EXPECT_TRUE(queue.meetings.empty());
    ASSERT_EQ(queue.left_out.size(), 2u);
    EXPECT_FALSE(queue.left_out.front().why.empty());
    EXPECT_EQ(plan_queue(queue.problem, {.rounds = 10}).placements.size(), 0u);
}

TEST_P(PlanningTheQueue, WhatIsOverdueComesAsSoonAsCanBe)
{
    say_needs();
    test::run(temp_.pool(),
              "update due_date set limit_date = '2026-11-19', schedule_by = '2026-11-19' "
              "where id = 'due-1'");
    const QueueProblem queue = problem();
    ASSERT_EQ(queue.meetings.size(), 2u);
    const auto late = std::ranges::find(
        queue.meetings, CaseId{"case-1"}, [](const auto& each) { return each.needs.case_id; });
    ASSERT_NE(late, queue.meetings.end());
    const auto& planned =
        queue.problem.meetings[static_cast<std::size_t>(late - queue.meetings.begin())];

    EXPECT_EQ(planned.last_day, -2);  // Thursday to Monday
    EXPECT_FALSE(planned.possible.is_empty());
}

TEST_P(PlanningTheQueue, WhatWasAdjournedIsHeldAgainByItsDayThoughTheLimitIsLater)
{
    say_needs();
    test::run(temp_.pool(),
              "update due_date set limit_date = '2026-12-10', schedule_by = '2026-12-10'");
    adjourn_one("2026-11-27");

    const QueueProblem queue = problem();
    ASSERT_EQ(queue.meetings.size(), 2u);
    const std::size_t again = place_of(queue, "case-1");
    const std::size_t other = place_of(queue, "case-9");

    EXPECT_EQ(queue.problem.meetings[again].last_day, 4);  // from Monday, up to Friday
    EXPECT_EQ(queue.meetings[again].last_day(), test::day("2026-11-27"));
    EXPECT_EQ(queue.meetings[again].again_by, test::day("2026-11-27"));
    EXPECT_EQ(queue.problem.meetings[other].last_day, 13);
    EXPECT_EQ(queue.meetings[other].again_by, std::nullopt);
    const auto all = places(queue);
    ASSERT_EQ(all.size(), 2u);
    for (const AcceptedPlace& place : all)
        if (place.meeting.needs.case_id == CaseId{"case-1"})
            EXPECT_LT(place.slot.starts_at, CivilTime{test::day("2026-11-28")});
}

TEST_P(PlanningTheQueue, ALimitBeforeTheDayForHoldingItAgainCounts)
{
    say_needs();
    adjourn_one("2026-11-27");

    const QueueProblem queue = problem();

    const std::size_t again = place_of(queue, "case-1");
    ASSERT_LT(again, queue.meetings.size());
    EXPECT_EQ(queue.problem.meetings[again].last_day, 3);  // Thursday
    EXPECT_EQ(queue.meetings[again].last_day(), test::day("2026-11-26"));
}

TEST_P(PlanningTheQueue, ADayForHoldingItAgainThatHasPassedLeavesTheLimit)
{
    say_needs();
    adjourn_one("2026-11-19");

    const QueueProblem queue = problem();

    const std::size_t again = place_of(queue, "case-1");
    ASSERT_LT(again, queue.meetings.size());
    EXPECT_EQ(queue.problem.meetings[again].last_day, 3);
    EXPECT_EQ(queue.meetings[again].again_by, std::nullopt);
}

TEST_P(PlanningTheQueue, WhatIsLeftOutNamesTheDayByWhichItIsHeldAgain)
{
    test::run(temp_.pool(),
              "update due_date set limit_date = '2026-12-10', schedule_by = '2026-12-10'");
    adjourn_one("2026-11-27");

    const QueueProblem queue = problem();

    const auto again = std::ranges::find(
        queue.left_out, CaseId{"case-1"}, [](const auto& each) { return each.due.case_id; });
    ASSERT_NE(again, queue.left_out.end());
    EXPECT_EQ(again->last_day(), test::day("2026-11-27"));
}

TEST_P(PlanningTheQueue, WhoHasToBeAtOneMeetingDoesNotChairAnotherThen)
{
    NeedsDraft with_chair = needs();
    with_chair.seats.push_back({.holder = {.user = UserId{"chair-1"}}});
    say_needs(with_chair);
    const QueueProblem queue = problem();
    ASSERT_EQ(queue.meetings.size(), 2u);

    for (const PlanMeeting& meeting : queue.problem.meetings)
        EXPECT_EQ(meeting.chairs.size(), 1u);  // the other's only chair, or theirs as a person too
    const auto booked = accept(places(queue));
    ASSERT_TRUE(booked) << complaints(booked.error()).front();
    EXPECT_EQ(booked->size(), 2u);
}

TEST_P(PlanningTheQueue, TakesTheMostUrgentAndCountsTheOthers)
{
    std::string cases;
    std::string events;
    std::string limits;
    const std::size_t more = most_planned + 5;
    for (std::size_t i = 0; i < more; ++i) {
        const std::string id = "more-" + std::to_string(i);
        const std::string after = i == 0 ? "" : ", ";
        cases += after + "('" + id + "', 'authority-1', '" + id +
                 "', 'Otherwood', 'England', 'team-1', 'worker-1', 0)";
        events += after + "('" + id + "', 'authority-1', '" + id +
                  "', 'strategy_discussion', '2026-11-05', 'worker-1', 0)";
        limits += after + "('" + id + "', 'authority-1', '" + id + "', '" + id +
                  "', 'eng-icpc-15wd', 'initial_cp_conference', '2026-11-27', '2026-11-27', "
                  "'open', 0)";
    }
    test::run(temp_.pool(),
              "insert into family_case (id, authority_id, reference, family_name, jurisdiction, "
              "team_id, lead_worker_id, created_at) values " +
                  cases);
    test::run(temp_.pool(),
              "insert into case_event (id, authority_id, case_id, kind, happened_on, recorded_by, "
              "recorded_at) values " +
                  events);
    test::run(temp_.pool(),
              "insert into due_date (id, authority_id, case_id, event_id, rule_id, meeting_type, "
              "limit_date, schedule_by, status, created_at) values " +
                  limits);

    const QueueToPlan queue = to_plan();

    EXPECT_EQ(queue.rows.size(), most_planned);
    EXPECT_EQ(queue.others, 7u);  // with the two of the other tests, which come first
    EXPECT_EQ(queue.rows.front().due.schedule_by, test::day("2026-11-26"));
}

TEST_P(PlanningTheQueue, SaysThatASecondConferenceOfAFamilyWaitsForTheFirst)
{
    say_needs();
    test::run(temp_.pool(),
              "insert into child (id, authority_id, case_id, given_name, family_name, "
              "date_of_birth) values ('child-8', 'authority-1', 'case-9', 'Rowan', 'Otherwood', "
              "'2020-01-01')");
    test::run(temp_.pool(),
              "insert into due_date (id, authority_id, case_id, event_id, rule_id, meeting_type, "
              "limit_date, schedule_by, status, created_at) values ('due-8', 'authority-1', "
              "'case-9', 'event-9', 'eng-icpc-15wd', 'initial_cp_conference', '2026-12-03', "
              "'2026-12-03', 'open', 0)");
    test::run(temp_.pool(),
              "insert into due_date_child (due_date_id, child_id, authority_id, status) "
              "values ('due-8', 'child-8', 'authority-1', 'open')");

    const QueueProblem queue = problem();

    EXPECT_EQ(queue.meetings.size(), 2u);
    ASSERT_EQ(queue.left_out.size(), 1u);
    EXPECT_EQ(queue.left_out.front().due.id, DueDateId{"due-8"});
    EXPECT_EQ(queue.left_out.front().why,
              "Another initial child protection conference of this family is planned first: plan "
              "again once it is booked");
}

TEST_P(PlanningTheQueue, LeavesWhatPeopleAreAskedAboutToThem)
{
    say_needs();
    const auto all = places(problem());
    ASSERT_EQ(all.size(), 2u);
    const auto poll = database().transact([&](UnitOfWork& work) {
        return start_poll(work,
                          tools(),
                          test::person("support-1"),
                          {.case_id = CaseId{"case-1"},
                           .type = "initial_cp_conference",
                           .slots = {{.starts_at = test::at("2026-11-25T10:00"),
                                      .chair = UserId{"chair-1"},
                                      .room = RoomId{"room-1"}}},
                           .ask = {{.contact = ContactId{"contact-police"}}}});
    });
    ASSERT_TRUE(poll) << complaints(poll.error()).front();

    const QueueProblem queue = problem();

    EXPECT_EQ(queue.meetings.size(), 1u);
    ASSERT_EQ(queue.left_out.size(), 1u);
    EXPECT_EQ(queue.left_out.front().why, "People are being asked which time suits");
    EXPECT_EQ(queue.left_out.front().poll, poll->id);
    const auto refused = accept(all);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.front().message, "People are being asked which time suits");
}

TEST_P(PlanningTheQueue, LeavesTwoWorkingDaysOfNoticeUnlessTheLimitLeavesNoOther)
{
    say_needs();
    const QueueProblem queue = problem();
    ASSERT_EQ(queue.problem.meetings.size(), 2u);
    EXPECT_FALSE(has_starts(queue, 0, 0));
    EXPECT_FALSE(has_starts(queue, 0, 1));
    EXPECT_TRUE(has_starts(queue, 0, 2));

    test::run(temp_.pool(),
              "update due_date set limit_date = '2026-11-24', schedule_by = '2026-11-24'");

    EXPECT_TRUE(has_starts(problem(), 0, 0));
}

TEST_P(PlanningTheQueue, KnowsInWhichBuildingsRoomsAre)
{
    say_needs();
    const PlanProblem made = problem().problem;

    EXPECT_EQ(made.travel_gap, usual_travel_gap);
    EXPECT_TRUE(std::ranges::any_of(made.rooms,
                                    [](const PlanRoom& room) { return !room.building.empty(); }));
}

TEST_P(PlanningTheQueue, ReadingCanBeStopped)
{
    say_needs();
    const auto queue = to_plan();
    const QueueProblem half = database().read([&](UnitOfWork& work) {
        return queue_problem(work, tools(), test::person("support-1"), queue, [](std::size_t read) {
            return read < 1;
        });
    });

    EXPECT_EQ(half.meetings.size(), 1u);
}

TEST_P(PlanningTheQueue, PlansOnlyWhatSomebodyMayBook)
{
    EXPECT_EQ(rows("support-1").size(), 2u);
    EXPECT_TRUE(rows("stranger-1").empty());
}

QUORATE_ON_EVERY_DATABASE(PlanningTheQueue);

}  // namespace
}  // namespace quorate::core
