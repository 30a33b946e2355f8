#include <gtest/gtest.h>

#include "core/dates/london_time.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/rules/due_date.hpp"
#include "core/rules/rule_book.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/golden.hpp"

namespace quorate::core {
namespace {

using test::day;

// Days on which every kind of sentence is said: Christmas, a closure, a short month, a day that
// cannot be booked, an instant over the change of clocks, a rule that is not in force.
struct Question {
    const char* rule;
    const char* trigger;
};

const Question questions[] = {
    {"eng-referral-decision-1wd", "2026-12-24"},
    {"eng-assessment-45wd", "2022-04-04"},
    {"eng-icpc-15wd", "2026-12-07"},
    {"eng-rcpc-first-3m", "2026-11-30"},
    {"eng-lac-review-first-20wd", "2026-12-10"},
    {"wal-icpc-15wd", "2026-12-11"},
    {"wal-rcpc-first-3m", "2018-06-01"},
    {"wal-assessment-42wd", "2028-12-01"},
    {"wal-record-20wd", "2026-12-07"},
    {"loc-cin-visit-record-2wd", "2026-12-24"},
    {"loc-cp-visit-10wd-day-1", "2026-06-01"},
    {"loc-cp-visit-2w", "2026-12-14"},
    {"loc-report-share-rcpc-5wd", "2027-01-05"},
    {"loc-prebirth-icpc-3m-before-edd", "2026-05-31"},
    {"loc-prebirth-plan-16w-before-edd", "2026-12-26"},
    {"loc-core-group-interval-6w", "2026-11-20"},
    {"loc-dissent-72h", "2026-10-23T14:00"},
    {"loc-report-share-family-48h", "2026-10-26T10:00"},
};

std::string explanations(Language language)
{
    const Calendars calendars =
        calendars_with(shipped_bank_holidays(),
                       {{day("2026-12-29"), "Christmas shutdown"}, {day("2026-12-30"), ""}});
    std::string text;
    for (const Question& question : questions) {
        const std::string trigger_text = question.trigger;
        const Trigger trigger = trigger_text.size() > 10 ? trigger_at(test::at(trigger_text))
                                                         : Trigger{.on = day(trigger_text)};
        const StatutoryRule& rule = *nearest_rule(question.rule, trigger.on);
        text += "# " + std::string{label(rule, language)} + "\n";
        const auto answer = explained_due_date(rule, trigger, calendars);
        for (const std::string& sentence : sentences(answer, language))
            text += sentence + "\n";
        text += "\n";
    }
    return text;
}

TEST(Explanations, AreAsWrittenInEnglish)
{
    test::expect_golden("dates/explanations.en.txt", explanations(Language::english));
}

TEST(Explanations, AreAsWrittenInWelsh)
{
    test::expect_golden("dates/explanations.cy.txt", explanations(Language::welsh));
}

// Labels and phrases of every rule in both languages, so that a reader of Welsh can check them all.
TEST(Explanations, NameEveryRuleAsWritten)
{
    std::string text;
    std::string_view last;
    for (const StatutoryRule& rule : all_rules()) {
        if (rule.id == last) continue;
        last = rule.id;
        text += std::string{rule.id} + "\n";
        for (const Language language : {Language::english, Language::welsh})
            text += "  " + std::string{label(rule, language)} + ": " + offset_text(rule, language) +
                    "; " + trigger_text(rule, language) + "\n";
    }
    test::expect_golden("dates/rules.txt", text);
}

}  // namespace
}  // namespace quorate::core
