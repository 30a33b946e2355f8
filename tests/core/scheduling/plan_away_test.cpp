#include "core/scheduling/plan_away.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/availability/availability_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/planning/check_plan.hpp"
#include "core/planning/explain_plan.hpp"
#include "core/planning/improve_plan.hpp"
#include "core/planning/plan_words.hpp"
#include "tests/core/scheduling/scheduling_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using Lines = std::vector<std::string>;
using test::at;
using test::day;

// chair-1 is away; the conference of case-1 is on Wednesday 25 November 2026 at ten in room-1, and
// the clock stands on the Friday before.
class ChairIsAway : public test::SchedulingTest {
protected:
    static ChairAway away(const char* from = "2026-11-25", const char* until = "2026-11-25")
    {
        return {.chair = UserId{"chair-1"}, .from = day(from), .until = day(until)};
    }

    Result<AwayToPlan> ask(const ChairAway& asked, const char* by = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return meetings_while_away(work, tools(), test::person(by), asked);
        });
    }

    struct Planned {
        QueueProblem queue;
        Plan plan = {};
    };

    Planned planned(const ChairAway& asked = away())
    {
        const auto found = ask(asked);
        Planned made{.queue = database().read([&](UnitOfWork& work) {
            return away_problem(work, tools(), test::person("support-1"), *found);
        })};
        made.plan = plan_queue(made.queue.problem, {.rounds = 200});
        EXPECT_EQ(check_plan(made.queue.problem, made.plan), Lines{});
        return made;
    }

    // Those by their last day.
    static std::vector<AcceptedMove> moves(const Planned& made)
    {
        const SlotGrid& grid = made.queue.problem.grid;
        std::vector<AcceptedMove> all;
        for (std::size_t i = 0; i < made.plan.placements.size(); ++i) {
            if (!made.plan.placements[i]) continue;
            const std::size_t on = grid.day_of(*grid.bit_of(made.plan.placements[i]->start));
            if (days_late(made.queue.problem.meetings[i], on) > 0) continue;
            const Placement& place = *made.plan.placements[i];
            ChosenSlot slot{.starts_at = place.start, .chair = made.queue.chairs[place.chair]};
            if (place.room) slot.room = made.queue.rooms[*place.room];
            all.push_back({.field = "accept-" + std::to_string(i),
                           .booked = *made.queue.meetings[i].booked,
                           .slot = slot});
        }
        return all;
    }

    Result<std::vector<MeetingId>> accept(const std::vector<AcceptedMove>& all)
    {
        return database().transact([&](UnitOfWork& work) {
            return move_planned(work, tools(), test::person("support-1"), all, "The chair is away");
        });
    }

    // Another meeting of the family, by video and without anybody who has to come.
    MeetingDraft core_group(const char* time, const char* chair = "chair-1")
    {
        MeetingDraft draft = conference();
        draft.type = "core_group";
        draft.when_and_where.time = hours{std::stoi(time)};
        draft.when_and_where.length_minutes = 60;
        draft.when_and_where.chair = UserId{chair};
        draft.when_and_where.mode = "video";
        draft.when_and_where.room = {};
        draft.when_and_where.video_link = "https://meet.example/group";
        draft.invitees = {contact("contact-school", Requirement::optional)};
        return draft;
    }

    static bool may_begin_on(const QueueProblem& queue, const char* date)
    {
        const SlotGrid& grid = queue.problem.grid;
        const auto on = std::ranges::find(grid.days(), day(date)) - grid.days().begin();
        return std::ranges::any_of(
            queue.problem.meetings.front().possible.day(grid, static_cast<std::size_t>(on)),
            [](std::uint64_t word) { return word != 0; });
    }

    // chair-2 has no time between two moments.
    void keep_busy(const char* from, const char* until)
    {
        const auto busy = database().transact([&](UnitOfWork& work) -> Result<Done> {
            work.availability.add({.id = BusyTimeId{"busy-1"},
                                   .authority = test::authority_1,
                                   .owner = {UserId{"chair-2"}},
                                   .starts_at = at(from),
                                   .ends_at = at(until),
                                   .created_by = UserId{"support-1"}});
            return Done{};
        });
        ASSERT_TRUE(busy);
    }
};

