#include "core/planning/explain_plan.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "core/planning/improve_plan.hpp"
#include "core/planning/plan_words.hpp"
#include "tests/core/planning/small_service.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::an_hour;
using test::hours;
using test::on;
using test::small_service;

struct Reason {
    const char* name;
    std::function<void(PlanProblem&)> spoil;
    PlanRule rule;
    bool by_plan;
    const char* sentence;
    std::vector<std::string> remedies;
};

class ReasonForLateness : public testing::TestWithParam<Reason> {};

// One meeting for Thursday, which a change to the problem keeps from being held then.
TEST_P(ReasonForLateness, IsTheFirstRuleThatLeavesNothing)
{
    const Reason& c = GetParam();
    PlanProblem problem = small_service();
    problem.meetings.push_back(an_hour(problem));
    c.spoil(problem);
    const Plan plan = plan_queue(problem, {.rounds = 200});

    const auto unplaced = explain_unplaced(problem, plan);

    ASSERT_EQ(unplaced.size(), 1u);
    EXPECT_EQ(code(unplaced[0].rule), code(c.rule));
    EXPECT_EQ(unplaced[0].by_plan, c.by_plan);
    EXPECT_EQ(unplaced[0].late, plan.placements[unplaced[0].meeting]);
    EXPECT_EQ(sentence(problem, unplaced[0]), c.sentence);
    std::vector<std::string> remedies;
    for (const MeetingRemedy& remedy : unplaced[0].remedies)
        remedies.push_back(sentence(problem, remedy));
    EXPECT_EQ(remedies, c.remedies);
}

const Reason reasons[] = {
    {"LastDayPassed",
     [](auto& problem) { problem.meetings[0].last_day = -1; },
     PlanRule::last_day_passed,
     false,
     "The last day has passed",
     {}},
    {"NothingAllowed",
     [](auto& problem) {
         problem.meetings[0].possible.block(problem.grid, hours(problem, 0, 9, 12));
     },
     PlanRule::no_time_allowed,
     false,
     "Notice, quorum and the family's wishes leave no time by Thursday 3 December 2026",
     {}},
    {"LongerThanTheHours",
     [](auto& problem) { problem.meetings[0].length = 195min; },
     PlanRule::no_time_allowed,
     false,
     "Notice, quorum and the family's wishes leave no time by Thursday 3 December 2026",
     {"30 minutes shorter: 2 times fit"}},
    {"OnePersonBusy",
     [](auto& problem) {
         problem.people[0].free.block(problem.grid, {on(problem, 0, 9, 55), on(problem, 0, 11, 5)});
     },
     PlanRule::people_not_free,
     false,
     "Noor Stubb is never free for 1 hour by Thursday 3 December 2026 when everybody else is",
     {"Without Noor Stubb: 9 times fit", "30 minutes shorter: 4 times fit"}},
    {"TwoWhoAreNeverFreeTogether",
     [](auto& problem) {
         problem.people.push_back({.name = "Idris Vane", .free = problem.people[0].free});
         problem.people[0].free.block(problem.grid, hours(problem, 0, 9, 11));
         problem.people[1].free.block(problem.grid, hours(problem, 0, 11, 12));
         problem.meetings[0].people.push_back(1);
     },
     PlanRule::people_not_free,
     false,
     "Noor Stubb and Idris Vane are never free together for 1 hour by Thursday 3 December 2026",
     {"Without Noor Stubb: 5 times fit", "Without Idris Vane: 1 time fits"}},
    {"ChairBusy",
     [](auto& problem) {
         problem.chairs[0].free.block(problem.grid, hours(problem, 0, 9, 12));
         problem.chairs.push_back({.name = "Bob Fielding", .free = FreeTime::all(problem.grid)});
     },
     PlanRule::no_chair_free,
     false,
     "No chair is free by Thursday 3 December 2026 when everybody can come",
     {"With another chair: 9 times fit"}},
    {"NobodyToChair",
     [](auto& problem) { problem.meetings[0].chairs.clear(); },
     PlanRule::no_chair_free,
     false,
     "There is nobody who may chair it",
     {"With another chair: 9 times fit"}},
    {"NoRoomLargeEnough",
     [](auto& problem) { problem.meetings[0].seats = 11; },
     PlanRule::no_room_fits,
     false,
     "There is no room for 11 with everything that is needed",
     {"By video: 9 times fit"}},
    {"RoomBusy",
     [](auto& problem) { problem.rooms[0].free.block(problem.grid, hours(problem, 0, 9, 12)); },
     PlanRule::no_room_free,
     false,
     "No room for 6 is free by Thursday 3 December 2026 when chair and people are",
     {"By video: 9 times fit"}},
    {"ChairTakenByTheRestOfThePlan",
     [](auto& problem) {
         problem.meetings.push_back(an_hour(problem));
         problem.meetings.back().length = 180min;
         problem.meetings.back().people.clear();
         problem.meetings.back().in_room = false;
         // The other one has no other day.
         problem.meetings.back().possible.block(problem.grid, hours(problem, 1, 9, 12));
         problem.meetings.back().possible.block(problem.grid, hours(problem, 2, 9, 12));
     },
     PlanRule::no_chair_free,
     true,
     "No chair is free by Thursday 3 December 2026 beside the other meetings planned when "
     "everybody can come",
     {}},
};

