#include "core/due_dates/local_rules.hpp"

#include <gtest/gtest.h>

#include "core/cases/view_case.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

class ChoosingLocalRules : public testing::Test {
protected:
    static ChooseLocalRule choice(const char* rule, const char* from = "2026-11-23")
    {
        return {.rule_id = rule,
                .from = test::day(from),
                .owner = PersonName{"Sam Invented"},
                .reason = "Board of 3 November"};
    }

    // As the operator, whose changes wait for nobody.
    Result<DatesOutcome> choose(const ChooseLocalRule& command)
    {
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return choose_local_rule(work, desk_.tools, system_actor(test::exampleshire), command);
        });
    }

    std::vector<FieldError> faults(const ChooseLocalRule& command)
    {
        const auto refused = choose(command);
        return refused ? std::vector<FieldError>{} : refused.error().fields;
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

    // The rule by which the next core group is due, and its last day.
    std::string next_core_group()
    {
        const auto shown = desk_.run("sw", view_case_dates, family_);
        std::string found;
        for (const ExplainedDueDate& each : shown->dates)
            if (each.due.rule_id.starts_with("loc-core-group-interval") &&
                each.due.status == DueStatus::open)
                found += each.due.rule_id + " " + iso(each.due.limit_date);
        return found;
    }

    test::CaseDesk desk_;
    CaseId family_ = desk_.add_family();
};

TEST_F(ChoosingLocalRules, StartWithTheUsualVariant)
{
    const LocalStandard core_group = standard("loc-core-group-interval");
    ASSERT_NE(core_group.in_use, nullptr);
    EXPECT_EQ(core_group.in_use->id, "loc-core-group-interval-4w");
    EXPECT_EQ(core_group.variants.size(), 3u);
    EXPECT_FALSE(core_group.decided);
    EXPECT_TRUE(core_group.may_be_left_out());
    EXPECT_EQ(standard("loc-decision-letter-1wd").in_use, nullptr);
    EXPECT_FALSE(standard("eng-lac-visit-interval").may_be_left_out());
}

TEST_F(ChoosingLocalRules, SaySinceWhenAndWhoAnswersForWhatIsUsed)
{
    ASSERT_TRUE(choose(choice("loc-core-group-interval-6w")));
    ASSERT_TRUE(choose(choice("loc-core-group-interval-1m", "2027-01-04")));

    const LocalStandard now = standard("loc-core-group-interval");
    EXPECT_EQ(now.in_use->id, "loc-core-group-interval-6w");
    ASSERT_TRUE(now.decided);
    EXPECT_EQ(now.decided->choice.from, test::day("2026-11-23"));
    EXPECT_EQ(now.decided->owner.reveal(), "Sam Invented");
    ASSERT_EQ(now.to_come.size(), 1u);
    EXPECT_EQ(now.to_come[0].choice.rule_id, "loc-core-group-interval-1m");

    desk_.clock.set(test::at("2027-01-04T09:00"));
    EXPECT_EQ(standard("loc-core-group-interval").in_use->id, "loc-core-group-interval-1m");
    EXPECT_TRUE(standard("loc-core-group-interval").to_come.empty());
}

TEST_F(ChoosingLocalRules, LeaveDatesThatRunAsTheyAre)
{
    ASSERT_TRUE(desk_.record(family_, EventKind::core_group_held, "2026-11-20"));
    ASSERT_EQ(next_core_group(), "loc-core-group-interval-4w 2026-12-18");

    const auto chosen = choose(choice("loc-core-group-interval-6w"));
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->moved->dates, 0);
    EXPECT_EQ(next_core_group(), "loc-core-group-interval-4w 2026-12-18");

    desk_.clock.set(test::at("2026-11-25T09:00"));
    ASSERT_TRUE(desk_.record(family_, EventKind::core_group_held, "2026-11-24"));
    EXPECT_EQ(next_core_group(), "loc-core-group-interval-6w 2027-01-05");
}

TEST_F(ChoosingLocalRules, CountAgainWhatHappenedOnTheFirstDayAlready)
{
    ASSERT_TRUE(desk_.record(family_, EventKind::core_group_held, "2026-11-23"));
    ASSERT_EQ(next_core_group(), "loc-core-group-interval-4w 2026-12-21");

    EXPECT_EQ(choose(choice("loc-core-group-interval-6w"))->moved->dates, 1);
    EXPECT_EQ(next_core_group(), "loc-core-group-interval-6w 2027-01-04");
}

TEST_F(ChoosingLocalRules, LeaveOutAWholeFamily)
{
    ChooseLocalRule none = choice("loc-core-group-interval-6w");
    none.in_use = false;
    ASSERT_TRUE(choose(none));

    EXPECT_EQ(standard("loc-core-group-interval").in_use, nullptr);
    ASSERT_TRUE(desk_.record(family_, EventKind::core_group_held, "2026-11-23"));
    EXPECT_EQ(next_core_group(), "");
}

