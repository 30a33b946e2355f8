#include <gtest/gtest.h>

#include <algorithm>

#include "core/cases/view_case.hpp"
#include "core/due_dates/due_list.hpp"
#include "core/due_dates/local_rules.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

class ChoosingOwnNumbers : public testing::Test {
protected:
    // As the operator, whose changes wait for nobody.
    Result<DatesOutcome> choose(const char* rule, bool in_use = true)
    {
        const ChooseLocalRule command{.rule_id = rule,
                                      .in_use = in_use,
                                      .from = test::day("2026-11-23"),
                                      .owner = PersonName{"Sam Invented"},
                                      .reason = "Board of 3 November"};
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return choose_local_rule(work, desk_.tools, system_actor(test::exampleshire), command);
        });
    }

    std::string fault(const char* rule, bool in_use = true)
    {
        const auto refused = choose(rule, in_use);
        if (refused) return "";
        const FieldError& first = refused.error().fields.at(0);
        return first.field + ": " + first.message;
    }

    LocalStandard standard(const std::string& id)
    {
        const auto all = desk_.temp.database().read([&](UnitOfWork& work) {
            return view_local_rules(work, desk_.clock, test::staff("am"));
        });
        for (const LocalStandard& each : *all)
            if (each.id == id) return each;
        throw std::invalid_argument{"no such standard"};
    }

    // Each open date of one standard: its rule and its last day.
    std::vector<std::string> open_dates(const std::string& standard)
    {
        std::vector<std::string> found;
        const auto dates = desk_.run("sw", view_case_dates, family_);
        for (const ExplainedDueDate& each : dates->dates)
            if (each.due.rule_id.starts_with(standard) && each.due.status == DueStatus::open)
                found.push_back(each.due.rule_id + " " + iso(each.due.limit_date));
        return found;
    }

    test::CaseDesk desk_;
    CaseId family_ = desk_.add_family();
};

TEST_F(ChoosingOwnNumbers, GivesDatesThatAreCountedByThem)
{
    ASSERT_TRUE(choose("loc-core-group-interval-3w"));
    ASSERT_TRUE(choose("loc-conference-record-8wd"));
    ASSERT_TRUE(choose("loc-decision-letter-2wd"));
    ASSERT_TRUE(desk_.record(family_, EventKind::strategy_discussion, "2026-11-05"));
    ASSERT_TRUE(desk_.record(family_, EventKind::conference_held, "2026-11-23"));
    ASSERT_TRUE(desk_.record(family_, EventKind::core_group_held, "2026-11-23"));

    EXPECT_EQ(open_dates("loc-core-group-interval"),
              (std::vector<std::string>{"loc-core-group-interval-3w 2026-12-14"}));
    EXPECT_EQ(open_dates("loc-conference-record"),
              (std::vector<std::string>{"loc-conference-record-8wd 2026-12-03"}));
    EXPECT_EQ(open_dates("loc-decision-letter"),
              (std::vector<std::string>{"loc-decision-letter-2wd 2026-11-25"}));
}

TEST_F(ChoosingOwnNumbers, CountsAgainWhatHappenedOnTheFirstDayAlready)
{
    ASSERT_TRUE(desk_.record(family_, EventKind::core_group_held, "2026-11-23"));
    EXPECT_EQ(choose("loc-core-group-interval-3w")->moved->dates, 1);
    EXPECT_EQ(open_dates("loc-core-group-interval"),
              (std::vector<std::string>{"loc-core-group-interval-3w 2026-12-14"}));
}

TEST_F(ChoosingOwnNumbers, ListsThemAmongTheVariantsOnceChosen)
{
    ASSERT_TRUE(choose("loc-cin-review-interval-10w"));
    const LocalStandard chosen = standard("loc-cin-review-interval");
    ASSERT_NE(chosen.in_use, nullptr);
    EXPECT_EQ(chosen.in_use->id, "loc-cin-review-10w");
    EXPECT_EQ(chosen.variants.back(), chosen.in_use);
    EXPECT_EQ(chosen.decided->owner.reveal(), "Sam Invented");

    ASSERT_TRUE(choose("loc-cin-review-12w"));
    EXPECT_EQ(standard("loc-cin-review-interval").in_use->id, "loc-cin-review-12w");
    EXPECT_EQ(standard("loc-cin-review-interval").variants.back()->id, "loc-cin-review-10w");

    ASSERT_TRUE(choose("loc-decision-letter-2wd"));
    EXPECT_EQ(standard("loc-decision-letter-1wd").in_use->id, "loc-decision-letter-2wd");
    EXPECT_EQ(standard("loc-decision-letter-1wd").variants.size(), 2u);
}

TEST_F(ChoosingOwnNumbers, IsRefusedWhereTheyWouldBeLooserThanTheLaw)
{
    EXPECT_EQ(fault("eng-lac-visit-interval-7w"),
              "rule_id: This runs longer than the national limit of 6 weeks: a local standard may "
              "be stricter and never looser");
    EXPECT_EQ(fault("eng-lac-visit-interval-5w"), "");
    EXPECT_EQ(standard("eng-lac-visit-interval").in_use->id, "eng-lac-visit-interval-5w");
    EXPECT_EQ(fault("eng-lac-visit-interval-5w", false),
              "in_use: This is law: choose which variant is used");
    EXPECT_FALSE(standard("eng-lac-visit-interval").may_be_left_out());
}

TEST_F(ChoosingOwnNumbers, IsRefusedForWhatIsNoNumberOfTheirs)
{
    EXPECT_EQ(fault("loc-core-group-interval-60w"), "rule_id: Give from 1 to 52 weeks");
    EXPECT_EQ(fault("loc-core-group-interval-3x"), "rule_id: There is no rule of this id");
    EXPECT_EQ(fault("eng-icpc-12wd"), "rule_id: There is no rule of this id");
}

TEST_F(ChoosingOwnNumbers, FindsTheirDatesWhereTheOthersAreListed)
{
    ASSERT_TRUE(choose("loc-core-group-interval-3w"));
    ASSERT_TRUE(desk_.record(family_, EventKind::core_group_held, "2026-11-23"));

    const auto listed = [&](const char* rule) {
        std::vector<std::string> ids;
        const auto due = desk_.run("bs", view_due_list, DueFilter{.rule = rule});
        for (const DueEntry& each : due->page.entries)
            ids.push_back(each.row.due.rule_id);
        return ids;
    };
    const std::vector<std::string> expected{"loc-core-group-interval-3w"};
    EXPECT_EQ(listed("loc-core-group-interval-4w"), expected);
    EXPECT_EQ(listed("loc-core-group-interval-3w"), expected);
    EXPECT_TRUE(listed("eng-icpc-15wd").empty());
}

}  // namespace
}  // namespace quorate::core
