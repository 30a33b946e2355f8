#include "db/stores/access_list_store.hpp"

#include <gtest/gtest.h>

#include "db/session/transaction.hpp"
#include "db/stores/case_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::AccessEntry;
using core::CaseId;
using core::UserId;
using std::chrono::hours;
using test::elsewhere;
using test::exampleshire;

const core::Instant now = test::at("2026-11-23T09:00");
const UserId worker{"sw-south"};

class AccessListsOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(transaction_.sql());
        CaseStore cases{transaction_.sql()};
        int level = 0;
        for (const char* id : {"c0", "c1", "c2"})
            cases.add({.id = CaseId{id},
                       .authority = exampleshire,
                       .reference = std::string{"EX-"} + id,
                       .family_name = core::PersonName{"Testwood"},
                       .team = test::north,
                       .lead_worker = UserId{"sw"},
                       .level = level++,
                       .created_at = now});
    }

    static AccessEntry entry(core::Instant until = now + hours{1})
    {
        return {.case_id = CaseId{"c1"},
                .user = worker,
                .expires_at = until,
                .reason = core::FreeText{"Covers for the lead worker"},
                .added_by = UserId{"sm"},
                .added_at = now};
    }

    bool is_involved(core::Instant at)
    {
        CaseStore cases{transaction_.sql()};
        const bool listed = !store_.of_case(exampleshire, CaseId{"c1"}, at).empty();
        EXPECT_EQ(cases.facts(test::staff("sw-south"), CaseId{"c1"}, at)->involved, listed);
        return listed;
    }

    Transaction transaction_{temp_.pool(), Access::write};
    AccessListStore store_{transaction_.sql()};
};

TEST_P(AccessListsOnDisk, GiveBackWhoIsOnThemUntilTheirTimeIsOver)
{
    store_.put(exampleshire, entry());

    const auto found = store_.of_case(exampleshire, CaseId{"c1"}, now);

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().user, worker);
    EXPECT_EQ(found.front().expires_at, now + hours{1});
    EXPECT_EQ(found.front().reason.reveal(), "Covers for the lead worker");
    EXPECT_EQ(found.front().added_by, UserId{"sm"});
    EXPECT_EQ(found.front().added_at, now);
    EXPECT_TRUE(is_involved(now));
    EXPECT_FALSE(is_involved(now + hours{1}));
    EXPECT_TRUE(store_.of_case(elsewhere, CaseId{"c1"}, now).empty());
    EXPECT_TRUE(store_.of_case(exampleshire, CaseId{"c2"}, now).empty());
}

TEST_P(AccessListsOnDisk, HoldOneEntryAPersonWhichTheLastOneReplaces)
{
    store_.put(exampleshire, entry(now + hours{9}));
    store_.put(exampleshire, entry(now + hours{2}));

    EXPECT_EQ(store_.of_case(exampleshire, CaseId{"c1"}, now).size(), 1u);
    EXPECT_FALSE(is_involved(now + hours{2}));
}

TEST_P(AccessListsOnDisk, ReadEntriesThatNobodyIsKnownToHaveAdded)
{
    CaseStore{transaction_.sql()}.involve(
        exampleshire, CaseId{"c1"}, worker, now + hours{1}, core::FreeText{"cover"});
    const auto found = store_.of_case(exampleshire, CaseId{"c1"}, now);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found.front().added_by.empty());
    EXPECT_FALSE(found.front().added_at);
}

TEST_P(AccessListsOnDisk, EndAnEntryEarlyOnce)
{
    store_.put(exampleshire, entry());
    EXPECT_FALSE(store_.end(elsewhere, CaseId{"c1"}, worker, now));

    EXPECT_TRUE(store_.end(exampleshire, CaseId{"c1"}, worker, now));

    EXPECT_FALSE(store_.end(exampleshire, CaseId{"c1"}, worker, now));
    EXPECT_FALSE(is_involved(now));
    EXPECT_TRUE(store_.expired(now + hours{2}).empty()) << "its end is noted already";
}

TEST_P(AccessListsOnDisk, NoteAnEndOnceForEachTimeThatSomebodyIsAdded)
{
    for (int times = 0; times < 2; ++times) {
        store_.put(exampleshire, entry());
        EXPECT_TRUE(store_.expired(now).empty());
        const auto expired = store_.expired(now + hours{1});
        ASSERT_EQ(expired.size(), 1u);
        EXPECT_EQ(expired.front().first, exampleshire);
        EXPECT_EQ(expired.front().second.user, worker);
        EXPECT_TRUE(store_.note_end(exampleshire, CaseId{"c1"}, worker, now + hours{1}));
        EXPECT_FALSE(store_.note_end(exampleshire, CaseId{"c1"}, worker, now + hours{1}));
        EXPECT_TRUE(store_.expired(now + hours{1}).empty());
    }
}

TEST_P(AccessListsOnDisk, KnowWhichFamiliesAreRestrictedAndWhenThatWasLookedAt)
{
    store_.note_look(exampleshire, CaseId{"c1"}, UserId{"sm"}, now + hours{1});
    store_.note_look(exampleshire, CaseId{"c1"}, UserId{"sm"}, now + hours{3});

    const auto found = store_.restricted(exampleshire);

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].id, CaseId{"c2"});
    EXPECT_EQ(found[0].reference, "EX-c2");
    EXPECT_EQ(found[0].level, 2);
    EXPECT_EQ(found[0].looked_at, now);
    EXPECT_EQ(found[1].looked_at, now + hours{3});
    EXPECT_TRUE(store_.restricted(elsewhere).empty());
    EXPECT_EQ(store_.find(exampleshire, CaseId{"c0"})->level, 0);
    EXPECT_FALSE(store_.find(elsewhere, CaseId{"c0"}));
}

QUORATE_ON_EVERY_DATABASE(AccessListsOnDisk);

}  // namespace
}  // namespace quorate::db
