#include "core/slots/slot_grid.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr Date monday{2026y / October / 26};
constexpr Date thursday = monday + days{3};

TEST(SlotGrid, HasABitForEachWholeUnitOfItsHours)
{
    const SlotGrid grid{{monday, thursday}, 9h, 17h + 4min, 5min};

    EXPECT_EQ(grid.units_of_day(), 96u);
    EXPECT_EQ(grid.words_of_day(), 2u);
    EXPECT_EQ(grid.words(), 4u);
}

TEST(SlotGrid, LeavesABitClearAfterADayThatWouldFillItsWords)
{
    const SlotGrid full{{monday}, 9h, 9h + 64min, 1min};
    const SlotGrid almost{{monday}, 9h, 9h + 63min, 1min};

    EXPECT_EQ(full.units_of_day(), 64u);
    EXPECT_EQ(full.words_of_day(), 2u);
    EXPECT_EQ(almost.words_of_day(), 1u);
}

TEST(SlotGrid, FindsTheBitOfATimeAndTheTimeOfABit)
{
    const SlotGrid grid{{monday, thursday}, 9h, 17h, 5min};

    EXPECT_EQ(grid.bit_of(monday + 9h), 0u);
    EXPECT_EQ(grid.bit_of(monday + 16h + 55min), 95u);
    EXPECT_EQ(grid.bit_of(thursday + 9h + 10min), 130u);
    EXPECT_TRUE(grid.time_of(130) == thursday + 9h + 10min);
    EXPECT_EQ(grid.day_of(130), 1u);
}

TEST(SlotGrid, HasNoBitForATimeOutsideItOrWithinAUnit)
{
    const SlotGrid grid{{monday, thursday}, 9h, 17h, 5min};

    EXPECT_EQ(grid.bit_of(monday + 8h + 55min), std::nullopt);
    EXPECT_EQ(grid.bit_of(monday + 17h), std::nullopt);
    EXPECT_EQ(grid.bit_of(monday + 9h + 1min), std::nullopt);
    EXPECT_EQ(grid.bit_of(monday + 9h + 1s), std::nullopt);
    EXPECT_EQ(grid.bit_of(monday + days{1} + 9h), std::nullopt);
    EXPECT_EQ(grid.bit_of(thursday + days{1} + 9h), std::nullopt);
}

TEST(SlotGrid, NamesTheFirstDayFromADateOn)
{
    const SlotGrid grid{{monday, thursday}, 9h, 17h, 5min};

    EXPECT_EQ(grid.day_from(monday - days{800}), 0u);
    EXPECT_EQ(grid.day_from(monday), 0u);
    EXPECT_EQ(grid.day_from(monday + days{1}), 1u);
    EXPECT_EQ(grid.day_from(thursday), 1u);
    EXPECT_EQ(grid.day_from(thursday + days{1}), 2u);
    EXPECT_EQ((SlotGrid{{}, 9h, 17h, 5min}).day_from(monday), 0u);
}

TEST(SlotGrid, HasNoUnitsWithoutDaysOrHours)
{
    const SlotGrid no_days{{}, 9h, 17h, 5min};
    const SlotGrid no_hours{{monday}, 17h, 9h, 5min};
    const SlotGrid too_short{{monday}, 9h, 9h + 4min, 5min};

    EXPECT_EQ(no_days.words(), 0u);
    EXPECT_EQ(no_days.bit_of(monday + 9h), std::nullopt);
    EXPECT_EQ(no_hours.units_of_day(), 0u);
    EXPECT_EQ(no_hours.bit_of(monday + 17h), std::nullopt);
    EXPECT_EQ(too_short.units_of_day(), 0u);
}

}  // namespace
}  // namespace quorate::core
