#include "db/stores/audit_log_store.hpp"

#include <gtest/gtest.h>

#include "core/unit_of_work.hpp"
#include "tests/support/audit_rows.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using test::at;
using test::exampleshire;
using test::logged;

const core::CaseId family{"case-1"};

class AuditLog : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(temp_.pool());
        test::add_logged_family(temp_.pool());
    }

    void add(core::AuditRecord record, bool of_the_family = false)
    {
        if (of_the_family) record.case_id = family;
        test::add_to_log(database(), record);
    }

    std::vector<std::int64_t> numbers(const core::AuditQuery& query)
    {
        std::vector<std::int64_t> found;
        for (const core::FoundEntry& each : find(query))
            found.push_back(each.entry.number);
        return found;
    }

    std::vector<core::FoundEntry> find(const core::AuditQuery& query)
    {
        return database().read(
            [&](core::UnitOfWork& work) { return work.audit_log.find(exampleshire, query); });
    }
};

using Numbers = std::vector<std::int64_t>;

TEST_P(AuditLog, FindsNewestFirstByStretches)
{
    for (int i = 0; i < 5; ++i)
        add(logged("sw", "SW", "case.search", at("2026-11-23T10:00")));

    EXPECT_EQ(numbers({.limit = 2}), (Numbers{5, 4}));
    EXPECT_EQ(numbers({.before = 4, .limit = 2}), (Numbers{3, 2}));
    EXPECT_EQ(numbers({.before = 2, .limit = 2}), Numbers{1});
}

TEST_P(AuditLog, FindsByWhoWhatAndFamily)
{
    add(logged("sw", "SW", "case.view_summary", at("2026-11-23T10:00")), true);
    add(logged("bs", "BS", "case.view_summary", at("2026-11-23T10:00")), true);
    add(logged("sw", "SW", "case.search", at("2026-11-23T10:00")));

    EXPECT_EQ(numbers({.actor = "sw"}), (Numbers{3, 1}));
    EXPECT_EQ(numbers({.action = "case.search"}), Numbers{3});
    EXPECT_EQ(numbers({.case_id = family}), (Numbers{2, 1}));
    EXPECT_EQ(numbers({.actor = "bs", .action = "case.view_summary", .case_id = family}),
              Numbers{2});
}

TEST_P(AuditLog, NamesTheReferenceOfAFamilyAndNothingElseOfIt)
{
    add(logged("sw", "SW", "case.view_summary", at("2026-11-23T10:00")), true);
    add(logged("sw", "SW", "auth.login", at("2026-11-23T10:00")));

    const auto found = find({});

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].reference, "");
    EXPECT_EQ(found[1].reference, "EX-2041");
}

TEST_P(AuditLog, FindsWhatWasRefusedAndWhatLeftAsAFile)
{
    add(logged("sw", "SW", "case.search", at("2026-11-23T10:00")));
    auto refused = logged("sw", "SW", "case.view_summary", at("2026-11-23T10:00"));
    refused.result = "QUO-404";
    add(refused);
    add(logged("sm", "SM", "export.case_bundle", at("2026-11-23T10:00")));

    EXPECT_EQ(numbers({.part = core::LogPart::refusals}), Numbers{2});
    EXPECT_EQ(numbers({.part = core::LogPart::exports}), Numbers{3});
}

TEST_P(AuditLog, FindsBetweenTwoMomentsAlsoWhereTheClockWasPutBack)
{
    add(logged("sw", "SW", "case.search", at("2026-11-21T10:00")));
    add(logged("sw", "SW", "case.search", at("2026-11-22T10:00")));
    add(logged("sw", "SW", "case.search", at("2026-11-23T10:00")));
    add(logged("sw", "SW", "case.search", at("2026-11-23T09:00")));
    add(logged("sw", "SW", "case.search", at("2026-11-24T10:00")));

    EXPECT_EQ(numbers({.from = at("2026-11-22T10:00"), .until = at("2026-11-23T10:00")}),
              (Numbers{4, 2}));
    EXPECT_EQ(numbers({.from = at("2026-11-23T09:00")}), (Numbers{5, 4, 3}));
    EXPECT_EQ(numbers({.until = at("2026-11-22T00:00")}), Numbers{1});
    EXPECT_EQ(numbers({.from = at("2027-01-01T00:00")}), Numbers{});
}

TEST_P(AuditLog, FindsNothingOfAnotherAuthority)
{
    add(logged("sw", "SW", "case.search", at("2026-11-23T10:00")));

    const auto found = database().read(
        [&](core::UnitOfWork& work) { return work.audit_log.find(test::elsewhere, {}); });

    EXPECT_TRUE(found.empty());
}

TEST_P(AuditLog, CountsWhoCameToAFamily)
{
    add(logged("sw", "SW", "case.view_summary", at("2026-11-21T10:00")), true);
    add(logged("cc", "CC", "case.break_glass", at("2026-11-22T10:00")), true);
    add(logged("sw", "SW", "case.edit", at("2026-11-23T10:00")), true);
    add(logged("bs", "BS", "case.search", at("2026-11-23T10:00")));

    const auto seen = database().read(
        [&](core::UnitOfWork& work) { return work.audit_log.sightings(exampleshire, family); });

    ASSERT_EQ(seen.size(), 2u);
    EXPECT_EQ(seen[0].actor, "sw");
    EXPECT_EQ(seen[0].times, 2);
    EXPECT_EQ(seen[0].first, at("2026-11-21T10:00"));
    EXPECT_EQ(seen[0].last, at("2026-11-23T10:00"));
    EXPECT_EQ(seen[0].by_break_glass, 0);
    EXPECT_EQ(seen[1].actor, "cc");
    EXPECT_EQ(seen[1].by_break_glass, 1);
}

TEST_P(AuditLog, CountsWhoWasRefusedAFamily)
{
    auto refused = logged("bs", "BS", "case.view_summary", at("2026-11-23T10:00"));
    refused.object = family.text();
    refused.result = "QUO-404";
    add(refused);
    add(refused);

    const auto seen = database().read([&](core::UnitOfWork& work) {
        return work.audit_log.refused_sightings(exampleshire, family);
    });

    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0].actor, "bs");
    EXPECT_EQ(seen[0].times, 2);
}

TEST_P(AuditLog, KnowsTheHeadOfAChainAndTheHashesInIt)
{
    const auto head = [&] {
        return database().read(
            [](core::UnitOfWork& work) { return work.audit_log.head(exampleshire); });
    };
    EXPECT_FALSE(head());
    add(logged("sw", "SW", "case.search", at("2026-11-23T10:00")));
    add(logged("sw", "SW", "case.search", at("2026-11-23T10:01")));

    const auto last = head();

    ASSERT_TRUE(last);
    EXPECT_EQ(last->number, 2);
    EXPECT_EQ(last->hash, find({}).front().entry.hash);
    database().read([&](core::UnitOfWork& work) {
        EXPECT_EQ(work.audit_log.hash_of(exampleshire, 2), last->hash);
        EXPECT_FALSE(work.audit_log.hash_of(exampleshire, 3));
        return 0;
    });
}

QUORATE_ON_EVERY_DATABASE(AuditLog);

}  // namespace
}  // namespace quorate::db
