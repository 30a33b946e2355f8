#include "server/pages/accounts/mailed_link_words.hpp"

#include <gtest/gtest.h>

#include "core/circulation/decision_letter_words.hpp"
#include "core/dates/date_text.hpp"
#include "core/rules/explanation_words.hpp"
#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

TEST(MailedLinkWords, SoftenTheNameOfADayInWelsh)
{
    const std::string day = core::long_date(test::day("2026-12-08"), core::Language::welsh);

    const std::string until =
        core::filled(mailed_link_words(core::Language::welsh).ask_until, {{"day", day}});
    const std::string put_right =
        core::filled(core::decision_letter_words(core::Language::welsh).put_right,
                     {{"day", day}, {"words", "x"}});

    EXPECT_NE(until.find("tan ddydd Mawrth 8 Rhagfyr 2026"), std::string::npos) << until;
    EXPECT_NE(put_right.find("ar ddydd Mawrth"), std::string::npos) << put_right;
}

}  // namespace
}  // namespace quorate::server
