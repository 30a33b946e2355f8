#include "core/slots/free_time.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr Date monday{2026y / October / 26};
constexpr Date tuesday = monday + days{1};

// Two days of two hours in quarters, each a row of eight: "#" is set.
const SlotGrid& quarters()
{
    static const SlotGrid grid{{monday, tuesday}, 9h, 11h, 15min};
    return grid;
}

std::string drawn(const SlotGrid& grid, const FreeTime& time)
{
    std::string rows;
    for (std::size_t day = 0; day < grid.days().size(); ++day) {
        if (day > 0) rows += '|';
        for (std::size_t unit = 0; unit < grid.units_of_day(); ++unit)
            rows += time.test(day * grid.words_of_day() * 64 + unit) ? '#' : '.';
    }
    return rows;
}

FreeTime from_drawing(const SlotGrid& grid, const std::string& rows)
{
    FreeTime time = FreeTime::none(grid);
    CivilTime at = grid.days().front() + grid.opens();
    std::size_t day = 0;
    for (const char mark : rows) {
        if (mark == '|') at = grid.days()[++day] + grid.opens();
        if (mark == '|') continue;
        if (mark == '#') time.release(grid, {at, at + grid.unit()});
        at += grid.unit();
    }
    return time;
}

std::string drawn(const FreeTime& time)
{
    return drawn(quarters(), time);
}

struct Blocked {
    const char* name;
    CivilStretch busy;
    const char* left;
    const char* given_back;  // to somebody who had no time
};

class FreeTimeStretches : public testing::TestWithParam<Blocked> {};

TEST_P(FreeTimeStretches, AreTakenWhereTheyTouchAndGivenBackWhereTheyCover)
{
    FreeTime blocked = FreeTime::all(quarters());
    FreeTime released = FreeTime::none(quarters());

    blocked.block(quarters(), GetParam().busy);
    released.release(quarters(), GetParam().busy);

    EXPECT_EQ(drawn(blocked), GetParam().left);
    EXPECT_EQ(drawn(released), GetParam().given_back);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    FreeTimeStretches,
    testing::Values(
        Blocked{"WholeUnits",
                {monday + 9h + 15min, monday + 9h + 45min},
                "#..#####|########",
                ".##.....|........"},
        Blocked{"PartsOfUnits",
                {monday + 9h + 16min, monday + 9h + 46min},
                "#...####|########",
                "..#.....|........"},
        Blocked{
            "ASecond", {monday + 9h, monday + 9h + 1s}, ".#######|########", "........|........"},
        Blocked{"OvernightAndBothEdges",
                {monday + 10h, tuesday + 9h + 30min},
                "####....|..######",
                "....####|##......"},
        Blocked{"BeforeAnyDay",
                {monday - days{2}, monday + 9h},
                "########|########",
                "........|........"},
        Blocked{"AfterEveryDay",
                {tuesday + 11h, tuesday + days{9}},
                "########|########",
                "........|........"},
        Blocked{"BetweenTheDays",
                {monday + 11h, tuesday + 9h},
                "########|########",
                "........|........"},
        Blocked{"Everything",
                {monday - days{2}, tuesday + days{9}},
                "........|........",
                "########|########"},
        Blocked{"Nothing", {monday + 9h, monday + 9h}, "########|########", "........|........"},
        Blocked{"EndsBeforeItBegins",
                {monday + 10h, monday + 9h},
                "########|########",
                "........|........"}),
    [](const auto& row) { return row.param.name; });

TEST(FreeTime, IsCombinedUnitByUnit)
{
    const FreeTime one = from_drawing(quarters(), "##..##..|#.......");
    const FreeTime other = from_drawing(quarters(), "#.#.#.#.|.......#");

    EXPECT_EQ(drawn(FreeTime{one} &= other), "#...#...|........");
    EXPECT_EQ(drawn(FreeTime{one} |= other), "###.###.|#......#");
    EXPECT_EQ(drawn(FreeTime{one}.remove(other)), ".#...#..|#.......");
    EXPECT_EQ(one.count(), 5u);
    EXPECT_FALSE(one.is_empty());
    EXPECT_TRUE(FreeTime::none(quarters()).is_empty());
}

TEST(FreeTime, StartsWhereTheLengthFollowsWithoutABreakOnThatDay)
{
    const FreeTime free = from_drawing(quarters(), "####.###|###.####");

    EXPECT_EQ(drawn(free.starts_of(quarters(), 0min)), "####.###|###.####");
    EXPECT_EQ(drawn(free.starts_of(quarters(), 15min)), "####.###|###.####");
    EXPECT_EQ(drawn(free.starts_of(quarters(), 45min)), "##...#..|#...##..");
    EXPECT_EQ(drawn(free.starts_of(quarters(), 46min)), "#.......|....#...");
    EXPECT_EQ(drawn(free.starts_of(quarters(), 2h)), "........|........");
    EXPECT_EQ(drawn(free.starts_of(quarters(), 24h)), "........|........");
    EXPECT_EQ(drawn(FreeTime::all(quarters()).starts_of(quarters(), 2h)), "#.......|#.......");
}

