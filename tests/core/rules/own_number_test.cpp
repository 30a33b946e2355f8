#include "core/rules/own_number.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <thread>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/rules/due_date.hpp"
#include "core/rules/national_rule.hpp"
#include "core/rules/rule_book.hpp"
#include "core/rules/rule_checks.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;

const Date june = day("2026-06-01");

struct Derived {
    const char* id;
    const char* like;  // the shipped rule
    const char* offset;
    const char* label;
    const char* family;
};

class OwnNumber : public testing::TestWithParam<Derived> {};

TEST_P(OwnNumber, IsTheShippedRuleWithAnotherNumber)
{
    const Derived& c = GetParam();
    const StatutoryRule* own = nearest_rule(c.id, june);
    const StatutoryRule* shipped = nearest_rule(c.like, june);
    ASSERT_NE(own, nullptr);
    ASSERT_NE(shipped, nullptr);

    EXPECT_EQ(own->id, c.id);
    EXPECT_EQ(offset_text(*own), c.offset);
    EXPECT_EQ(own->label, c.label);
    EXPECT_TRUE(shipped->label_cy.starts_with(own->label_cy));
    EXPECT_EQ(own->family, c.family);
    EXPECT_EQ(standard_of(*own), standard_of(*shipped));
    EXPECT_EQ(replaced_by_own(*own), c.like);
    EXPECT_EQ(own->edition, "Own standard of the authority");
    EXPECT_EQ(own->level, RuleLevel::local);
    EXPECT_FALSE(own->is_default);
    EXPECT_TRUE(is_own(*own));
    EXPECT_FALSE(is_own(*shipped));

    EXPECT_EQ(own->trigger, shipped->trigger);
    EXPECT_EQ(own->condition, shipped->condition);
    EXPECT_EQ(own->meeting_type, shipped->meeting_type);
    EXPECT_EQ(own->direction, shipped->direction);
    EXPECT_EQ(own->bound, shipped->bound);
    EXPECT_EQ(own->counted_by, shipped->counted_by);
    EXPECT_EQ(own->count_trigger_day, shipped->count_trigger_day);
    EXPECT_EQ(own->jurisdiction, shipped->jurisdiction);
    EXPECT_EQ(own->effective_from, shipped->effective_from);
    EXPECT_EQ(rule_in_force(c.id, june), own) << "a row is made once";
}