TEST_P(ChairIsAway, AnotherChairTakesTheMeetingAtItsTimeAndInItsRoom)
{
    const Meeting before = scheduled(conference());
    send_all();
    const auto found = ask(away());
    ASSERT_TRUE(found) << complaints(found.error()).front();
    ASSERT_EQ(found->meetings.size(), 1u);
    EXPECT_EQ(found->chair_name.reveal(), "Gwen Sampleford");

    const auto all = moves(planned());
    ASSERT_EQ(all.size(), 1u);
    const auto changed = accept(all);

    ASSERT_TRUE(changed) << complaints(changed.error()).front();
    const Meeting after = meeting(before.id);
    EXPECT_EQ(after.chair, UserId{"chair-2"});
    EXPECT_EQ(after.starts_at, before.starts_at);
    EXPECT_EQ(after.room, before.room);
    EXPECT_EQ(after.sequence, before.sequence + 1);
    EXPECT_EQ(outbox(before.id),
              (Lines{"cancel chair-1 1 pending",
                     "request chair-1 0 sent",
                     "request chair-2 1 pending",
                     "request contact-nurse 0 sent",
                     "request contact-police 0 sent",
                     "request worker-1 0 sent"}));
    EXPECT_TRUE(ask(away())->meetings.empty());
}

TEST_P(ChairIsAway, AnotherTimeByTheLastDayIsFoundWhenNobodyElseIsFreeThen)
{
    add_limit("2026-11-26");
    const Meeting before = scheduled(conference());
    send_all();
    keep_busy("2026-11-25T08:00", "2026-11-25T18:00");

    const auto all = moves(planned());
    ASSERT_EQ(all.size(), 1u);
    ASSERT_TRUE(accept(all));
    const Lines told = outbox(before.id);
    EXPECT_NE(std::ranges::find(told, "request contact-police 1 pending"), told.end());

    const Meeting after = meeting(before.id);
    EXPECT_NE(after.starts_at, before.starts_at);
    EXPECT_LT(after.starts_at, at("2026-11-27T00:00"));
    EXPECT_EQ(after.room, before.room);
    EXPECT_EQ(after.change_reason.reveal(), "The chair is away");
}

TEST_P(ChairIsAway, SaysWhatIsInTheWayWhenNothingFits)
{
    add_limit("2026-11-26");
    scheduled(conference());
    keep_busy("2026-11-20T08:00", "2027-02-25T18:00");

    const Planned made = planned(away("2026-11-20", "2026-12-18"));
    const auto reasons = explain_unplaced(made.queue.problem, made.plan);

    ASSERT_EQ(reasons.size(), 1u);
    EXPECT_EQ(reasons.front().rule, PlanRule::no_chair_free);
    EXPECT_FALSE(service_remedies(made.queue.problem, made.plan).empty());
}

TEST_P(ChairIsAway, NamesWhoeverCannotComeAtAnyOtherTime)
{
    add_limit("2026-11-26");
    MeetingDraft draft = conference();
    draft.invitees.push_back(contact("contact-school", Requirement::required));
    scheduled(draft);
    share({"contact-school"});
    keep_busy("2026-11-25T08:00", "2026-11-25T18:00");
    test::run(
        temp_.pool(),
        "insert into busy_time (id, authority_id, owner, starts_at, ends_at, kind, source, "
        "created_by, created_at) values ('busy-s', 'authority-1', 'contact:contact-school', " +
            std::to_string(at("2026-11-20T00:00").time_since_epoch().count()) + ", " +
            std::to_string(at("2026-12-20T00:00").time_since_epoch().count()) +
            ", 'busy', 'typed', 'support-1', 0)");

    const Planned made = planned();
    const auto reasons = explain_unplaced(made.queue.problem, made.plan);

    ASSERT_EQ(reasons.size(), 1u);
    const auto would_help = [&](const MeetingRemedy& remedy) {
        return sentence(made.queue.problem, remedy).starts_with("Without Robin Dummyson: ");
    };
    EXPECT_EQ(std::ranges::count_if(reasons.front().remedies, would_help), 1);
}

