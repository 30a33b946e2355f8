#include <gtest/gtest.h>

#include <algorithm>

#include "core/rules/bank_holidays.hpp"
#include "core/rules/due_date.hpp"
#include "core/rules/own_number.hpp"
#include "core/rules/rule_book.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;
using Sentences = std::vector<std::string>;

ExplainedDate explained(const char* rule, const char* trigger, const Calendars& calendars)
{
    return explained_due_date(*nearest_rule(rule, day(trigger)), {.on = day(trigger)}, calendars);
}

TEST(Explanation, SaysEachStepInPlainEnglish)
{
    const auto answer = explained("eng-icpc-15wd", "2026-12-07", shipped_calendars());

    EXPECT_EQ(sentences(answer),
              (Sentences{
                  "Counted from the strategy discussion that started section 47 enquiries: Monday "
                  "7 December 2026.",
                  "That day is day 0: it is not counted.",
                  "The limit is 15 working days after it.",
                  "Saturdays and Sundays are not counted.",
                  "Friday 25 December 2026 is not counted: Christmas Day.",
                  "Monday 28 December 2026 is not counted: Boxing Day (substitute day).",
                  "The latest date is Wednesday 30 December 2026.",
                  "Rule eng-icpc-15wd. Statutory guidance, England: Working Together to Safeguard "
                  "Children 2026, timescale as in the 2018 edition, chapter 1, page 49.",
                  "In force from Thursday 19 March 2026.",
              }));
}

TEST(Explanation, NumbersEachDayCountedAndNamesEachDaySkipped)
{
    const auto answer = explained("eng-icpc-15wd", "2026-12-07", shipped_calendars());

    ASSERT_EQ(answer.counted.size(), 15u);
    EXPECT_EQ(answer.counted.front().number, 1);
    EXPECT_EQ(iso(answer.counted.front().day), "2026-12-08");
    EXPECT_EQ(answer.counted.back().number, 15);
    EXPECT_EQ(answer.counted.back().day, answer.due.limit_date);

    std::vector<std::string> skipped;
    for (const SkippedDay& off : answer.skipped)
        skipped.push_back(iso(off.day) + " " + reason_text(off));
    EXPECT_EQ(skipped,
              (std::vector<std::string>{"2026-12-12 Saturday",
                                        "2026-12-13 Sunday",
                                        "2026-12-19 Saturday",
                                        "2026-12-20 Sunday",
                                        "2026-12-25 Christmas Day",
                                        "2026-12-26 Saturday",
                                        "2026-12-27 Sunday",
                                        "2026-12-28 Boxing Day (substitute day)"}));
}

TEST(Explanation, SaysWhyALimitCannotBeBookedAndWhatToDo)
{
    const auto answer = explained("eng-rcpc-first-3m", "2026-11-30", shipped_calendars());

    EXPECT_EQ(sentences(answer),
              (Sentences{
                  "Counted from the initial conference that made a child protection plan: Monday "
                  "30 November 2026.",
                  "That day is day 0: it is not counted.",
                  "The limit is 3 months after it.",
                  "That month has no day 30, so the limit is its last day.",
                  "The latest date is Sunday 28 February 2027.",
                  "Sunday 28 February 2027 cannot be booked: Sunday.",
                  "Saturday 27 February 2027 cannot be booked: Saturday.",
                  "A limit never moves to a later day: schedule by Friday 26 February 2027.",
                  "Rule eng-rcpc-first-3m. Statutory guidance, England: Working Together to "
                  "Safeguard Children 2026, timescale as in the 2018 edition, chapter 1, page 53.",
                  "In force from Thursday 19 March 2026.",
              }));
}

