#include "core/cases/family_member.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

struct Case {
    const char* name;
    const char* given_recorded;
    Language then_written_to_in;
};

const Case cases[] = {
    {"English", "English", Language::english},
    {"Welsh", "Welsh", Language::welsh},
    {"ItsOwnName", "Cymraeg", Language::welsh},
    {"ItsMutatedName", "gymraeg", Language::welsh},
    {"WithMoreSaidOfIt", " welsh, large print ", Language::welsh},
    {"ALanguageWeDoNotWriteIn", "Polish", Language::english},
    {"WelshAsTheSecond", "English (understands Welsh)", Language::english},
    {"Nothing", "", Language::english},
};

class MessageLanguage : public testing::TestWithParam<Case> {};

TEST_P(MessageLanguage, IsWhatWasRecordedForLetters)
{
    const FamilyMember member{.language = GetParam().given_recorded};

    EXPECT_EQ(code(message_language(member)), code(GetParam().then_written_to_in));
}

INSTANTIATE_TEST_SUITE_P(FamilyMembers,
                         MessageLanguage,
                         testing::ValuesIn(cases),
                         [](const auto& test) { return std::string{test.param.name}; });

}  // namespace
}  // namespace quorate::core