INSTANTIATE_TEST_SUITE_P(Ids,
                         OwnNumber,
                         testing::Values(Derived{"loc-core-group-interval-3w",
                                                 "loc-core-group-interval-4w",
                                                 "3 weeks",
                                                 "Next core group",
                                                 "loc-core-group-interval"},
                                         Derived{"loc-conference-record-8wd",
                                                 "loc-conference-record-15wd",
                                                 "8 working days",
                                                 "Full record of the conference sent",
                                                 "loc-conference-record"},
                                         Derived{"loc-cin-review-10w",
                                                 "loc-cin-review-12w",
                                                 "10 weeks",
                                                 "Next child in need review",
                                                 "loc-cin-review-interval"},
                                         Derived{"loc-decision-letter-2wd",
                                                 "loc-decision-letter-1wd",
                                                 "2 working days",
                                                 "Chair's letter with the decision sent",
                                                 "loc-decision-letter-1wd"},
                                         Derived{"loc-dissent-48h",
                                                 "loc-dissent-72h",
                                                 "48 hours",
                                                 "Formal professional dissent raised",
                                                 "loc-dissent-72h"},
                                         Derived{"loc-cp-visit-8wd-day-1",
                                                 "loc-cp-visit-10wd-day-1",
                                                 "8 working days",
                                                 "Next child protection visit",
                                                 "loc-cp-visit"},
                                         Derived{"loc-transfer-in-12wd-from-acceptance",
                                                 "loc-transfer-in-15wd-from-acceptance",
                                                 "12 working days",
                                                 "Transfer-in conference",
                                                 "loc-transfer-in"},
                                         // Two rules share the words: the unit says which is meant.
                                         Derived{"loc-prebirth-icpc-8w-before-edd",
                                                 "loc-prebirth-icpc-6w-before-edd",
                                                 "8 weeks",
                                                 "Pre-birth conference",
                                                 "loc-prebirth-icpc-6w-before-edd"},
                                         Derived{"loc-prebirth-icpc-2m-before-edd",
                                                 "loc-prebirth-icpc-3m-before-edd",
                                                 "2 months",
                                                 "Pre-birth conference",
                                                 "loc-prebirth-icpc-3m-before-edd"},
                                         Derived{"loc-strategy-2wd",
                                                 "loc-strategy-3wd",
                                                 "2 working days",
                                                 "Strategy discussion held when it is not urgent",
                                                 "loc-strategy-3wd"},
                                         Derived{"loc-visit-record-12h",
                                                 "loc-visit-record-5wd",
                                                 "12 hours",
                                                 "Visit or contact recorded",
                                                 "loc-visit-record"},
                                         Derived{"eng-lac-visit-interval-5w",
                                                 "eng-lac-visit-interval-6w",
                                                 "5 weeks",
                                                 "Next visit to the placement",
                                                 "eng-lac-visit-interval"}),
                         [](const testing::TestParamInfo<Derived>& info) {
                             std::string name = info.param.id;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

TEST(OwnNumbers, AreReadFromNothingElse)
{
    for (const char* id : {"",
                           "-",
                           "3w",
                           "-3w",
                           "loc-core-group-interval",
                           "loc-core-group-interval-",
                           "loc-core-group-interval-3",
                           "loc-core-group-interval-w",
                           "loc-core-group-interval-3x",
                           "loc-core-group-interval-3W",
                           "loc-core-group-interval-03w",
                           "loc-core-group-interval-0w",
                           "loc-core-group-interval--3w",
                           "loc-core-group-interval-+3w",
                           "loc-core-group-interval-3 w",
                           "loc-core-group-interval-3w ",
                           "loc-core-group-interval-3w-",
                           "loc-core-group-interval-3w-4w",
                           "loc-core-group-interval-53w",
                           "loc-core-group-interval-367d",
                           "loc-core-group-interval-261wd",
                           "loc-core-group-interval-25m",
                           "loc-core-group-interval-169h",
                           "loc-core-group-interval-4294967297w",
                           "loc-core-group-interval-99999999999999999999w",
                           "loc-strategy-1w",         // counted in hours, or in working days
                           "loc-cp-visit-48h-day-1",  // a moment has no day 1
                           "loc-prebirth-plan-15w-before-edd",
                           "eng-icpc-12wd",
                           "eng-icpc-3w",
                           "wal-core-group-interval-4w",
                           "loc-3w"})
        EXPECT_EQ(nearest_rule(id, june), nullptr) << id;
    EXPECT_EQ(nearest_rule("loc-core-group-interval-3w" + std::string(100'000, '0'), june),
              nullptr);
}

TEST(OwnNumbers, OfAFamilyAreThoseOfItsUsualVariant)
{
    EXPECT_EQ(nearest_rule("loc-cin-review-interval-10w", june),
              nearest_rule("loc-cin-review-10w", june));
    EXPECT_EQ(nearest_rule("loc-cin-review-interval-26w", june)->id, "loc-cin-review-26w")
        << "what is shipped is not made again";
    EXPECT_FALSE(is_own(*nearest_rule("loc-core-group-interval-6w", june)));
}

TEST(OwnNumbers, SayHowFarTheyGo)
{
    EXPECT_EQ(own_number_fault("loc-core-group-interval-60w"), "Give from 1 to 52 weeks");
    EXPECT_EQ(own_number_fault("loc-core-group-interval-0w"), "Give from 1 to 52 weeks");
    EXPECT_EQ(own_number_fault("loc-core-group-interval-99999999999w"), "Give from 1 to 52 weeks");
    EXPECT_EQ(own_number_fault("loc-core-group-interval-00w"), "");
    EXPECT_EQ(own_number_fault("loc-decision-letter-300wd"), "Give from 1 to 260 working days");
    EXPECT_EQ(own_number_fault("loc-core-group-interval-3w"), "");
    EXPECT_EQ(own_number_fault("eng-icpc-900wd"), "");
    EXPECT_EQ(own_number_fault("nonsense"), "");
}

TEST(OwnNumbers, AreNamedByAStandardAndWhatIsWritten)
{
    const auto id = [](const char* standard, const char* written) {
        const auto made = own_rule_id(standard, written, june);
        return made ? *made : made.error().fields[0].field + ": " + made.error().fields[0].message;
    };

    EXPECT_EQ(id("loc-core-group-interval", "3w"), "loc-core-group-interval-3w");
    EXPECT_EQ(id("loc-core-group-interval-6w", "3w"), "loc-core-group-interval-3w");
    EXPECT_EQ(id("loc-core-group-interval", "6w"), "loc-core-group-interval-6w");
    EXPECT_EQ(id("loc-cin-review-interval", "10w"), "loc-cin-review-10w");
    EXPECT_EQ(id("loc-decision-letter-1wd", "2wd"), "loc-decision-letter-2wd");
    EXPECT_EQ(id("loc-strategy-24h", "2wd"),
              "own: This standard cannot be counted in working days");
    EXPECT_EQ(id("loc-core-group-interval", "60w"), "own: Give from 1 to 52 weeks");
    EXPECT_EQ(id("loc-core-group-interval", "0w"), "own: Give from 1 to 52 weeks");
    EXPECT_EQ(id("loc-core-group-interval", "three"),
              "own: Write a number and its unit, like 8wd, 10d, 3w, 2m or 48h");
    EXPECT_EQ(id("eng-icpc-15wd", "12wd"), "rule_id: This rule is national: it is used everywhere");
    EXPECT_EQ(id("loc-nothing", "3w"), "rule_id: There is no rule of this id");
}

TEST(OwnNumbers, MayBeGivenForEveryStandardWhoseClockCasesStart)
{
    std::set<const StatutoryRule*> rows;
    for (const StatutoryRule& shipped : rules_that_start_clocks()) {
        if (!is_for_authorities_to_choose(shipped)) continue;
        const auto units = own_units_of(shipped.id, june);
        EXPECT_TRUE(std::ranges::any_of(units, [&](const OwnUnit& unit) {
            return unit.unit == shipped.unit;
        })) << shipped.id;
        for (const OwnUnit& unit : units)
            for (int count = 1; count <= unit.most; ++count) {
                const std::string written = std::to_string(count) + std::string{unit.code};
                const auto id = own_rule_id(shipped.id, written, june);
                ASSERT_TRUE(id) << shipped.id << " " << written;
                const StatutoryRule* rule = nearest_rule(*id, june);
                EXPECT_EQ(rule->offset, count) << *id;
                EXPECT_EQ(rule->unit, unit.unit) << *id;
                rows.insert(rule);
            }
    }
    for (const StatutoryRule* rule : rows) {
        EXPECT_TRUE(have_sources({rule, 1}) && are_named({rule, 1}) && can_be_counted({rule, 1}))
            << rule->id;
    }
}

TEST(OwnNumbers, AreTheSameRowsForEveryThread)
{
    std::array<std::vector<const StatutoryRule*>, 4> found;
    {
        std::vector<std::jthread> threads;
        for (auto& rows : found)
            threads.emplace_back([&rows] {
                for (int weeks = 1; weeks <= 52; ++weeks)
                    rows.push_back(nearest_rule(
                        "loc-cin-visit-interval-" + std::to_string(weeks) + "w", june));
            });
    }
    for (const auto& rows : found)
        EXPECT_EQ(rows, found.front());
}

// Random texts, and ids with something changed: never a crash, and never a row for a text that is
// not its id, so that there are no more rows than ids.
TEST(OwnNumbers, GrowWithNothingThatIsAsked)
{
    std::mt19937 random{20261123};
    const std::string letters = "loc-engwalvisit0123456789wdmh-\n\xC3\xA9 ";
    const auto pick = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>{0, below - 1}(random);
    };
    const auto rules = all_rules();
    int found = 0;
    for (int round = 0; round < 200'000; ++round) {
        std::string id{rules[pick(rules.size())].id};
        if (round % 4 == 0) id.clear();
        const std::size_t changes = round % 4 == 0 ? pick(60) : 1 + pick(3);
        for (std::size_t i = 0; i < changes; ++i) {
            const std::size_t at = pick(id.size() + 1);
            if (at < id.size() && pick(2) == 0)
                id[at] = letters[pick(letters.size())];
            else
                id.insert(at, 1, letters[pick(letters.size())]);
        }
        const StatutoryRule* rule = nearest_rule(id, june);
        if (rule == nullptr) continue;
        ++found;
        if (rule->id != id) {
            EXPECT_TRUE(id.starts_with("loc-cin-review-interval-")) << id;
        }
        EXPECT_GE(rule->offset, 0);
        EXPECT_LE(rule->offset, 366);
    }
    EXPECT_GT(found, 100);
}

TEST(OwnNumbers, AreGuessedLikeOtherRules)
{
    EXPECT_EQ(most_like("loc-core-group-interval-3x"), "loc-core-group-interval-4w");
}

TEST(OwnNumbers, AreNeverLooserThanTheNationalLimitBeside)
{
    const auto looser = [](const char* id) {
        return first_day_looser(*nearest_rule(id, june), shipped_calendars()).has_value();
    };
    for (const char* id : {"eng-lac-visit-interval-5w",
                           "wal-lac-visit-interval-2w",
                           "eng-lac-visit-interval-42d",
                           "eng-lac-visit-interval-25wd",
                           "eng-lac-visit-interval-1m",
                           "eng-lac-visit-interval-168h",
                           "loc-core-group-interval-52w"})
        EXPECT_FALSE(looser(id)) << id;
    for (const char* id : {"eng-lac-visit-interval-7w",
                           "wal-lac-visit-interval-43d",
                           "eng-lac-visit-interval-30wd",
                           "eng-lac-visit-interval-2m"})
        EXPECT_TRUE(looser(id)) << id;

    StatutoryRule hours = *nearest_rule("eng-lac-visit-interval-168h", june);
    hours.offset = 41 * 24;
    EXPECT_FALSE(first_day_looser(hours, shipped_calendars()));
    hours.offset = 43 * 24;
    EXPECT_TRUE(first_day_looser(hours, shipped_calendars()));
}

LocalRules having_chosen(const char* id, bool in_use = true)
{
    return LocalRules{{{.rule_id = id, .in_use = in_use, .from = june}}};
}

std::vector<std::string> started(EventKind kind, const LocalRules& local, const char* on)
{
    std::vector<std::string> ids;
    for (const StatutoryRule* rule :
         rules_started_by({.kind = kind, .on = day(on)}, Jurisdiction::england, local))
        ids.emplace_back(rule->id);
    return ids;
}

TEST(OwnNumbers, StartTheirClockInPlaceOfTheOther)
{
    const LocalRules local = having_chosen("loc-core-group-interval-3w");
    EXPECT_EQ(started(EventKind::core_group_held, local, "2026-05-31"),
              (std::vector<std::string>{"loc-core-group-interval-4w"}));
    EXPECT_EQ(started(EventKind::core_group_held, local, "2026-06-01"),
              (std::vector<std::string>{"loc-core-group-interval-3w"}));
    EXPECT_TRUE(rules_started_by(
                    {.kind = EventKind::core_group_held, .on = june}, Jurisdiction::wales, local)
                    .size() == 2)
        << "the rules of Wales alone";

    const LocalRules none = having_chosen("loc-core-group-interval-3w", false);
    EXPECT_TRUE(started(EventKind::core_group_held, none, "2026-06-01").empty());
}

TEST(OwnNumbers, TakeThePlaceOfARuleWithoutVariants)
{
    const StatutoryRule& shipped = *nearest_rule("loc-decision-letter-1wd", june);
    const StatutoryRule& own = *nearest_rule("loc-decision-letter-2wd", june);
    const LocalRules local{{{.rule_id = "loc-decision-letter-1wd", .from = day("2026-01-01")},
                            {.rule_id = "loc-decision-letter-2wd", .from = june}}};

    EXPECT_TRUE(local.uses(shipped, day("2026-05-31")));
    EXPECT_FALSE(local.uses(own, day("2026-05-31")));
    EXPECT_FALSE(local.uses(shipped, june));
    EXPECT_TRUE(local.uses(own, june));
    EXPECT_EQ(local.own_rules(june), std::vector<const StatutoryRule*>{&own});
    EXPECT_TRUE(local.own_rules(day("2026-05-31")).empty());
}

TEST(OwnNumbers, AreExplainedInBothLanguages)
{
    const auto explained = explained_due_date(*nearest_rule("loc-conference-record-8wd", june),
                                              {.on = day("2026-11-23")},
                                              shipped_calendars());
    EXPECT_EQ(iso(explained.due.limit_date), "2026-12-03");
    EXPECT_EQ(explained.counted.size(), 8u);

    const auto says = [&](Language language, const char* sentence) {
        const auto all = sentences(explained, language);
        return std::ranges::find(all, sentence) != all.end();
    };
    EXPECT_TRUE(says(Language::english, "The limit is 8 working days after it."));
    EXPECT_TRUE(says(Language::english,
                     "Rule loc-conference-record-8wd. Local practice standard, England: Own "
                     "standard of the authority, in place of loc-conference-record-15wd."));
    EXPECT_TRUE(says(Language::welsh, "Y terfyn yw 8 diwrnod gwaith ar ôl y diwrnod hwnnw."));
    EXPECT_TRUE(says(Language::welsh,
                     "Rheol loc-conference-record-8wd. Safon ymarfer leol, Lloegr: Safon yr "
                     "awdurdod ei hun, yn lle loc-conference-record-15wd."));
}

TEST(OwnNumbers, SkipLocalClosuresUnlessTheirRuleIsNational)
{
    const Calendars closed =
        calendars_with(shipped_bank_holidays(), NamedDays{{day("2026-11-26"), "Office move"}});
    const auto due = [&](const char* id) {
        return iso(due_date(*nearest_rule(id, june), {.on = day("2026-11-23")}, closed).limit_date);
    };
    EXPECT_EQ(due("loc-conference-record-8wd"), "2026-12-04");
    EXPECT_EQ(due("eng-lac-visit-interval-8wd"), "2026-12-03");
    EXPECT_EQ(due("loc-transfer-in-8wd"), "2026-12-03");
}

}  // namespace
}  // namespace quorate::core
