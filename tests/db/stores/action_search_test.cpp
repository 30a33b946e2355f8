#include <gtest/gtest.h>

#include "db/session/transaction.hpp"
#include "db/stores/action_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using Ids = std::vector<std::string>;

const core::AuthorityId authority{"authority-1"};
const core::Instant now = test::at("2026-11-25T10:40");
constexpr int doublings = 14;  // more than are gathered and put in order

core::ActionPoint an_action(const std::string& id, const char* what, const char* due_on)
{
    return {.id = core::ActionPointId{id},
            .case_id = core::CaseId{"case-1"},
            .meeting = core::MeetingId{"m1"},
            .what = core::FreeText{what},
            .owner = {.user = core::UserId{"worker-1"}},
            .due_on = test::day(due_on),
            .link_hash = "link-" + id,
            .created_by = core::UserId{"support-1"},
            .created_at = now};
}

// The same word stands in some sixteen thousand action points, another in one.
class ActionSearch : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
        add(an_action("b", "Ring the school", "2026-12-03"));
    }

    void add(const core::ActionPoint& action)
    {
        const auto added = database().transact([&](core::UnitOfWork& work) {
            work.actions.add(authority, action);
            return core::Result<core::Done>{core::Done{}};
        });
        ASSERT_TRUE(added);
    }

    // What is copied is sealed already.
    void agree_again_and_again()
    {
        Transaction transaction{temp_.pool(), Access::write};
        Sql& sql = transaction.sql();
        for (int i = 10; i < 10 + doublings; ++i) {
            const std::string mark = "'" + std::to_string(i) + "'";
            sql.run_once(
                "insert into action_point (id, authority_id, case_id, meeting_id, what, "
                "owner_user_id, due_on, status, link_hash, created_by, created_at) select id || " +
                mark +
                ", authority_id, case_id, meeting_id, what, owner_user_id, due_on, status, "
                "link_hash || " +
                mark + ", created_by, created_at from action_point");
            sql.run_once("insert into action_text (action_id, words) select action_id || " + mark +
                         ", words from action_text");
        }
        transaction.commit();
    }

    static Ids found(Transaction& transaction, const core::ActionQuery& query)
    {
        ActionStore store{transaction.sql()};
        Ids ids;
        for (const core::ActionRow& row :
             store.found({.user = core::UserId{"worker-1"}, .authority = authority},
                         core::Reach::authority,
                         now,
                         query))
            ids.push_back(row.action.id.text());
        return ids;
    }

    static long long rows_read(Transaction& transaction)
    {
        return transaction.sql().value<long long>(
            "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) "
            "from pg_stat_xact_user_tables where relname = 'action_point'");
    }
};

TEST_P(ActionSearch, ReadsAPageAndNotAllThatHaveAWordThatNearlyAllHave)
{
    if (GetParam() != Dialect::postgresql) GTEST_SKIP() << "SQLite keeps the list's order";
    agree_again_and_again();
    add(an_action("a", "Ring the school and the nursery", "2026-12-24"));
    Transaction transaction{temp_.pool(), Access::write};
    transaction.sql().run_once("analyze action_point");
    transaction.sql().run_once("analyze action_text");
    const long long before = rows_read(transaction);

    const Ids first = found(transaction, {.words = {"ring", "school"}, .limit = 3});

    EXPECT_EQ(first, (Ids{"b", "b10", "b1011"}));
    EXPECT_LT(rows_read(transaction) - before, 1000);
    const Ids next = found(transaction,
                           {.words = {"school"},
                            .after = core::ActionCursor{.due_on = test::day("2026-12-03"),
                                                        .id = core::ActionPointId{"b10"}},
                            .limit = 1});
    EXPECT_EQ(next, Ids{"b1011"});
    EXPECT_EQ(found(transaction, {.words = {"school", "nurs"}, .limit = 3}), Ids{"a"});
    EXPECT_EQ(found(transaction, {.words = {"doctor"}, .limit = 3}), Ids{});
}

TEST_P(ActionSearch, FindsWhatFewHaveByDay)
{
    add(an_action("a", "Ring the school and the nursery", "2026-12-24"));
    add(an_action("c", "Ring the nursery", "2026-12-01"));
    Transaction transaction{temp_.pool(), Access::read};
    EXPECT_EQ(found(transaction, {.words = {"nurs"}, .limit = 3}), (Ids{"c", "a"}));
    EXPECT_EQ(
        found(transaction, {.words = {"nurs"}, .due_before = test::day("2026-12-02"), .limit = 3}),
        Ids{"c"});
}

QUORATE_ON_EVERY_DATABASE(ActionSearch);

}  // namespace
}  // namespace quorate::db
