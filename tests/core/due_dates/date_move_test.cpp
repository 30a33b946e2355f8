#include "core/due_dates/date_move.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace quorate::core {
namespace {

TEST(CausesOfMovedDates, AreKnownByTheirCodesAndEachHasItsOwnWords)
{
    std::set<std::string> words;
    for (const MoveCause cause : all_move_causes()) {
        EXPECT_EQ(move_cause_from(code(cause)), cause);
        EXPECT_TRUE(words.insert(std::string{label(cause)}).second) << label(cause);
    }
    EXPECT_FALSE(move_cause_from("weather"));
}

}  // namespace
}  // namespace quorate::core
