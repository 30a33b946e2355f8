#include "db/stores/audit_store.hpp"

#include <gtest/gtest.h>

#include "db/session/transaction.hpp"
#include "db/stores/stored_text.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};

core::AuditRecord viewed(const std::string& object)
{
    return {.at = core::Instant{std::chrono::seconds{1'800'000'000}},
            .actor = "user-1",
            .actor_role = "SW",
            .session = "s",
            .network = "127.0.0.0/24",
            .action = "case.view_summary",
            .object = object,
            .case_id = core::CaseId{"case-1"},
            .result = "ok"};
}

class AuditChain : public test::StoreTest {
protected:
    void SetUp() override
    {
        Transaction transaction{temp_.pool(), Access::write};
        AuditStore audit{transaction.sql()};
        for (const char* object : {"a", "b", "c", "d"})
            audit.record(authority, viewed(object));
        transaction.commit();
    }

    // What a person with the database's password could do.
    void tamper(const std::string& statement)
    {
        Transaction transaction{temp_.pool(), Access::write};
        if (GetParam() == Dialect::sqlite) {
            transaction.sql().run_once("drop trigger audit_entry_is_kept_update");
            transaction.sql().run_once("drop trigger audit_entry_is_kept_delete");
        } else {
            transaction.sql().run_once("alter table audit_entry disable trigger all");
        }
        transaction.sql().run_once(statement);
        transaction.commit();
    }

    std::optional<std::int64_t> first_broken()
    {
        Transaction transaction{temp_.pool(), Access::read};
        return AuditStore{transaction.sql()}.first_broken(authority);
    }
};

TEST_P(AuditChain, KeepsTheReasonThatSomebodyTypedSealed)
{
    core::AuditRecord record = viewed("e");
    record.detail = "list=added";
    record.reason = core::FreeText{"Her aunt works with us"};
    {
        Transaction transaction{temp_.pool(), Access::write};
        AuditStore{transaction.sql()}.record(authority, record);
        transaction.commit();
    }

    Transaction transaction{temp_.pool(), Access::read};
    const auto stored =
        transaction.sql().value<std::string>("select detail from audit_entry where number = 5");
    EXPECT_TRUE(stored.starts_with("list=added reason=~")) << stored;
    EXPECT_EQ(stored.find("aunt"), std::string::npos);
    const auto shown = AuditStore{transaction.sql()}.all(authority, 0, 1);
    EXPECT_EQ(shown.front().record.detail, "list=added");
    EXPECT_EQ(shown.front().record.reason.reveal(), "Her aunt works with us");
    EXPECT_EQ(AuditStore{transaction.sql()}.first_broken(authority), std::nullopt);
}

TEST_P(AuditChain, ShowsReasonsOfBeforeAsTheyWereWritten)
{
    core::AuditRecord record = viewed("e");
    record.detail = "reason=~Her aunt works with us";
    Transaction transaction{temp_.pool(), Access::write};
    AuditStore audit{transaction.sql()};
    audit.record(authority, record);

    const auto shown = audit.all(authority, 0, 1);

    EXPECT_EQ(shown.front().record.detail, record.detail);
    EXPECT_TRUE(shown.front().record.reason.empty());
}

TEST_P(AuditChain, ShowsItsReasonsAlsoOnceASecretWasAdded)
{
    core::AuditRecord record = viewed("e");
    record.reason = core::FreeText{"Her aunt works with us"};
    {
        Transaction transaction{temp_.pool(), Access::write};
        AuditStore{transaction.sql()}.record(authority, record);
        transaction.commit();
    }
    const std::string newest(32, 'n');
    const std::string before(32, 't');  // what tests seal with
    {
        Pool both{parse_database_url(temp_.url()), 2, TextSeal{core::Secrets{{newest, before}}}};
        seal_stored_text(both);
    }

    Pool pool{parse_database_url(temp_.url()), 2, TextSeal{newest}};
    Transaction transaction{pool, Access::read};
    AuditStore audit{transaction.sql()};

    EXPECT_EQ(audit.all(authority, 0, 1).front().record.reason, record.reason);
    EXPECT_EQ(audit.first_broken(authority), std::nullopt);
}

TEST_P(AuditChain, FitsWhenNobodyTouchedIt)
{
    EXPECT_EQ(first_broken(), std::nullopt);
}

TEST_P(AuditChain, NamesTheEntryThatWasChanged)
{
    tamper("update audit_entry set object = 'x' where number = 2");
    EXPECT_EQ(first_broken(), 2);
}

TEST_P(AuditChain, NamesTheEntryThatWasDeleted)
{
    tamper("delete from audit_entry where number = 3");
    EXPECT_EQ(first_broken(), 3);
}

TEST_P(AuditChain, NoticesThatItsEndWasCutOff)
{
    tamper("delete from audit_entry where number = 4");
    EXPECT_EQ(first_broken(), 4);
}

TEST_P(AuditChain, CannotBeChangedThroughTheDatabase)
{
    Transaction transaction{temp_.pool(), Access::write};
    EXPECT_THROW(transaction.sql().run_once("update audit_entry set object = 'x'"), Failure);
}

TEST_P(AuditChain, CannotBeShortenedThroughTheDatabase)
{
    Transaction transaction{temp_.pool(), Access::write};
    EXPECT_THROW(transaction.sql().run_once("delete from audit_entry"), Failure);
}

TEST_P(AuditChain, ListsACaseNewestFirstByPages)
{
    Transaction transaction{temp_.pool(), Access::read};
    AuditStore audit{transaction.sql()};

    const auto first = audit.of_case(authority, core::CaseId{"case-1"}, 0, 3);
    const auto rest = audit.of_case(authority, core::CaseId{"case-1"}, first.back().number, 3);

    ASSERT_EQ(first.size(), 3u);
    EXPECT_EQ(first.front().record.object, "d");
    ASSERT_EQ(rest.size(), 1u);
    EXPECT_EQ(rest.front().record.object, "a");
}

QUORATE_ON_EVERY_DATABASE(AuditChain);

}  // namespace
}  // namespace quorate::db
