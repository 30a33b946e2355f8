#include "core/cases/reference_text.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

TEST(ReferenceText, IsSaidWithoutHyphensBlanksAndZerosInFront)
{
    for (const char* written : {"EX-0204", "ex 204", "EX204", " Ex/ 00204"})
        EXPECT_EQ(said_reference(written), "ex204") << written;
    EXPECT_EQ(said_reference("EX-2040"), "ex2040");
    EXPECT_EQ(said_reference("Tŷ 7"), "ty7");
    EXPECT_EQ(said_reference("--"), "");
}

struct Case {
    const char* name;
    const char* typed;
    const char* reference;
    bool is_it;
};

const Case cases[] = {
    {"WhateverItsCase", "ex-2024", "EX-2024", true},
    {"WithABlankForTheHyphen", "ex 2024", "EX-2024", true},
    {"WithoutAHyphen", "EX2024", "EX-2024", true},
    {"WithAZeroTooMany", "EX-02024", "EX-2024", true},
    {"WithAZeroTooFew", "EX-24", "EX-0024", true},
    {"ByItsBeginning", "ex 20", "EX-2024", true},
    {"ByItsNumber", "2024", "EX-2024", true},
    {"NotByTheEndOfItsNumber", "024", "EX-2024", false},
    {"NotByAShortNumber", "24", "EX-24", false},
    {"NotByAnotherNumber", "ex 204", "EX-2024", false},
    {"NotWithoutADigit", "ex", "EX-2024", false},
    {"NotByNothing", " - ", "EX-2024", false},
};

class ReferenceTyped : public testing::TestWithParam<Case> {};

TEST_P(ReferenceTyped, IsFound)
{
    const Case& c = GetParam();
    EXPECT_EQ(is_reference_of(c.typed, c.reference), c.is_it);
}

INSTANTIATE_TEST_SUITE_P(, ReferenceTyped, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

}  // namespace
}  // namespace quorate::core
