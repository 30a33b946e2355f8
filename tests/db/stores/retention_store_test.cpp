#include "db/stores/retention_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/cases/case_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId another{"authority-2"};
const core::CaseId family{"case-1"};
const core::Instant now = test::at("2026-11-23T09:00");

class RetentionTables : public test::StoreTest {
protected:
    void SetUp() override { test::add_directory(temp_.pool()); }

    void run(const std::string& statement) { test::run(temp_.pool(), statement); }

    template <class Act>
    auto write(Act act)
    {
        return database().write([&](core::UnitOfWork& work) { return act(work.retention); });
    }

    void close()
    {
        run("update family_case set is_open = 0 where id = 'case-1'");
        write([](core::RetentionStore& store) {
            store.note_closed(authority, family, now);
            store.note_closed(authority, family, now + std::chrono::days{30});  // closed already
            return true;
        });
    }

    std::optional<core::ClosedCase> closed(const core::AuthorityId& of = authority)
    {
        return write([&](core::RetentionStore& store) { return store.closed_case(of, family); });
    }

    bool is_named_elsewhere()
    {
        return write([](core::RetentionStore& store) {
            return store.is_named_elsewhere(authority, family);
        });
    }
};

TEST_P(RetentionTables, KeepWhatWasSetTheLastFirst)
{
    core::RetentionNote first{.rule = {.of = core::RetentionClass::child_protection,
                                       .start = core::RetentionStart::closing,
                                       .years = 40},
                              .owner = core::PersonName{"Head of safeguarding"},
                              .reason = "The board decided it in May",
                              .noted_by = core::UserId{"head-1"},
                              .noted_at = now};
    core::RetentionNote second = first;
    second.rule.years = 50;
    write([&](core::RetentionStore& store) {
        store.add_note(authority, first);
        store.add_note(authority, second);
        return true;
    });

    first.noted_by_name = second.noted_by_name = core::PersonName{"Hal Mockley"};
    write([&](core::RetentionStore& store) {
        EXPECT_EQ(store.notes(authority), (std::vector{second, first}));
        EXPECT_TRUE(store.notes(another).empty());
        return true;
    });
}

TEST_P(RetentionTables, KnowAClosedFamilyWithWhatDecides)
{
    EXPECT_FALSE(closed());
    run("insert into case_event (id, authority_id, case_id, kind, happened_on, "
        "initiates_section_47, recorded_by, recorded_at, replaced_at) values "
        "('e1', 'authority-1', 'case-1', 'strategy_discussion', '2026-01-02', 1, 'worker-1', 0, "
        "null), "
        "('e2', 'authority-1', 'case-1', 'looked_after', '2026-01-03', 0, 'worker-1', 0, 1)");
    close();

    const auto found = closed();

    ASSERT_TRUE(found);
    EXPECT_EQ(found->reference, "EX-2041");
    EXPECT_EQ(found->facts.closed_on, test::day("2026-11-23"));
    EXPECT_EQ(found->facts.youngest_birth, test::day("2023-02-03"));
    EXPECT_TRUE(found->facts.has_child);
    EXPECT_FALSE(found->facts.has_unborn);
    EXPECT_TRUE(found->facts.had_enquiries);
    EXPECT_EQ(found->facts.events, std::set{core::EventKind::strategy_discussion});  // as it holds
    EXPECT_FALSE(closed(another));
    write([](core::RetentionStore& store) {
        EXPECT_EQ(store.closed_cases(authority).size(), 1U);
        EXPECT_TRUE(store.closed_cases(another).empty());
        return true;
    });
}

TEST_P(RetentionTables, ForgetWhenAFamilyWasClosedOnceItIsOpenAgain)
{
    close();
    write([](core::RetentionStore& store) {
        store.note_reopened(authority, family);
        return true;
    });
    EXPECT_FALSE(closed()->facts.closed_on);
}

TEST_P(RetentionTables, KnowUnbornChildrenByTheDayThatWasExpected)
{
    run("update child set date_of_birth = null, expected_delivery_date = '2026-09-01' "
        "where case_id = 'case-1'");
    close();
    const auto found = closed();
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->facts.has_unborn);
    EXPECT_FALSE(found->facts.has_child);
    EXPECT_EQ(found->facts.youngest_birth, test::day("2026-09-01"));
}

