#include "db/stores/local_rule_store.hpp"

#include <gtest/gtest.h>

#include "core/rules/rule_book.hpp"
#include "db/session/transaction.hpp"
#include "db/stores/case_event_store.hpp"
#include "db/stores/closure_store.hpp"
#include "db/stores/dates_change_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using test::exampleshire;

// What an authority counts by: its rules, its closures and the changes of both.
class DatesSettings : public test::StoreTest {
protected:
    void SetUp() override { test::add_staffed_authorities(transaction_.sql()); }

    static core::DecidedLocalRule decided(const std::string& id,
                                          const std::string& rule,
                                          const char* from,
                                          bool in_use = true)
    {
        return {.id = core::DatesChangeId{id},
                .choice = {.rule_id = rule, .in_use = in_use, .from = test::day(from)},
                .owner = core::PersonName{"Sam Invented"},
                .reason = "Board of 3 November",
                .decided_by = core::UserId{"am-2"},
                .decided_at = test::at("2026-11-23T09:00")};
    }

    static core::DatesChange change(const std::string& id, const char* proposed_at)
    {
        return {.id = core::DatesChangeId{id},
                .authority = exampleshire,
                .kind = core::DatesChangeKind::choose_rule,
                .from = test::day("2027-01-04"),
                .until = test::day("2027-01-05"),
                .name = "Christmas closure",
                .rule_id = "loc-core-group-interval-6w",
                .in_use = false,
                .owner = core::PersonName{"Sam Invented"},
                .reason = "Board of 3 November",
                .proposed_by = core::UserId{"am"},
                .proposed_at = test::at(proposed_at)};
    }

    bool uses(const char* rule, const char* day)
    {
        const core::Date on = test::day(day);
        return rules_.of(exampleshire).uses(*core::nearest_rule(rule, on), on);
    }

    Transaction transaction_{temp_.pool(), Access::write};
    LocalRuleStore rules_{transaction_.sql()};
    ClosureStore closures_{transaction_.sql()};
    DatesChangeStore changes_{transaction_.sql()};
};

TEST_P(DatesSettings, KeepEachDecisionAboutARuleWithWhoAndWhy)
{
    EXPECT_TRUE(rules_.history(exampleshire).empty());
    rules_.add(exampleshire, decided("1", "loc-core-group-interval-6w", "2027-01-04"));
    rules_.add(exampleshire, decided("2", "loc-core-group-interval-6w", "2027-03-01", false));

    const auto history = rules_.history(exampleshire);
    ASSERT_EQ(history.size(), 2u);
    EXPECT_EQ(history[0].id.text(), "1");
    EXPECT_EQ(history[0].choice.rule_id, "loc-core-group-interval-6w");
    EXPECT_TRUE(history[0].choice.in_use);
    EXPECT_EQ(history[0].choice.from, test::day("2027-01-04"));
    EXPECT_EQ(history[0].owner.reveal(), "Sam Invented");
    EXPECT_EQ(history[0].reason, "Board of 3 November");
    EXPECT_EQ(history[0].decided_by.text(), "am-2");
    EXPECT_EQ(history[0].decided_at, test::at("2026-11-23T09:00"));
    EXPECT_FALSE(history[1].choice.in_use);
    EXPECT_TRUE(rules_.history(test::elsewhere).empty());
}

TEST_P(DatesSettings, UseTheVariantThatWasDecidedForTheDay)
{
    rules_.add(exampleshire, decided("1", "loc-core-group-interval-6w", "2027-01-04"));

    EXPECT_TRUE(uses("loc-core-group-interval-4w", "2027-01-03"));
    EXPECT_FALSE(uses("loc-core-group-interval-4w", "2027-01-04"));
    EXPECT_TRUE(uses("loc-core-group-interval-6w", "2027-01-04"));
}

