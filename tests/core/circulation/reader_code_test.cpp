#include "core/circulation/reader_code.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/fake_links.hpp"

namespace quorate::core {
namespace {

TEST(ReaderCodes, HaveSixDigitsThatNoTwoIdsShareOften)
{
    const test::FakeLinks links;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string digits = code_digits(links, ReaderCodeId{"id-" + std::to_string(i)});
        EXPECT_EQ(typed_digits(digits), digits);
        seen.insert(digits);
    }
    EXPECT_GT(seen.size(), 990U);
    EXPECT_EQ(code_digits(links, ReaderCodeId{"id-1"}), code_digits(links, ReaderCodeId{"id-1"}));
}

TEST(ReaderCodes, AreTakenAsPeopleTypeThem)
{
    EXPECT_EQ(typed_digits("418207"), "418207");
    EXPECT_EQ(typed_digits(" 418 207 "), "418207");
    EXPECT_EQ(typed_digits("418-207"), "418207");
    for (const char* wrong : {"", "41820", "4182077", "41820x", "418.207", "\xD9\xA4"})
        EXPECT_EQ(typed_digits(wrong), "") << wrong;
}

TEST(ReaderCodes, GoToAnAddressOfWhichTheFirstLetterIsShown)
{
    EXPECT_EQ(masked_address(Email{"sam@school.example"}), "s\xE2\x80\xA6@school.example");
    EXPECT_EQ(masked_address(Email{"s@school.example"}), "\xE2\x80\xA6@school.example");
    EXPECT_EQ(masked_address(Email{}), "");
}

}  // namespace
}  // namespace quorate::core
