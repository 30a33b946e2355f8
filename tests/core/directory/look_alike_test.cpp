#include "core/directory/look_alike.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace quorate::core {
namespace {

const std::vector<std::string> known{"exampleshire.gov.uk", "trust.nhs.uk", "elm-primary.example"};

struct Case {
    const char* name;
    const char* given;
    const char* then_like;  // empty: nothing
};

const Case cases[] = {
    {"NothingToADomainThatIsKnown", "trust.nhs.uk", ""},
    {"NothingToOneThatIsQuiteAnother", "housing.example.org", ""},
    {"NothingToAnotherTrustOfThePublicService", "hospital.nhs.uk", ""},
    {"NothingToACompany", "charity.co.uk", ""},
    {"ALetterLeftOut", "examplshire.gov.uk", "exampleshire.gov.uk"},
    {"TwoLettersTheOtherWayRound", "exampelshire.gov.uk", "exampleshire.gov.uk"},
    {"AnotherEnding", "elm-primary.exarnple", "elm-primary.example"},
    {"APublicServiceInOtherLetters", "kent.pollce.uk", "police.uk"},
    {"APublicServiceWithALetterMore", "kent.govv.uk", "gov.uk"},
    {"NothingToNoDomain", "", ""},
};

class LookAlike : public testing::TestWithParam<Case> {};

TEST_P(LookAlike, IsFoundByTheLettersThatDiffer)
{
    const Case& c = GetParam();

    EXPECT_EQ(look_alike(c.given, known).value_or(""), c.then_like);
}

INSTANTIATE_TEST_SUITE_P(Domains, LookAlike, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(EditDistance, CountsLettersThatAreMoreLessOrOthers)
{
    EXPECT_EQ(edit_distance("", "abc"), 3u);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
    EXPECT_EQ(edit_distance("same", "same"), 0u);
}

TEST(MailDomain, IsWhatStandsAfterTheLastAt)
{
    EXPECT_EQ(mail_domain("Lee@Police.Example"), "police.example");
    EXPECT_EQ(mail_domain("nowhere"), "");
}

}  // namespace
}  // namespace quorate::core