TEST_P(ChairIsAway, WhatIsHeldCancelledBegunOrSomebodyElsesIsNotTheirs)
{
    const Meeting cancelled = scheduled(core_group("9"));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return cancel_meeting(work,
                              tools(),
                              test::person("support-1"),
                              {cancelled.id, cancelled.version, "It is not needed any more"});
    }));
    const Meeting begun = scheduled(core_group("10"));
    test::run(temp_.pool(),
              "update meeting set opened_at = 1 where id = '" + begun.id.text() + "'");
    const Meeting held = scheduled(core_group("12"));
    test::run(temp_.pool(),
              "update meeting set status = 'held' where id = '" + held.id.text() + "'");
    scheduled(core_group("14", "chair-2"));
    const Meeting theirs = scheduled(core_group("16"));

    const auto found = ask(away());

    ASSERT_TRUE(found);
    ASSERT_EQ(found->meetings.size(), 1u);
    EXPECT_EQ(found->meetings.front().id, theirs.id);
    EXPECT_EQ(found->others, 0u);
    EXPECT_TRUE(ask(away("2026-11-26", "2026-12-04"))->meetings.empty());
}

TEST_P(ChairIsAway, MeetingsThatAreNotTheActorsToMoveAreCountedAlone)
{
    scheduled(conference());

    const auto found = ask(away(), "stranger-1");

    ASSERT_TRUE(found);
    EXPECT_TRUE(found->meetings.empty());
    EXPECT_EQ(found->others, 1u);
}

TEST_P(ChairIsAway, NamesWhatIsWrongWithTheQuestion)
{
    EXPECT_EQ(complaints(ask({}).error()),
              (Lines{"chair: Choose who is away",
                     "from: Enter the first day, such as 25/11/2026",
                     "until: Enter the last day, such as 4/12/2026"}));
    EXPECT_EQ(complaints(ask(away("2026-11-25", "2026-11-24")).error()),
              (Lines{"until: The last day must not be before the first"}));
    EXPECT_EQ(complaints(ask(away("2026-11-18", "2026-11-19")).error()),
              (Lines{"until: The last day is over. Enter one that is not"}));
    EXPECT_EQ(complaints(ask(away("2026-11-25", "2027-11-26")).error()),
              (Lines{"until: Choose at most a year, in the next two years"}));
    ChairAway other = away();
    other.chair = UserId{"worker-2"};  // of another authority
    EXPECT_EQ(complaints(ask(other).error()), (Lines{"chair: Choose who is away"}));
}

TEST_P(ChairIsAway, TheDaysAreMarkedAsLeaveOnceWhenAsked)
{
    EXPECT_FALSE(ask(away())->is_known);
    ChairAway marked = away("2026-11-25", "2026-11-27");
    marked.mark_leave = true;

    EXPECT_TRUE(ask(marked)->is_known);
    EXPECT_TRUE(ask(marked)->is_known);  // and no complaint that it is taken already

    EXPECT_TRUE(ask(away("2026-11-25", "2026-11-29"))->is_known);  // a weekend is nobody's
    EXPECT_FALSE(ask(away("2026-11-25", "2026-11-30"))->is_known);
    ChairAway not_theirs = away("2026-12-01", "2026-12-02");
    not_theirs.mark_leave = true;
    EXPECT_FALSE(ask(not_theirs, "worker-1"));
    EXPECT_FALSE(ask(away("2026-12-01", "2026-12-02"))->is_known);
}

