#include "core/slots/slot_solver.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <set>

#include "tests/support/slot_problems.hpp"

namespace quorate::core {

void PrintTo(const ProblemSlot& slot, std::ostream* out)
{
    *out << slot.start << " in room " << slot.room << ": " << slot.required_free << " required, "
         << slot.optional_free << " optional, " << slot.agencies << " agencies";
}

namespace {

/// Looks at every minute of every calendar, and shares no code with what it judges.
class Judge {
public:
    explicit Judge(const SlotProblem& problem) : problem_{problem}
    {
        for (const ProblemRoom& room : problem.rooms)
            rooms_.push_back(&room);
        std::sort(rooms_.begin(), rooms_.end(), [](const auto* one, const auto* other) {
            return one->capacity != other->capacity ? one->capacity < other->capacity
                                                    : one->id < other->id;
        });
    }

    std::vector<ProblemSlot> slots(const ProblemRequest& request) const
    {
        std::vector<ProblemSlot> found;
        for (const int day : problem_.days) {
            const ProblemMinute midnight = day * 1440;
            for (ProblemMinute start = midnight + problem_.day_start;
                 start + request.duration <= midnight + problem_.day_end;
                 start += problem_.step)
                if (found.size() < request.want) look(request, start, found);
        }
        return found;
    }

private:
    static bool is_free(const std::vector<BusyMinutes>& all,
                        ProblemMinute from,
                        ProblemMinute length)
    {
        for (ProblemMinute minute = from; minute < from + length; ++minute)
            for (const BusyMinutes& busy : all)
                if (busy.from <= minute && minute < busy.until) return false;
        return true;
    }

    const ProblemPerson& person(std::int64_t id) const
    {
        return *std::find_if(problem_.people.begin(),
                             problem_.people.end(),
                             [&](const ProblemPerson& each) { return each.id == id; });
    }

    void look(const ProblemRequest& request,
              ProblemMinute start,
              std::vector<ProblemSlot>& found) const
    {
        const auto free = [&](const std::vector<BusyMinutes>& busy) {
            return is_free(busy, start, request.duration);
        };
        ProblemSlot slot{.start = start};
        std::set<std::string> agencies;
        for (const std::int64_t id : request.required) {
            if (!free(person(id).busy)) continue;
            ++slot.required_free;
            const auto& asked = request.agencies;
            if (std::find(asked.begin(), asked.end(), person(id).agency) != asked.end())
                agencies.insert(person(id).agency);
        }
        for (const std::int64_t id : request.optional)
            if (free(person(id).busy)) ++slot.optional_free;
        slot.agencies = agencies.size();

        const bool is_feasible =
            request.mode == ProblemMode::all
                ? slot.required_free == request.required.size()
                : free(person(request.chair).busy) && slot.agencies >= request.min_agencies;
        const auto room = std::find_if(rooms_.begin(), rooms_.end(), [&](const ProblemRoom* each) {
            return each->capacity >= request.min_capacity && free(each->busy);
        });
        if (!is_feasible || room == rooms_.end()) return;
        slot.room = (*room)->id;
        found.push_back(slot);
    }

    const SlotProblem& problem_;
    std::vector<const ProblemRoom*> rooms_;
};

// Whether every request is answered as the judge would; gives how many slots there were.
std::size_t expect_right(const SlotProblem& problem)
{
    EXPECT_TRUE(check_problem(problem));
    SlotSolver solver{problem};
    const Judge judge{problem};
    std::size_t slots = 0;
    for (const ProblemRequest& request : problem.requests) {
        const auto answer = solver.slots(request);
        EXPECT_EQ(answer, judge.slots(request)) << "request " << request.id;
        slots += answer.size();
    }
    return slots;
}

TEST(SlotSolver, AgreesWithAJudgeOfMinutesOnAnyTimesLengthsAndSteps)
{
    std::size_t slots = 0;
    for (unsigned seed = 1; seed <= 250; ++seed) {
        SCOPED_TRACE(seed);
        slots += expect_right(test::odd_problem(seed));
    }
    EXPECT_GT(slots, 500u);
}

TEST(SlotSolver, AgreesWithTheJudgeOnAProblemOfFullSize)
{
    EXPECT_GT(expect_right(test::reference_problem(7, 16)), 50u);
}

TEST(SlotSolver, TakesTheSmallestRoomThatIsFreeAndThenTheLowestId)
{
    SlotProblem problem = test::plain_problem();
    problem.rooms = {{4, 12, {}}, {3, 20, {}}, {2, 12, {{660, 680}}}, {1, 6, {}}};
    problem.requests[0].min_capacity = 7;
    problem.requests[0].want = 3;

    const auto slots = SlotSolver{problem}.slots(problem.requests[0]);

    EXPECT_EQ(slots,
              (std::vector<ProblemSlot>{{660, 4, 2, 0, 2}, {675, 4, 2, 0, 2}, {690, 2, 2, 0, 2}}));
}

TEST(SlotSolver, CountsAnAgencyOnceHoweverOftenItIsNamed)
{
    SlotProblem problem = test::plain_problem();
    problem.requests[0].agencies = {"police", "police", "nobody's"};

    EXPECT_TRUE(SlotSolver{problem}.slots(problem.requests[0]).empty());
}

TEST(SlotSolver, HasNoSlotsWithoutDaysOrRooms)
{
    SlotProblem no_days = test::plain_problem();
    no_days.days.clear();
    for (ProblemPerson& person : no_days.people)
        person.busy.clear();
    SlotProblem no_rooms = test::plain_problem();
    no_rooms.rooms.clear();

    EXPECT_TRUE(SlotSolver{no_days}.slots(no_days.requests[0]).empty());
    EXPECT_TRUE(SlotSolver{no_rooms}.slots(no_rooms.requests[0]).empty());
}

}  // namespace
}  // namespace quorate::core
