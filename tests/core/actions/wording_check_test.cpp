#include "core/actions/wording_check.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

struct Case {
    const char* name;
    const char* given_text;
    bool then_names_someone;
};

const Case cases[] = {
    {"AGivenName", "Ring Rowan on Monday", true},
    {"AFamilyName", "Write to the Testwood family", true},
    {"InLowerCase", "give rowan the number", true},
    {"WithAnApostrophe", "Rowan's school bag", true},
    {"WithACurlyApostrophe", "Rowan\xE2\x80\x99s bag", true},
    {"AsAPlural", "Visit the Testwoods at home", true},
    {"WithAnAccentTyped", "Speak to Si\xC3\xA2n", true},
    {"WithoutItsAccent", "Speak to Sian", true},
    {"JoinedTogether", "see RowanTestwood.doc", true},
    {"PulledApart", "the Test wood file", true},
    {"InAnAddress", "mail rowan.testwood@home.example", true},
    {"AtTheVeryEnd", "Share the report with Rowan", true},
    {"NobodyAtAll", "Share the dates of both calls in writing", false},
    {"AWordThatOnlyStartsAlike", "Meet at the rowanberry cafe", false},
    {"NothingAtAll", "", false},
};

class WordingCheck : public testing::TestWithParam<Case> {};

TEST_P(WordingCheck, FindsTheNamesOfTheCase)
{
    const std::vector<PersonName> names{
        PersonName{"Rowan Testwood"}, PersonName{"Si\xC3\xA2n Testwood"}, PersonName{""}};

    EXPECT_EQ(names_anyone(GetParam().given_text, names), GetParam().then_names_someone);
}

INSTANTIATE_TEST_SUITE_P(Text, WordingCheck, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(WordingCheck, WouldRatherHideTooMuch)
{
    EXPECT_TRUE(names_anyone("It will be done", {PersonName{"Will Testwood"}}));
}

TEST(WordingCheck, FindsNobodyWhenThereAreNoNames)
{
    EXPECT_FALSE(names_anyone("Ring Rowan", {}));
}

}  // namespace
}  // namespace quorate::core