TEST_P(ChairIsAway, NothingIsChangedWhenOneHasChangedMeanwhileAndTheRestCanBeAcceptedAgain)
{
    const Meeting first = scheduled(core_group("9"));
    const Meeting second = scheduled(core_group("14"));
    const auto all = moves(planned());
    ASSERT_EQ(all.size(), 2u);
    const std::size_t place_of_first = all[0].booked.id == first.id ? 0 : 1;
    Reschedule other{
        .meeting = first.id, .version = first.version, .when_and_where = time_and_place_of(first)};
    other.when_and_where.video_link = "https://meet.example/other";
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return reschedule_meeting(work, tools(), test::person("support-1"), other);
    }));

    const auto refused = accept(all);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::stale_version);
    EXPECT_EQ(complaints(refused.error()),
              (Lines{all[place_of_first].field + ": It has changed since this was planned"}));
    EXPECT_EQ(meeting(second.id).chair, UserId{"chair-1"});
    EXPECT_TRUE(accept({all[1 - place_of_first]}));
    EXPECT_NE(meeting(second.id).chair, UserId{"chair-1"});
}

TEST_P(ChairIsAway, NothingIsChangedWhenAPlaceHasJustBeenTaken)
{
    const Meeting first = scheduled(core_group("9"));
    scheduled(core_group("14"));
    const auto all = moves(planned());
    ASSERT_EQ(all.size(), 2u);
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return hold_slot(work,
                         tools(),
                         test::person("support-1"),
                         {.case_id = CaseId{"case-1"},
                          .type = "core_group",
                          .starts_at = at("2026-11-25T14:00"),
                          .ends_at = at("2026-11-25T15:00"),
                          .chair = all[0].slot.chair});
    }));

    const auto refused = accept(all);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::chair_taken);
    ASSERT_EQ(refused.error().fields.size(), 1u);
    EXPECT_EQ(refused.error().fields.front().message,
              "The chair already has a meeting at that time");
    EXPECT_EQ(meeting(first.id).chair, UserId{"chair-1"});
}

TEST_P(ChairIsAway, NoReplacementRestsOnWhatAnotherMeetingWouldLeave)
{
    // Both are in the only room, and chair-2 is free in the afternoon alone: the first cannot go
    // where the second is, although that may move.
    add_limit("2026-11-25");
    scheduled(conference());
    MeetingDraft later = conference();
    later.type = "legal_planning";
    later.when_and_where.time = hours{14};
    later.invitees = {contact("contact-school", Requirement::optional)};
    const auto second = schedule(later);
    ASSERT_TRUE(second) << complaints(second.error()).front();
    keep_busy("2026-11-20T08:00", "2026-11-25T13:00");
    test::run(temp_.pool(), "update room set active = 0 where id = 'room-2'");

    const auto all = moves(planned(away("2026-11-20", "2026-11-25")));

    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all.front().booked.id, *second);
    EXPECT_TRUE(accept(all));
}

TEST_P(ChairIsAway, AChairWhomTheFamilyKnowsComesFirst)
{
    for (const char* id : {"chair-0", "chair-3"})
        test::run(temp_.pool(),
                  std::string{"insert into staff_user (id, authority_id, name, email, role, "
                              "chairs_meetings, password_hash, created_at) values ('"} +
                      id + "', 'authority-1', 'Name of " + id + "', '" + id +
                      "@exampleshire.example', 'CC', 1, 'x', 0)");
    const Meeting before = scheduled(core_group("9", "chair-3"));
    test::run(temp_.pool(),
              "update meeting set status = 'held', starts_at = 1000, ends_at = 4600 where id = '" +
                  before.id.text() + "'");
    scheduled(conference());

    const Planned made = planned();

    ASSERT_TRUE(made.plan.placements.front());
    EXPECT_EQ(made.queue.chairs[made.plan.placements.front()->chair], UserId{"chair-3"});
    EXPECT_EQ(made.plan.cost.moved, 0);
}

TEST_P(ChairIsAway, AMeetingAtAnOddMinuteInTheEveningCanStay)
{
    MeetingDraft evening = core_group("18");
    evening.when_and_where.time = hours{18} + minutes{7};
    const Meeting before = scheduled(evening);

    const auto all = moves(planned());

    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(london_instant(all.front().slot.starts_at), before.starts_at);
    EXPECT_TRUE(accept(all));
    EXPECT_EQ(meeting(before.id).starts_at, before.starts_at);
}

