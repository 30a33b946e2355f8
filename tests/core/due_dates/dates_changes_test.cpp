#include "core/due_dates/dates_changes.hpp"

#include <gtest/gtest.h>

#include "core/cases/view_case.hpp"
#include "core/due_dates/local_closures.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

// A change that a person makes waits for another.
class DatesChangesByTwo : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(desk_.record(family_, EventKind::strategy_discussion, "2026-11-05"));
    }

    template <class UseCase, class Command>
    auto as(const char* who, UseCase use_case, const Command& command)
    {
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return use_case(
                work, desk_.tools, test::administrator(who, desk_.clock.now()), command);
        });
    }

    Result<DatesOutcome> close(const char* who = "am", const char* day = "2026-11-26")
    {
        return as(
            who,
            keep_closure,
            KeepClosure{
                .on = test::day(day), .name = "Office move", .owner = PersonName{"Sam Invented"}});
    }

    Result<Done> turn_down(const char* who, const DatesChangeId& id)
    {
        return desk_.temp.database().transact([&](UnitOfWork& work) {
            return turn_down_dates_change(
                work, desk_.clock, test::administrator(who, desk_.clock.now()), id);
        });
    }

    DatesChanges changes()
    {
        return *desk_.temp.database().read([&](UnitOfWork& work) {
            return view_dates_changes(work, desk_.clock, test::staff("am"));
        });
    }

    std::string book_by()
    {
        const auto shown = desk_.run("sw", view_case_dates, family_);
        for (const ExplainedDueDate& each : shown->dates)
            if (each.due.rule_id == "eng-icpc-15wd") return iso(each.due.schedule_by);
        return "none";
    }

    test::CaseDesk desk_;
    CaseId family_ = desk_.add_family();
};

TEST_F(DatesChangesByTwo, CountForNothingUntilAnotherConfirmsThem)
{
    const auto outcome = close();
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome->moved);
    EXPECT_EQ(book_by(), "2026-11-26");
    EXPECT_EQ(changes().waiting.size(), 1u);

    const auto moved = as("am-2", confirm_dates_change, outcome->id);
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->dates, 1);
    EXPECT_EQ(book_by(), "2026-11-25");
    EXPECT_TRUE(changes().waiting.empty());
    ASSERT_EQ(changes().decided.size(), 1u);
    const DatesChange kept = changes().decided[0];
    EXPECT_EQ(kept.proposed_by.text(), "am");
    EXPECT_EQ(kept.decided_by.text(), "am-2");
    EXPECT_EQ(kept.moved_dates, 1);
    EXPECT_EQ(kept.moved_families, 1);
}

TEST_F(DatesChangesByTwo, AreNotConfirmedByWhoeverPutThemForward)
{
    const DatesChangeId id = close()->id;

    EXPECT_EQ(as("am", confirm_dates_change, id).error().refusal, Refusal::needs_second_person);
    EXPECT_EQ(book_by(), "2026-11-26");
}

TEST_F(DatesChangesByTwo, AreNotConfirmedFromTheSignInThatPutThemForward)
{
    const DatesChangeId id = close()->id;
    Actor at_the_same_screen = test::administrator("am-2", desk_.clock.now());
    at_the_same_screen.credential = test::administrator("am", desk_.clock.now()).credential;

    const auto confirmed = desk_.temp.database().transact([&](UnitOfWork& work) {
        return confirm_dates_change(work, desk_.tools, at_the_same_screen, id);
    });

    EXPECT_EQ(confirmed.error().refusal, Refusal::needs_second_person);
    EXPECT_EQ(book_by(), "2026-11-26");
}

TEST_F(DatesChangesByTwo, AreDecidedOnce)
{
    const DatesChangeId id = close()->id;
    ASSERT_TRUE(turn_down("am", id));

    EXPECT_EQ(as("am-2", confirm_dates_change, id).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(turn_down("am-2", id).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(book_by(), "2026-11-26");
    EXPECT_EQ(changes().decided[0].status, DatesChangeStatus::rejected);
    EXPECT_EQ(turn_down("am-2", DatesChangeId{"no-such-id"}).error().refusal, Refusal::not_found);
}

TEST_F(DatesChangesByTwo, DoNotWaitTwice)
{
    ASSERT_TRUE(close());
    EXPECT_EQ(close("am-2").error().refusal, Refusal::already_exists);
    EXPECT_TRUE(close("am-2", "2026-11-27"));
}

TEST_F(DatesChangesByTwo, CanNoLongerBeMadeWhenThingsHaveChangedSince)
{
    ASSERT_TRUE(as("am-2", confirm_dates_change, close()->id));
    const auto back = as("am", remove_closure, test::day("2026-11-26"));
    ASSERT_TRUE(back);
    ASSERT_TRUE(desk_.temp.database().transact([&](UnitOfWork& work) {
        work.closures.remove(test::exampleshire, test::day("2026-11-26"));
        return Result<Done>{Done{}};
    }));

    EXPECT_EQ(as("am-2", confirm_dates_change, back->id).error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(turn_down("am-2", back->id));
}

TEST_F(DatesChangesByTwo, TakeTheDayBackWhenConfirmed)
{
    ASSERT_TRUE(as("am-2", confirm_dates_change, close()->id));
    const auto back = as("am", remove_closure, test::day("2026-11-26"));
    ASSERT_TRUE(back);
    EXPECT_EQ(book_by(), "2026-11-25");

    EXPECT_EQ(as("am-2", confirm_dates_change, back->id)->dates, 1);
    EXPECT_EQ(book_by(), "2026-11-26");
}

TEST_F(DatesChangesByTwo, AreForAdministratorsWhoGaveTheirPasswordJustNow)
{
    const KeepClosure command{
        .on = test::day("2026-11-26"), .name = "Office move", .owner = PersonName{"Sam Invented"}};
    EXPECT_EQ(desk_.run("sw", keep_closure, command).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(desk_.run("am", keep_closure, command).error().refusal, Refusal::needs_step_up);
    EXPECT_EQ(desk_.run("sm", confirm_dates_change, close()->id).error().refusal,
              Refusal::not_permitted);
    const auto seen = desk_.temp.database().read(
        [&](UnitOfWork& work) { return view_dates_changes(work, desk_.clock, test::staff("sm")); });
    EXPECT_EQ(seen.error().refusal, Refusal::not_permitted);
}

}  // namespace
}  // namespace quorate::core
