#include "core/circulation/easy_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr Jurisdiction everywhere[] = {Jurisdiction::england, Jurisdiction::wales};
constexpr Language languages[] = {Language::english, Language::welsh};

// Everything that is ever said, with what it is about.
std::vector<std::pair<std::string, std::string_view>> all_words(Language language)
{
    std::vector<std::pair<std::string, std::string_view>> all;
    for (const Jurisdiction there : everywhere) {
        for (const Outcome outcome : all_outcomes()) {
            all.emplace_back(code(outcome), outcome_means(outcome, there, language));
            all.emplace_back(code(outcome), outcome_for_child(outcome, there, language));
        }
        for (const AbuseCategory& category : abuse_categories(there))
            all.emplace_back(category.code, category_means(category.code, language));
    }
    return all;
}

TEST(EasyWords, SayWhatEachOutcomeMeansInEachJurisdictionAndLanguage)
{
    for (const Jurisdiction there : everywhere)
        for (const Outcome outcome : all_outcomes()) {
            for (const Language language : languages)
                EXPECT_FALSE(outcome_means(outcome, there, language).empty()) << code(outcome);
            EXPECT_NE(outcome_means(outcome, there, Language::english),
                      outcome_means(outcome, there, Language::welsh))
                << code(outcome);
        }
}

TEST(EasyWords, SayToTheChildWhatEveryMeetingOfWhichAFamilyIsToldDecides)
{
    for (const Jurisdiction there : everywhere)
        for (const MeetingType type : all_meeting_types()) {
            if (!is_for_family(type)) continue;
            for (const Outcome outcome : outcomes_for(type, there)) {
                for (const Language language : languages)
                    EXPECT_FALSE(outcome_for_child(outcome, there, language).empty())
                        << code(outcome);
                EXPECT_NE(outcome_for_child(outcome, there, Language::english),
                          outcome_for_child(outcome, there, Language::welsh));
            }
        }
}

TEST(EasyWords, SayWhatEachCategoryMeans)
{
    for (const Jurisdiction there : everywhere)
        for (const AbuseCategory& category : abuse_categories(there)) {
            for (const Language language : languages)
                EXPECT_FALSE(category_means(category.code, language).empty()) << category.code;
            EXPECT_NE(category_means(category.code, Language::english),
                      category_means(category.code, Language::welsh));
        }
    EXPECT_TRUE(category_means("XYZ", Language::english).empty());
}

TEST(EasyWords, SpeakInWalesOfTheRegisterAndOfCareAndSupport)
{
    const auto means =
        outcome_means(Outcome::no_cp_plan_cin, Jurisdiction::wales, Language::english);
    EXPECT_NE(means.find("care and support plan"), std::string_view::npos);
    const auto told =
        outcome_for_child(Outcome::no_cp_plan_early_help, Jurisdiction::wales, Language::english);
    EXPECT_NE(told.find("register"), std::string_view::npos);
}

// About nine years: no word of the trade, and no sentence that has to be read twice.
TEST(EasyWords, AreShortAndWithoutJargon)
{
    for (const auto& [about, words] : all_words(Language::english)) {
        std::string text{words};
        for (const char* jargon : {"section 47",
                                   "threshold",
                                   "multi-agency",
                                   "significant harm",
                                   "safeguard",
                                   "intervention",
                                   "assessment",
                                   "professional"})
            EXPECT_EQ(lower_case(text).find(jargon), std::string::npos) << about << ": " << text;
        std::ranges::replace(text, ';', '.');
        for (const std::string& sentence : split(text, '.'))
            EXPECT_LE(std::ranges::count(trimmed(sentence), ' ') + 1, 28) << about << ": " << text;
    }
}

TEST(EasyWords, AreNoTextButPlainText)
{
    for (const Language language : languages)
        for (const auto& [about, words] : all_words(language))
            EXPECT_TRUE(is_plain_text(words, Lines::one)) << about;
}

}  // namespace
}  // namespace quorate::core
