#include "core/slots/free_count.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace quorate::core {
namespace {

using namespace std::chrono;

const SlotGrid& grid()
{
    static const SlotGrid grid{{Date{2026y / October / 26}}, 9h, 17h, 5min};
    return grid;
}

TEST(FreeCount, KeepsTheTimesAtWhichEnoughAreFree)
{
    std::mt19937 random{11};
    FreeCount count;
    for (std::size_t calendars = 0; calendars < 20; ++calendars) {
        count.clear();
        std::array<std::size_t, 96> free{};
        for (std::size_t i = 0; i < calendars; ++i) {
            FreeTime time = FreeTime::all(grid());
            for (std::size_t unit = 0; unit < free.size(); ++unit)
                if (random() % 3 == 0)
                    time.block(grid(), {grid().time_of(unit), grid().time_of(unit + 1)});
                else
                    ++free[unit];
            count.add(time);
        }

        for (std::size_t unit = 0; unit < free.size(); ++unit)
            EXPECT_EQ(count.at(unit), static_cast<int>(free[unit]));
        for (std::size_t wanted = 0; wanted < calendars + 3; ++wanted) {
            FreeTime times = FreeTime::all(grid());
            count.keep_at_least(wanted, times);
            for (std::size_t unit = 0; unit < free.size(); ++unit)
                EXPECT_EQ(times.test(unit), free[unit] >= wanted)
                    << free[unit] << " of " << calendars << ", wanted " << wanted;
        }
    }
}

TEST(FreeCount, GivesNoTimeThatWasNotThereBefore)
{
    FreeCount count;
    count.add(FreeTime::all(grid()));
    FreeTime times = FreeTime::none(grid());

    count.keep_at_least(1, times);
    count.keep_at_least(0, times);

    EXPECT_TRUE(times.is_empty());
}

}  // namespace
}  // namespace quorate::core