INSTANTIATE_TEST_SUITE_P(Each, ReasonForLateness, testing::ValuesIn(reasons), [](const auto& test) {
    return test.param.name;
});

TEST(ExplainUnplaced, HasNothingToSayOfAPlanInTime)
{
    PlanProblem problem = small_service();
    problem.meetings.push_back(an_hour(problem));
    const Plan plan = plan_queue(problem, {.rounds = 50});

    EXPECT_TRUE(explain_unplaced(problem, plan).empty());
    EXPECT_TRUE(service_remedies(problem, plan).empty());
}

std::vector<std::string> sentences(const PlanProblem& problem, const Plan& plan)
{
    std::vector<std::string> all;
    for (const ServiceRemedy& remedy : service_remedies(problem, plan))
        all.push_back(sentence(problem, remedy));
    return all;
}

TEST(ServiceRemedies, SayOnWhichDayOneMoreChairWouldHelpHowMany)
{
    PlanProblem problem = small_service();
    problem.people.clear();
    problem.chairs[0].free.block(problem.grid, hours(problem, 0, 9, 12));
    problem.chairs[0].free.block(problem.grid, hours(problem, 1, 9, 12));
    for (const int last_day : {0, 0, 1}) {
        problem.meetings.push_back(an_hour(problem));
        problem.meetings.back().last_day = last_day;
        problem.meetings.back().people.clear();
    }
    const Plan plan = plan_queue(problem, {.rounds = 200});
    ASSERT_EQ(plan.cost.breaches, 3);

    EXPECT_EQ(sentences(problem, plan),
              (std::vector<std::string>{
                  "One more chair on Thursday 3 December 2026: 3 more meetings in time",
                  "One more chair on Friday 4 December 2026: 1 more meeting in time"}));
}

TEST(ServiceRemedies, SayWhatRoomIsMissing)
{
    PlanProblem problem = small_service();
    for (const int seats : {12, 11}) {
        problem.meetings.push_back(an_hour(problem));
        problem.meetings.back().seats = seats;
    }
    problem.meetings[0].features.insert(AccessFeature::step_free);
    const Plan plan = plan_queue(problem, {.rounds = 200});
    ASSERT_EQ(plan.cost.breaches, 2);

    EXPECT_EQ(sentences(problem, plan),
              std::vector<std::string>{"A room for 12 with step-free access on Thursday 3 December "
                                       "2026: 2 more meetings in time"});
}

}  // namespace
}  // namespace quorate::core
