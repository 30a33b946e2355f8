#include "core/slots/slot_problem.hpp"

#include <gtest/gtest.h>

#include "tests/support/slot_problems.hpp"

namespace quorate::core {
namespace {

struct Broken {
    const char* name;
    void (*breaks)(SlotProblem&);
    const char* field;
    const char* message;
};

class SlotProblemFaults : public testing::TestWithParam<Broken> {};

TEST_P(SlotProblemFaults, AreRefusedByTheirName)
{
    SlotProblem problem = test::plain_problem();
    GetParam().breaks(problem);

    const auto checked = check_problem(problem);

    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().fields,
              (std::vector<FieldError>{{GetParam().field, GetParam().message}}));
}

INSTANTIATE_TEST_SUITE_P(
    All,
    SlotProblemFaults,
    testing::Values(Broken{"UnsortedTimes",
                           [](SlotProblem& p) { p.people[0].busy = {{600, 660}, {540, 570}}; },
                           "people[0].busy[1]",
                           "unsorted intervals: [540,570] comes after [600,660], of person 1"},
                    Broken{"OverlappingTimes",
                           [](SlotProblem& p) { p.people[0].busy[1].from = 599; },
                           "people[0].busy[1]",
                           "overlapping intervals: [540,600] and [599,660], of person 1"},
                    Broken{"OverlappingTimesOfARoom",
                           [](SlotProblem& p) { p.rooms[0].busy[0].until = 901; },
                           "rooms[0].busy[1]",
                           "overlapping intervals: [0,901] and [900,1440], of room 1"},
                    Broken{"EmptyTime",
                           [](SlotProblem& p) { p.people[1].busy = {{600, 600}}; },
                           "people[1].busy[0]",
                           "empty interval: [600,600] ends no later than it begins, of person 2"},
                    Broken{"TimeThatEndsBeforeItBegins",
                           [](SlotProblem& p) { p.people[1].busy = {{600, 540}}; },
                           "people[1].busy[0]",
                           "empty interval: [600,540] ends no later than it begins, of person 2"},
                    Broken{"TimeAfterTheHorizon",
                           [](SlotProblem& p) { p.rooms[0].busy[1].until = 1441; },
                           "rooms[0].busy[1]",
                           "beyond the horizon: [900,1441] is not within 0 to 1440, of room 1"},
                    Broken{"TimeBeforeTheHorizon",
                           [](SlotProblem& p) { p.people[0].busy[0].from = -1; },
                           "people[0].busy[0]",
                           "beyond the horizon: [-1,600] is not within 0 to 1440, of person 1"},
                    Broken{"PersonTwice",
                           [](SlotProblem& p) { p.people[1].id = 1; },
                           "people[1].id",
                           "duplicate id: there is a person 1 already"},
                    Broken{"RoomTwice",
                           [](SlotProblem& p) { p.rooms.push_back(p.rooms[0]); },
                           "rooms[1].id",
                           "duplicate id: there is a room 1 already"},
                    Broken{"RequestTwice",
                           [](SlotProblem& p) { p.requests.push_back(p.requests[0]); },
                           "requests[1].id",
                           "duplicate id: there is a request 1 already"},
                    Broken{"UnknownRequiredPerson",
                           [](SlotProblem& p) { p.requests[0].required.push_back(3); },
                           "requests[0].required[2]",
                           "unknown id: there is no person 3, of request 1"},
                    Broken{"UnknownOptionalPerson",
                           [](SlotProblem& p) { p.requests[0].optional = {-4}; },
                           "requests[0].optional[0]",
                           "unknown id: there is no person -4, of request 1"},
                    Broken{"UnknownChair",
                           [](SlotProblem& p) { p.requests[0].chair = 9; },
                           "requests[0].chair",
                           "unknown id: there is no person 9, of request 1"},
                    Broken{"ChairWhoIsNotRequired",
                           [](SlotProblem& p) { p.requests[0].required = {2}; },
                           "requests[0].chair",
                           "chair not required: person 1 is not among the required, of request 1"},
                    Broken{"MeetingOfNoLength",
                           [](SlotProblem& p) { p.requests[0].duration = 0; },
                           "requests[0].duration",
                           "out of range: it must be 1 or more, of request 1"},
                    Broken{"NegativeCapacity",
                           [](SlotProblem& p) { p.rooms[0].capacity = -1; },
                           "rooms[0].capacity",
                           "out of range: room 1 must have a capacity of 0 or more"},
                    Broken{"DaysOutOfOrder",
                           [](SlotProblem& p) { p.days = {0, 2, 1}; },
                           "days[2]",
                           "unsorted days: each must be later than the one before"},
                    Broken{"DayTwice",
                           [](SlotProblem& p) { p.days = {0, 0}; },
                           "days[1]",
                           "unsorted days: each must be later than the one before"},
                    Broken{"DayBeforeTheFirst",
                           [](SlotProblem& p) { p.days = {-1}; },
                           "days[0]",
                           "out of range: days are 0 to 36500"},
                    Broken{"DayInAThousandYears",
                           [](SlotProblem& p) { p.days = {365'000}; },
                           "days[0]",
                           "out of range: days are 0 to 36500"},
                    Broken{"StartOfTheDayBeforeMidnight",
                           [](SlotProblem& p) { p.day_start = -1; },
                           "day_start",
                           "out of range: it must be 0 to 1439"},
                    Broken{"EndOfTheDayAtItsStart",
                           [](SlotProblem& p) { p.day_end = 540; },
                           "day_end",
                           "out of range: it must be after day_start, and 1440 at most"},
                    Broken{"EndOfTheDayAfterMidnight",
                           [](SlotProblem& p) { p.day_end = 1441; },
                           "day_end",
                           "out of range: it must be after day_start, and 1440 at most"},
                    Broken{"NoStep",
                           [](SlotProblem& p) { p.step = 0; },
                           "step",
                           "out of range: it must be 1 or more"}),
    [](const auto& row) { return row.param.name; });

TEST(SlotProblem, MayHaveTimesThatTouchAndFillTheWholeHorizon)
{
    EXPECT_TRUE(check_problem(test::plain_problem()));
}

TEST(SlotProblem, MayBeEmpty)
{
    EXPECT_TRUE(check_problem({.day_start = 540, .day_end = 1020, .step = 15}));
}

}  // namespace
}  // namespace quorate::core