TEST_P(DatesSettings, KeepWhoAnswersForAClosureAndCountItsVersions)
{
    core::Closure closure{.on = test::day("2026-12-29"),
                          .name = "Closed",
                          .owner = core::PersonName{"Sam Invented"},
                          .decided_by = core::UserId{"am-2"},
                          .decided_at = test::at("2026-11-23T09:00")};
    closures_.add(exampleshire, closure);
    EXPECT_EQ(closures_.find(exampleshire, closure.on)->version, 1);

    closure.name = "Christmas closure";
    closure.owner = core::PersonName{"Kit Invented"};
    closures_.add(exampleshire, closure);
    closures_.add(exampleshire, {.on = test::day("2026-12-24"), .name = "Early close"});

    const auto all = closures_.list(exampleshire);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].name, "Early close");
    EXPECT_EQ(all[1].name, "Christmas closure");
    EXPECT_EQ(all[1].owner.reveal(), "Kit Invented");
    EXPECT_EQ(all[1].decided_by.text(), "am-2");
    EXPECT_EQ(all[1].decided_at, test::at("2026-11-23T09:00"));
    EXPECT_EQ(all[1].version, 2);
    EXPECT_FALSE(closures_.find(exampleshire, test::day("2026-12-30")));
    EXPECT_FALSE(closures_.find(test::elsewhere, closure.on));
}

TEST_P(DatesSettings, KeepAChangeAsItWasPutForward)
{
    changes_.add(change("1", "2026-11-23T09:00"));

    const auto kept = changes_.find(exampleshire, core::DatesChangeId{"1"});
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->authority, exampleshire);
    EXPECT_EQ(kept->kind, core::DatesChangeKind::choose_rule);
    EXPECT_EQ(kept->status, core::DatesChangeStatus::proposed);
    EXPECT_EQ(kept->from, test::day("2027-01-04"));
    EXPECT_EQ(kept->until, test::day("2027-01-05"));
    EXPECT_EQ(kept->name, "Christmas closure");
    EXPECT_EQ(kept->rule_id, "loc-core-group-interval-6w");
    EXPECT_FALSE(kept->in_use);
    EXPECT_EQ(kept->owner.reveal(), "Sam Invented");
    EXPECT_EQ(kept->reason, "Board of 3 November");
    EXPECT_EQ(kept->proposed_by.text(), "am");
    EXPECT_EQ(kept->proposed_at, test::at("2026-11-23T09:00"));
    EXPECT_TRUE(kept->decided_by.empty());
    EXPECT_FALSE(kept->decided_at);
    EXPECT_FALSE(changes_.find(test::elsewhere, core::DatesChangeId{"1"}));
}

TEST_P(DatesSettings, DecideAChangeOnce)
{
    changes_.add(change("1", "2026-11-23T09:00"));
    changes_.add(change("2", "2026-11-22T09:00"));
    ASSERT_EQ(changes_.waiting(exampleshire).size(), 2u);
    EXPECT_EQ(changes_.waiting(exampleshire)[0].id.text(), "2");
    EXPECT_TRUE(changes_.decided(exampleshire).empty());

    const auto decide = [&](const char* id, core::DatesChangeStatus status, const char* at) {
        return changes_.decide(
            exampleshire, core::DatesChangeId{id}, status, core::UserId{"am-2"}, test::at(at));
    };
    EXPECT_TRUE(decide("1", core::DatesChangeStatus::in_force, "2026-11-24T09:00"));
    EXPECT_FALSE(decide("1", core::DatesChangeStatus::rejected, "2026-11-24T09:00"));
    EXPECT_TRUE(decide("2", core::DatesChangeStatus::rejected, "2026-11-25T09:00"));
    changes_.keep_moved(exampleshire, core::DatesChangeId{"1"}, 3, 2);

    EXPECT_TRUE(changes_.waiting(exampleshire).empty());
    const auto decided = changes_.decided(exampleshire);
    ASSERT_EQ(decided.size(), 2u);
    EXPECT_EQ(decided[0].status, core::DatesChangeStatus::rejected);
    EXPECT_EQ(decided[1].status, core::DatesChangeStatus::in_force);
    EXPECT_EQ(decided[1].decided_by.text(), "am-2");
    EXPECT_EQ(decided[1].decided_at, test::at("2026-11-24T09:00"));
    EXPECT_EQ(decided[1].moved_dates, 3);
    EXPECT_EQ(decided[1].moved_families, 2);
}

QUORATE_ON_EVERY_DATABASE(DatesSettings);

}  // namespace
}  // namespace quorate::db
