#include "db/session/bulk_insert.hpp"

#include "db/session/transaction.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

class BulkInsertion : public test::StoreTest {};

TEST_P(BulkInsertion, WritesEveryRowAsItWasGiven)
{
    BulkInsert rows{
        "insert into authority (id, name, jurisdiction, meetings_email, meetings_phone, is_demo)"};
    for (int i = 0; i < 450; ++i)
        rows.row(
            "id-" + std::to_string(i), "O'Test's: \\ council", "Wales", "a@b.example", "", true);

    Transaction transaction{temp_.pool(), Access::write};
    rows.flush(transaction.sql());

    EXPECT_EQ(rows.size(), 0u);
    EXPECT_EQ(transaction.sql().value<int>("select count(*) from authority where name = :n and "
                                           "is_demo = 1 and meetings_phone = ''",
                                           std::string{"O'Test's: \\ council"}),
              450);
}

TEST_P(BulkInsertion, KeepsNothingAsNull)
{
    BulkInsert rows{"insert into audit_head (authority_id, number, hash)"};
    rows.row("here", 1, "hash");
    Transaction transaction{temp_.pool(), Access::write};
    rows.flush(transaction.sql());
    BulkInsert idle{"insert into feed_version (kind, subject_id, version)"};

    idle.flush(transaction.sql());

    EXPECT_EQ(transaction.sql().value<int>("select count(*) from audit_head"), 1);
}

QUORATE_ON_EVERY_DATABASE(BulkInsertion);

}  // namespace
}  // namespace quorate::db