TEST_F(ChoosingLocalRules, AreForTodayOrLater)
{
    EXPECT_EQ(
        faults(choice("loc-core-group-interval-6w", "2026-11-22")),
        (std::vector<FieldError>{
            {"from", "Enter today or a later day, so that dates that run stay as they are"}}));
}

TEST_F(ChoosingLocalRules, AskForAllThatIsMissingAtOnce)
{
    EXPECT_EQ(faults({}),
              (std::vector<FieldError>{{"rule_id", "There is no rule of this id"},
                                       {"from", "Enter the first day"},
                                       {"owner", "Enter who answers for it"},
                                       {"reason", "Enter why"}}));
}

TEST_F(ChoosingLocalRules, NeverTouchWhatIsNational)
{
    EXPECT_EQ(
        faults(choice("eng-icpc-15wd")),
        (std::vector<FieldError>{{"rule_id", "This rule is national: it is used everywhere"}}));
    ChooseLocalRule none = choice("eng-lac-visit-interval-6w");
    none.in_use = false;
    EXPECT_EQ(faults(none),
              (std::vector<FieldError>{{"in_use", "This is law: choose which variant is used"}}));
}

TEST_F(ChoosingLocalRules, AreNeverLooserThanWhatIsNational)
{
    EXPECT_EQ(faults(choice("eng-lac-visit-interval-3m")),
              (std::vector<FieldError>{{"rule_id",
                                        "This runs longer than the national limit of 6 weeks: a "
                                        "local standard may be stricter and never looser"}}));
    EXPECT_TRUE(choose(choice("eng-lac-visit-interval-4w")));
    EXPECT_TRUE(choose(choice("wal-lac-visit-interval-1w")));
}

TEST_F(ChoosingLocalRules, MayNameWhoAnswersForWhatIsUsedAlready)
{
    EXPECT_TRUE(choose(choice("loc-core-group-interval-4w")));
}

TEST_F(ChoosingLocalRules, CannotLeaveOutWhatIsNotUsed)
{
    ChooseLocalRule none = choice("loc-decision-letter-1wd");
    none.in_use = false;
    EXPECT_EQ(faults(none),
              (std::vector<FieldError>{{"rule_id", "This standard is not used as it stands"}}));
    ASSERT_TRUE(choose(choice("loc-decision-letter-2wd")));
    EXPECT_TRUE(choose(none));
}

TEST_F(ChoosingLocalRules, WaitOneAtATimeForEachStandard)
{
    const auto put_forward = [&](const char* rule, const char* from) {
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return choose_local_rule(work,
                                     desk_.tools,
                                     test::administrator("am", desk_.clock.now()),
                                     choice(rule, from));
        });
    };
    ASSERT_TRUE(put_forward("loc-core-group-interval-6w", "2027-01-04"));
    for (const char* rule : {"loc-core-group-interval-6w", "loc-core-group-interval-3w"})
        for (const char* from : {"2027-01-04", "2027-02-01"})
            EXPECT_EQ(
                put_forward(rule, from).error().fields,
                (std::vector<FieldError>{{"rule_id", "A change of this standard waits already"}}))
                << rule << from;
    EXPECT_TRUE(put_forward("loc-decision-letter-1wd", "2027-01-04"));
}

TEST_F(ChoosingLocalRules, AreRefusedWhenNothingStartsTheRule)
{
    EXPECT_EQ(faults(choice("loc-assessment-extension-approval")),
              (std::vector<FieldError>{{"rule_id", "Nothing that cases record starts this rule"}}));
}

TEST_F(ChoosingLocalRules, CountFromTheDayOfALateConfirmation)
{
    const auto as = [&](const char* who, auto use_case, const auto& command) {
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return use_case(
                work, desk_.tools, test::administrator(who, desk_.clock.now()), command);
        });
    };
    const auto waits = as("am", choose_local_rule, choice("loc-core-group-interval-6w"));
    ASSERT_TRUE(waits);
    EXPECT_FALSE(waits->moved);
    desk_.clock.set(test::at("2026-11-25T09:00"));
    ASSERT_TRUE(as("am-2", confirm_dates_change, waits->id));

    EXPECT_EQ(standard("loc-core-group-interval").decided->choice.from, test::day("2026-11-25"));
}

TEST_F(ChoosingLocalRules, ShowTheAuthoritysOwnCountryFirst)
{
    const auto all = desk_.temp.database().read(
        [&](UnitOfWork& work) { return view_local_rules(work, desk_.clock, test::staff("am")); });
    ASSERT_TRUE(all);
    EXPECT_EQ(all->front().jurisdiction, Jurisdiction::england);
    EXPECT_EQ(all->back().id, "wal-lac-visit-interval");
    const auto seen = desk_.temp.database().read(
        [&](UnitOfWork& work) { return view_local_rules(work, desk_.clock, test::staff("sm")); });
    EXPECT_EQ(seen.error().refusal, Refusal::not_permitted);
}

}  // namespace
}  // namespace quorate::core
