#include "core/support/words.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

TEST(Words, AreFoundWithoutTheirAccents)
{
    EXPECT_EQ(folded("Siân Ŵyn O'Neill, Tŷ Hafan; Zoë ÉLODIE"),
              "sian wyn o'neill, ty hafan; zoe elodie");
}

TEST(Words, KeepWhatHasNoOneLetterUnderIt)
{
    EXPECT_EQ(folded("straße × 日本"), "straße × 日本");
    EXPECT_EQ(folded("cut short \xC3"), "cut short \xC3");
}

TEST(Words, EndAtWhatIsNoLetterOrDigit)
{
    EXPECT_EQ(words_of("Ring Dr O'Neill on 01632-960 014!"),
              (std::vector<std::string>{"ring", "dr", "o", "neill", "on", "01632", "960", "014"}));
    EXPECT_TRUE(words_of(" ,;- ").empty());
}

TEST(Words, AreLookedForByTheirBeginnings)
{
    EXPECT_TRUE(has_words("The core group meets", {"gro", "meet"}));
    EXPECT_FALSE(has_words("The core group meets", {"roup"}));
    EXPECT_TRUE(has_words("anything", {}));
}

}  // namespace
}  // namespace quorate::core
