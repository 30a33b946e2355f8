#include "core/support/text.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

struct AddressCase {
    const char* name;
    const char* given;
    const char* then;  // nullptr: refused
};

const AddressCase address_cases[] = {
    {"IsLowerCasedAndTrimmed", "  Noor.Stubb@NHS.example ", "noor.stubb@nhs.example"},
    {"MayHaveAPlusTag", "meetings+7kx2@cal.example", "meetings+7kx2@cal.example"},
    {"NeedsADomainWithADot", "someone@localhost", nullptr},
    {"MayNotHoldALineBreak", "o@x.example\r\nATTENDEE:mailto:evil@x.example", nullptr},
    {"MayNotHoldASpace", "a b@x.example", nullptr},
    {"MayNotHoldAQuote", "\"a\"@x.example", nullptr},
    {"MayNotHoldNonAscii", "siân@x.example", nullptr},
    {"MayNotHaveTwoDotsTogether", "a..b@x.example", nullptr},
    {"NeedsALocalPart", "@x.example", nullptr},
    {"MayNotEndInAHyphenLabel", "a@x-.example", nullptr},
};

class EmailAddress : public testing::TestWithParam<AddressCase> {};

TEST_P(EmailAddress, FollowsTheStrictGrammar)
{
    const AddressCase& c = GetParam();

    const auto address = email_address(c.given);

    ASSERT_EQ(address.has_value(), c.then != nullptr);
    if (c.then != nullptr) {
        EXPECT_EQ(*address, c.then);
    }
}

INSTANTIATE_TEST_SUITE_P(, EmailAddress, testing::ValuesIn(address_cases), [](const auto& test) {
    return test.param.name;
});

TEST(PlainText, RefusesControlCharactersAndBrokenUtf8)
{
    EXPECT_TRUE(is_plain_text("Siân ŵ", Lines::one));
    EXPECT_TRUE(is_plain_text("two\nlines", Lines::many));
    EXPECT_FALSE(is_plain_text("two\nlines", Lines::one));
    EXPECT_FALSE(is_plain_text(std::string_view{"a\0b", 3}, Lines::many));
    EXPECT_FALSE(is_plain_text("\xC3", Lines::one));
    EXPECT_FALSE(is_plain_text("\xED\xA0\x80", Lines::one));
}

TEST(PlainText, RefusesOnOneLineWhatTurnsTheDirectionOfWriting)
{
    for (const char* control :
         {"\u061C", "\u200E", "\u200F", "\u202A", "\u202E", "\u2066", "\u2069"}) {
        EXPECT_FALSE(is_plain_text(std::string{"Ash"} + control + "Fixture", Lines::one));
        EXPECT_TRUE(is_plain_text(std::string{"Ash"} + control + "Fixture", Lines::many));
    }
    EXPECT_TRUE(is_plain_text("‘Ash’ – ‐ ‧ ′ ⁪", Lines::one));
}

TEST(Length, CountsCharactersNotBytes)
{
    EXPECT_EQ(length("ŵŷ"), 2u);
}

TEST(Capitalised, TouchesTheFirstLetterOnly)
{
    EXPECT_EQ(capitalised("the last day is a Friday"), "The last day is a Friday");
    EXPECT_EQ(capitalised("Local rule"), "Local rule");
    EXPECT_EQ(capitalised("15 working days"), "15 working days");
    EXPECT_EQ(capitalised("ŵyth diwrnod"), "ŵyth diwrnod");
    EXPECT_EQ(capitalised(""), "");
}

TEST(BeforeColon, EndsWithoutTheStopOfItsSentence)
{
    EXPECT_EQ(before_colon("Somebody will visit you. "), "Somebody will visit you");
    EXPECT_EQ(before_colon("At 9.30"), "At 9.30");
    EXPECT_EQ(before_colon("."), "");
}

TEST(Split, KeepsEmptyPieces)
{
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string>{"a", "", "b"}));
    EXPECT_TRUE(split("", ',').empty());
}

}  // namespace
}  // namespace quorate::core
