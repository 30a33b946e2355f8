#include "core/circulation/said_names.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

TEST(SaidNames, AreFoundHoweverTheyAreTyped)
{
    for (const char* words : {"rowan’s school rang",
                              "ROWAN rang",
                              "In “Rowan’s” room",
                              "the school of ro\u200bwan",
                              "Rowan\u00a0Testwood"})
        EXPECT_TRUE(has_word(words, "rowan")) << words;
    for (const char* words : {"ZOË came", "zoe came", "Zoe\u0308’s room"})
        EXPECT_TRUE(has_word(words, "zoë")) << words;
    EXPECT_TRUE(has_word("Mrs O’Dowd came", "o'dowd"));
}

TEST(SaidNames, AreNotFoundWithinLongerWordsNorWhereThereIsNone)
{
    EXPECT_FALSE(has_word("the rowans in the park", "rowan"));
    EXPECT_FALSE(has_word("Glenŵen", "glen"));
    EXPECT_FALSE(has_word("rowan", ""));
    EXPECT_FALSE(has_word("", "rowan"));
}

}  // namespace
}  // namespace quorate::core