TEST_P(ChairIsAway, ADayAfterTheLimitThatWasAllowedStaysAllowed)
{
    add_limit("2026-11-23");
    MeetingDraft late = conference();
    late.when_and_where.late_authoriser = UserId{"manager-1"};
    late.when_and_where.late_reason_code = "family_unavailable";
    late.when_and_where.late_reason = "The mother is in hospital until then";
    const auto booked = schedule(late);
    ASSERT_TRUE(booked) << complaints(booked.error()).front();

    const auto all = moves(planned());

    ASSERT_EQ(all.size(), 1u);
    const auto changed = accept(all);
    ASSERT_TRUE(changed) << complaints(changed.error()).front();
    EXPECT_EQ(meeting(*booked).late_authoriser, UserId{"manager-1"});
    EXPECT_EQ(meeting(*booked).starts_at, at("2026-11-25T10:00"));
}

TEST_P(ChairIsAway, AnotherTimeLeavesTwoWorkingDaysAndTheSameTimeNeedsNone)
{
    scheduled(conference());

    const QueueProblem queue = planned().queue;

    ASSERT_TRUE(queue.meetings.front().notice);
    EXPECT_TRUE(queue.meetings.front().notice->is_kept);
    EXPECT_EQ(queue.meetings.front().notice->from, day("2026-11-25"));
    EXPECT_FALSE(may_begin_on(queue, "2026-11-23"));
    EXPECT_FALSE(may_begin_on(queue, "2026-11-24"));
    EXPECT_TRUE(may_begin_on(queue, "2026-11-26"));

    clock_.set(at("2026-11-24T16:00"));
    const auto all = moves(planned());
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all.front().slot.starts_at, CivilTime{day("2026-11-25")} + hours{10});
}

TEST_P(ChairIsAway, ALastDayThatLeavesNoNoticeIsKeptAllTheSame)
{
    add_limit("2026-11-25");
    scheduled(conference());

    const QueueProblem queue = planned().queue;

    EXPECT_FALSE(queue.meetings.front().notice->is_kept);
    EXPECT_TRUE(may_begin_on(queue, "2026-11-23"));
}

TEST_P(ChairIsAway, ALastDayThatHasPassedTakesNoNoticeAway)
{
    add_limit("2026-11-19");
    MeetingDraft late = conference();
    late.when_and_where.late_authoriser = UserId{"manager-1"};
    late.when_and_where.late_reason_code = "family_unavailable";
    late.when_and_where.late_reason = "The mother is in hospital until then";
    const auto booked = schedule(late);
    ASSERT_TRUE(booked) << complaints(booked.error()).front();

    const QueueProblem queue = planned().queue;

    EXPECT_TRUE(queue.meetings.front().notice->is_kept);
    EXPECT_FALSE(may_begin_on(queue, "2026-11-23"));
}

TEST_P(ChairIsAway, WhatIsHeldAgainAfterOneWithoutQuorumIsNotPutOffBeyondItsDay)
{
    adjourn_one("2026-11-27");
    add_limit("2026-12-10");
    scheduled(conference());

    const QueueProblem queue = planned().queue;

    ASSERT_EQ(queue.meetings.size(), 1u);
    EXPECT_EQ(queue.meetings.front().last_day(), day("2026-11-27"));
    const auto& days = queue.problem.grid.days();
    const auto on = std::ranges::find(days, day("2026-11-27")) - days.begin();
    EXPECT_EQ(queue.problem.meetings.front().last_day, static_cast<int>(on));
}

TEST_P(ChairIsAway, ReadingCanBeStopped)
{
    scheduled(core_group("9"));
    scheduled(core_group("14"));
    const auto found = ask(away());
    const QueueProblem half = database().read([&](UnitOfWork& work) {
        return away_problem(work, tools(), test::person("support-1"), *found, [](std::size_t read) {
            return read < 1;
        });
    });

    EXPECT_EQ(half.meetings.size(), 1u);
}

QUORATE_ON_EVERY_DATABASE(ChairIsAway);

}  // namespace
}  // namespace quorate::core
