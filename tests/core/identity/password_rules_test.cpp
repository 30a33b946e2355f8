#include "core/identity/password_rules.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

struct Case {
    const char* name;
    const char* given;
    bool then_accepted;
};

const Case cases[] = {
    {"ThreeRandomWords", "kettle orbit mango", true},
    {"TwelveCharacters", "kettleorbitm", true},
    {"WelshLetters", "tŷ môr cwtch", true},
    {"APhraseThatHoldsACommonWord", "the password is under the kettle", true},
    {"Nothing", "", false},
    {"ElevenCharacters", "kettleorbit", false},
    {"ACommonBeginning", "Password12345", false},
    {"ACommonWordAmongOthers", "summer kettle 26", true},
    {"ACommonWordWithAYearAndSigns", "Summer2026!!!", false},
    {"ACommonWordWithDigitsBeforeIt", "123456Liverpool", false},
    {"ACommonWordTwice", "dragondragon", false},
    {"OneKeyHeldDown", "aaaaaaaaaaaaaaa", false},
    {"TheirOwnAddress", "carys.stubb2026", false},
    {"AControlCharacter", "kettle\norbit mango", false},
};

class NewPassword : public testing::TestWithParam<Case> {};

TEST_P(NewPassword, IsJudgedByLengthAndByWhatIsGuessedFirst)
{
    const Case& c = GetParam();

    const auto checked =
        check_new_password(Password{c.given}, Email{"carys.stubb@testwood.example"});

    EXPECT_EQ(checked.has_value(), c.then_accepted);
    if (!checked) {
        EXPECT_EQ(checked.error().fields.at(0).field, "password");
    }
}

INSTANTIATE_TEST_SUITE_P(, NewPassword, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(NewPasswordOfAList, IsRefusedOnlyWhenItStandsThere)
{
    struct OneStolen final : BreachedPasswords {
        bool holds(const Password& password) const override
        {
            return password.reveal() == "kettle orbit mango";
        }
    };
    const OneStolen stolen;
    const Email email{"a@x.example"};

    const auto refused = check_new_password(Password{"kettle orbit mango"}, email, &stolen);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).field, "password");
    EXPECT_TRUE(check_new_password(Password{"kettle orbit melon"}, email, &stolen));
    EXPECT_FALSE(check_new_password(Password{"short"}, email, &stolen));
}

TEST(NewPasswordLength, EndsAt128Bytes)
{
    std::string longest;
    while (longest.size() < 128)
        longest += static_cast<char>('a' + longest.size() % 26);

    EXPECT_TRUE(check_new_password(Password{longest}, Email{"a@x.example"}));
    EXPECT_FALSE(check_new_password(Password{longest + "a"}, Email{"a@x.example"}));
}

}  // namespace
}  // namespace quorate::core
