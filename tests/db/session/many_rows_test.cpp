#include "db/session/many_rows.hpp"

#include <set>

#include "db/session/transaction.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

class ManyBoundRows : public test::StoreTest {};

TEST_P(ManyBoundRows, AreAllWrittenAsTheyWereGiven)
{
    ManyRows rows{
        "insert into authority (id, name, jurisdiction, meetings_email, meetings_phone, is_demo)"};
    for (int i = 0; i < 234; ++i)
        rows.row("id-" + std::to_string(i),
                 std::string{"O'Test's: \\ council"},
                 std::string{"Wales"},
                 std::string{"a@b.example"},
                 std::string{},
                 true);
    Transaction transaction{temp_.pool(), Access::write};
    rows.flush(transaction.sql());
    rows.flush(transaction.sql());

    EXPECT_EQ(transaction.sql().value<int>(
                  "select count(*) from authority where name = :n and is_demo = 1",
                  std::string{"O'Test's: \\ council"}),
              234);
}

QUORATE_ON_EVERY_DATABASE(ManyBoundRows);

TEST(ManyIds, AreAskedForInFewListsOfFewLengths)
{
    std::vector<std::string> ids;
    for (int i = 0; i < 2345; ++i)
        ids.push_back(std::to_string(i));
    std::vector<std::string> seen;
    std::set<std::string> texts;
    int lists = 0;
    in_lists(ids, [&](const std::string& list, const std::vector<Value>& values) {
        ++lists;
        texts.insert(list);
        for (const Value& each : values)
            seen.push_back(std::get<std::string>(each));
    });

    EXPECT_EQ(seen, ids);
    EXPECT_EQ(lists, 23 + 4 + 1 + 2);
    EXPECT_EQ(texts.size(), 4u);
}

TEST(ManyIds, OfNothingAskNothing)
{
    in_lists({}, [](const std::string&, const std::vector<Value>&) { FAIL(); });
}

}  // namespace
}  // namespace quorate::db