TEST(Explanation, CallsATargetATarget)
{
    StatutoryRule rule = *nearest_rule("loc-prebirth-icpc-3m-before-edd", day("2026-05-31"));
    const auto said = [&](Trigger trigger, Language language) {
        std::string text;
        for (const std::string& sentence :
             sentences(explained_due_date(rule, trigger, shipped_calendars()), language))
            text += sentence + "\n";
        return text;
    };
    const auto expect_none_of = [](const std::string& text, std::string_view word) {
        EXPECT_EQ(text.find(word), std::string::npos) << text;
    };

    const Trigger birth{.on = day("2026-05-31")};
    const std::string english = said(birth, Language::english);
    EXPECT_NE(english.find("That month has no day 31, so the target is its last day."),
              std::string::npos);
    EXPECT_NE(english.find("A target never moves to a later day: schedule by Friday 27 February"),
              std::string::npos);
    expect_none_of(english, "limit");
    expect_none_of(said(birth, Language::welsh), "terfyn");

    rule.unit = Unit::hours;  // as a council's own number may have it
    const Trigger moment = trigger_at(test::at("2026-10-23T14:00"));
    for (const Direction direction : {Direction::after, Direction::before}) {
        rule.direction = direction;
        expect_none_of(said(moment, Language::english), "limit");
        expect_none_of(said(moment, Language::english), "latest");
        expect_none_of(said(moment, Language::welsh), "terfyn");
    }

    rule.unit = Unit::months;
    rule.direction = Direction::before;
    rule.bound = Bound::earliest;
    EXPECT_NE(said(birth, Language::english).find("so the earliest date is its last day."),
              std::string::npos);
    expect_none_of(said(birth, Language::welsh), "terfyn");
}

TEST(Explanation, NamesLocalClosuresOfALocalRule)
{
    const auto calendars =
        calendars_with(shipped_bank_holidays(), {{day("2026-12-29"), "Christmas shutdown"}});
    const auto answer = explained("loc-cin-visit-record-2wd", "2026-12-24", calendars);

    EXPECT_EQ(iso(answer.due.limit_date), "2026-12-31");
    ASSERT_EQ(answer.skipped.size(), 5u);
    EXPECT_EQ(reason_text(answer.skipped.back()), "local closure, Christmas shutdown");
}

TEST(Explanation, SaysThatADateIsProvisional)
{
    const auto answer = explained("eng-icpc-15wd", "2028-12-29", shipped_calendars());

    const auto said = sentences(answer);
    EXPECT_NE(std::ranges::find(said,
                                "Provisional: bank holidays are known from Thursday 1 January 2015 "
                                "to Sunday 31 December 2028 only."),
              said.end());
}

TEST(Explanation, SaysThatTheRuleWasNotInForce)
{
    const auto answer = explained("wal-icpc-15wd", "2018-06-01", shipped_calendars());

    EXPECT_EQ(sentences(answer).back(),
              "In force from Monday 11 November 2019, so not on the day it is counted from here.");
}

TEST(Explanation, OfAnOwnNumberDoesNotSaySinceWhenTheRuleIsInForce)
{
    const StatutoryRule& own = *own_rule("loc-core-group-interval-3w", day("2026-11-23"));
    for (const Language language : {Language::english, Language::welsh}) {
        const auto answer = explained_due_date(own, {.on = day("2026-11-23")}, shipped_calendars());
        const auto said = sentences(answer, language);
        EXPECT_EQ(said.back().find("2015"), std::string::npos) << said.back();
        EXPECT_NE(said.back().find(source_text(own, language)), std::string::npos) << said.back();
    }
}

TEST(Explanation, OfARuleInHoursNamesTheMoment)
{
    StatutoryRule rule = all_rules().front();
    rule.offset = 72;
    rule.unit = Unit::hours;

    const auto answer =
        explained_due_date(rule, trigger_at(test::at("2026-10-23T14:00")), shipped_calendars());

    const auto said = sentences(answer);
    ASSERT_GE(said.size(), 3u);
    EXPECT_EQ(said[0], "Counted from the referral: Friday 23 October 2026 at 14:00.");
    EXPECT_EQ(said[1], "The limit is 72 hours after that moment, nights and weekends included.");
    EXPECT_EQ(said[2], "The latest moment is Monday 26 October 2026 at 13:00.");
}

}  // namespace
}  // namespace quorate::core
