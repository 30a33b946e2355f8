#include "core/dates/typed_time.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

TEST(TypedTime, IsReadAsItWasMeant)
{
    using namespace std::chrono;
    EXPECT_EQ(parse_typed_time("10:00"), 10h);
    EXPECT_EQ(parse_typed_time("9.30"), 9h + 30min);
    EXPECT_EQ(parse_typed_time("14"), 14h);
}

TEST(TypedTime, IsNothingWhenItIsNoTime)
{
    for (const char* text : {"24:00", "9:5", "ten", "", "10:60", "-1:00", "100"})
        EXPECT_EQ(parse_typed_time(text), std::nullopt) << text;
}

}  // namespace
}  // namespace quorate::core