TEST_P(RetentionTables, KnowEachChildOfAFamilyInWhichOneHasDied)
{
    close();
    EXPECT_TRUE(closed()->facts.children.empty()) << "the youngest birth says enough";
    const auto all = database().read(
        [](core::UnitOfWork& work) { return work.cases.children_of(authority, family).size(); });
    run("update child set date_of_death = '2026-11-20' where case_id = 'case-1' "
        "and date_of_birth = '2023-02-03'");

    const auto children = closed()->facts.children;
    EXPECT_EQ(children.size(), all);
    EXPECT_EQ(std::ranges::count_if(children,
                                    [](const core::ChildDates& each) {
                                        return each.birth == test::day("2023-02-03") &&
                                               each.death == test::day("2026-11-20");
                                    }),
              1);
    EXPECT_EQ(std::ranges::count_if(
                  children, [](const core::ChildDates& each) { return each.death.has_value(); }),
              1);
}

TEST_P(RetentionTables, HoldUntilSomebodyLiftsItOnce)
{
    core::LegalHold on_family{.id = core::LegalHoldId{"hold-1"},
                              .authority = authority,
                              .case_id = family,
                              .reason = core::FreeText{"A court asked for it"},
                              .placed_by = core::UserId{"head-1"},
                              .placed_at = now};
    core::LegalHold on_all = on_family;
    on_all.id = core::LegalHoldId{"hold-2"};
    on_all.case_id.reset();
    on_all.placed_at = now + std::chrono::hours{1};
    const core::UserId by{"chair-1"};
    write([&](core::RetentionStore& store) {
        store.add_hold(on_family);
        store.add_hold(on_all);
        EXPECT_FALSE(store.lift_hold(another, on_family.id, by, now));
        EXPECT_TRUE(store.lift_hold(authority, on_family.id, by, now));
        EXPECT_FALSE(store.lift_hold(authority, on_family.id, by, now));
        return true;
    });

    on_family.reference = "EX-2041";
    on_family.lifted_by = by;
    on_family.lifted_at = now;
    on_family.placed_by_name = on_all.placed_by_name = core::PersonName{"Hal Mockley"};
    write([&](core::RetentionStore& store) {
        EXPECT_EQ(store.holds(authority), (std::vector{on_all, on_family}));
        EXPECT_TRUE(store.holds(another).empty());
        return true;
    });
}

TEST_P(RetentionTables, SayThatAnotherFamilyRestsOnAPersonOfThisOne)
{
    EXPECT_FALSE(is_named_elsewhere());
    run("insert into family_case (id, authority_id, reference, family_name, jurisdiction, team_id, "
        "lead_worker_id, created_at) values ('case-3', 'authority-1', 'EX-3', 'Other', 'England', "
        "'team-1', 'worker-1', 0)");
    run("insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
        "flagged_by, flagged_at) values ('flag-1', 'authority-1', 'case-1', 'father-1', 'own', "
        "'chair-1', 0)");
    EXPECT_FALSE(is_named_elsewhere());
    run("insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
        "flagged_by, flagged_at) values ('flag-2', 'authority-1', 'case-3', 'father-1', 'other', "
        "'chair-1', 0)");
    EXPECT_TRUE(is_named_elsewhere());
}

TEST_P(RetentionTables, KeepWhatIsLeftOfAFamily)
{
    const core::ErasedCase erased{
        .id = core::CaseId{"case-gone"},
        .authority = authority,
        .classes = {core::RetentionClass::child_protection, core::RetentionClass::looked_after},
        .rule = core::usual_rule(core::RetentionClass::looked_after),
        .kept_until = test::day("2026-01-01"),
        .erased_at = now,
        .proposed_by = core::UserId{"head-1"},
        .confirmed_by = core::UserId{"chair-1"}};
    write([&](core::RetentionStore& store) {
        store.add_erased(erased);
        EXPECT_EQ(store.erased_cases(authority), std::vector{erased});
        EXPECT_TRUE(store.erased_cases(another).empty());
        return true;
    });
}

QUORATE_ON_EVERY_DATABASE(RetentionTables);

}  // namespace
}  // namespace quorate::db