TEST(FreeTime, IsFreeFromAUnitAsFarAsItsDayGoes)
{
    const FreeTime all = FreeTime::all(quarters());

    EXPECT_TRUE(all.is_free(quarters(), 0, 2h));
    EXPECT_FALSE(all.is_free(quarters(), 1, 2h));
    EXPECT_TRUE(all.is_free(quarters(), 64 + 7, 15min));
    EXPECT_FALSE(all.is_free(quarters(), 64 + 7, 16min));
    EXPECT_FALSE(all.is_free(quarters(), 0, 24h));
    EXPECT_TRUE(all.is_free(quarters(), 0, 0min));
}

TEST(FreeTime, MovesWithinItsDay)
{
    const FreeTime free = from_drawing(quarters(), "#....##.|......##");

    EXPECT_EQ(drawn(free.shifted(quarters(), 30min)), "..#....#|........");
    EXPECT_EQ(drawn(free.shifted(quarters(), 1min)), ".#....##|.......#");
    EXPECT_EQ(drawn(free.shifted(quarters(), -30min)), "...##...|....##..");
    EXPECT_EQ(drawn(free.shifted(quarters(), 0min)), "#....##.|......##");
    EXPECT_EQ(drawn(free.shifted(quarters(), 24h)), "........|........");
    EXPECT_EQ(drawn(free.shifted(quarters(), -24h)), "........|........");
}

TEST(FreeTime, GivesTheWordsOfADayAndItsBitsInOrder)
{
    const FreeTime free = from_drawing(quarters(), ".#......|#......#");
    std::vector<std::size_t> bits;
    free.for_each([&](std::size_t bit) { bits.push_back(bit); });

    EXPECT_EQ(bits, (std::vector<std::size_t>{1, 64, 71}));
    EXPECT_EQ(free.day(quarters(), 1)[0], 0x81u);
}

// What is taken at once is what is left when the busy time, the length and the way to the start are
// looked at one after the other.
TEST(FreeTime, TakesTheStartsThatWouldRunIntoBusyTimes)
{
    std::mt19937 random{9};
    const auto up_to = [&](int most) { return static_cast<int>(random() % unsigned(most + 1)); };
    for (int round = 0; round < 400; ++round) {
        const SlotGrid grid{{monday, tuesday, monday + days{9}}, 9h, 9h + (round + 1) * 2min, 2min};
        const minutes from = (up_to(30) - 15) * 2min;
        const minutes length = (1 + up_to(40)) * 2min;
        const FreeTime hours = FreeTime::all(grid).starts_of(grid, length).shifted(grid, -from);
        std::vector<CivilStretch> busy;
        for (int i = up_to(6); i > 0; --i) {
            const CivilTime begin = monday + up_to(10) * 24h + 8h + seconds{up_to(54'000)};
            busy.push_back({begin, begin + seconds{up_to(9'000) - 1'000}});
        }
        if (round % 7 == 0) busy.push_back({monday - days{400}, tuesday + 11h});

        FreeTime at_once = hours;
        at_once.block_starts(grid, busy, from, from + length);

        FreeTime step_by_step = FreeTime::all(grid);
        for (const CivilStretch& each : busy)
            step_by_step.block(grid, each);
        step_by_step = step_by_step.starts_of(grid, length).shifted(grid, -from);
        step_by_step &= hours;
        EXPECT_EQ(drawn(grid, at_once), drawn(grid, step_by_step)) << "round " << round;
    }
}

// Days of any number of words against what their drawings say, sign by sign.
TEST(FreeTime, AgreesWithItsDrawingForDaysOfAnyLength)
{
    std::mt19937 random{4};
    const auto any = [&](int most) { return static_cast<int>(random() % unsigned(most)) + 1; };
    for (int round = 0; round < 400; ++round) {
        const int units = round % 5 == 0 ? 64 * any(3) - 1 + any(2) - 1 : any(250);
        const SlotGrid grid{{monday, tuesday}, 1h, 1h + units * 2min, 2min};
        const int gap = any(40);
        std::string rows;
        for (int i = 0; i < 2 * units + 1; ++i)
            rows += i == units ? '|' : any(gap) == 1 ? '.' : '#';
        const FreeTime free = from_drawing(grid, rows);
        const int length = any(units + 2);

        std::string starts = rows;
        std::string later = rows;
        std::string earlier = rows;
        for (int i = 0; i < 2 * units + 1; ++i) {
            if (i == units) continue;
            const int end = i < units ? units : 2 * units + 1;
            const int begin = i < units ? 0 : units + 1;
            const auto run = static_cast<std::size_t>(length);
            const auto at = static_cast<std::size_t>(i);
            const bool fits = i + length <= end && rows.substr(at, run) == std::string(run, '#');
            starts[at] = fits ? '#' : '.';
            later[at] = i - length >= begin ? rows[at - run] : '.';
            earlier[at] = i + length < end ? rows[at + run] : '.';
            const std::size_t bit = *grid.bit_of(grid.days()[i > units] + 1h + (i - begin) * 2min);
            EXPECT_EQ(free.is_free(grid, bit, length * 2min), fits);
        }

        EXPECT_EQ(drawn(grid, free), rows);
        EXPECT_EQ(drawn(grid, free.starts_of(grid, length * 2min)), starts) << length;
        EXPECT_EQ(drawn(grid, free.shifted(grid, length * 2min)), later) << length;
        EXPECT_EQ(drawn(grid, free.shifted(grid, length * -2min)), earlier) << length;
        EXPECT_EQ(free.count(),
                  static_cast<std::size_t>(std::count(rows.begin(), rows.end(), '#')));
    }
}

}  // namespace
}  // namespace quorate::core
