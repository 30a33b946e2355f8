#include "core/audit/chain_heads.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "core/identity/identity_ports.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/audit_rows.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

using test::at;
using test::exampleshire;

constexpr const char* good = "signed";

class ChainHeads : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(temp_.pool());
        for (int i = 0; i < 4; ++i)
            add("case.search");
    }

    void add(const std::string& action)
    {
        test::add_to_log(database(), test::logged("sw", "SW", action, clock_.now()));
    }

    // The line of the chain of the first authority.
    std::string line()
    {
        return database().read([&](UnitOfWork& work) {
            for (const HeadStatement& head : chain_heads(work, clock_))
                if (head.authority == exampleshire) return head_line(head, good);
            return std::string{};
        });
    }

    CheckedHeads check(const std::string& lines)
    {
        return database().read([&](UnitOfWork& work) {
            std::istringstream in{lines};
            return check_heads(work, in, [](std::string_view, std::string_view signature) {
                return signature == good;
            });
        });
    }

    std::optional<std::int64_t> first_broken()
    {
        return database().read(
            [](UnitOfWork& work) { return work.audit.first_broken(exampleshire); });
    }

    // What a person with the database's password could do: takes away the entries from `number`
    // on, and makes the chain end there.
    void cut_from(std::int64_t number)
    {
        db::Transaction transaction{temp_.pool(), db::Access::write};
        db::Sql& sql = transaction.sql();
        if (GetParam() == db::Dialect::sqlite)
            sql.run_once("drop trigger audit_entry_is_kept_delete");
        else
            sql.run_once("alter table audit_entry disable trigger all");
        sql.execute("delete from audit_entry where authority_id = :a and number >= :n",
                    exampleshire,
                    number);
        sql.execute(
            "update audit_head set number = :n, hash = (select hash from audit_entry where "
            "authority_id = :b and number = :m) where authority_id = :a",
            number - 1,
            exampleshire,
            number - 1,
            exampleshire);
        transaction.commit();
    }

    test::FakeClock clock_{at("2026-11-23T10:00")};
};

TEST_P(ChainHeads, FitTheChainTheyWereTakenFromHoweverItWentOn)
{
    std::string lines = line() + "\n";
    add("case.edit");
    lines += line() + "\n\n";

    const auto checked = check(lines);

    EXPECT_EQ(checked.checked, 2);
    EXPECT_TRUE(checked.broken.empty());
}

TEST_P(ChainHeads, FindAChainThatWasCutWhichFitsItself)
{
    const std::string kept = line();
    cut_from(3);

    const auto checked = check(kept);

    EXPECT_EQ(first_broken(), std::nullopt);
    ASSERT_EQ(checked.broken.size(), 1u);
    EXPECT_EQ(checked.broken.front().fault, HeadFault::entry_missing);
    EXPECT_EQ(checked.broken.front().number, 4);
}

TEST_P(ChainHeads, FindAChainThatWasCutAndThenWentOn)
{
    const std::string kept = line();
    cut_from(3);
    add("case.edit");
    add("case.edit");

    const auto checked = check(kept);

    EXPECT_EQ(first_broken(), std::nullopt);
    ASSERT_EQ(checked.broken.size(), 1u);
    EXPECT_EQ(checked.broken.front().fault, HeadFault::entry_changed);
}

TEST_P(ChainHeads, SayWhichLineIsNoHeadOrNotSigned)
{
    std::string other = line();
    other.replace(other.rfind(' ') + 1, std::string::npos, "forged");

    const auto checked = check("something else\n" + other + "\n");

    ASSERT_EQ(checked.broken.size(), 2u);
    EXPECT_EQ(checked.broken[0].fault, HeadFault::unreadable);
    EXPECT_EQ(checked.broken[1].line, 2);
    EXPECT_EQ(checked.broken[1].fault, HeadFault::not_signed);
}

TEST_P(ChainHeads, GoUpInTheFileInWhichTheyAreKept)
{
    const std::string earlier = line();
    add("case.edit");

    const auto checked = check(line() + "\n" + earlier + "\n");

    ASSERT_EQ(checked.broken.size(), 1u);
    EXPECT_EQ(checked.broken.front().line, 2);
    EXPECT_EQ(checked.broken.front().fault, HeadFault::out_of_order);
}

TEST_P(ChainHeads, AreOfTheInstallationsOwnChainToo)
{
    database().write([&](UnitOfWork& work) {
        work.audit.record(installation_chain, test::logged("", "AN", "auth.failed", clock_.now()));
        return 0;
    });

    const auto heads = database().read([&](UnitOfWork& work) { return chain_heads(work, clock_); });

    ASSERT_EQ(heads.size(), 2u);
    EXPECT_EQ(heads.front().authority, installation_chain);
}

TEST(HeadLine, IsReadBackAsItWasWritten)
{
    const HeadStatement head{
        .authority = exampleshire, .head = {12, "ab12"}, .at = at("2026-11-23T10:00")};

    const std::string line = head_line(head, "cd34");
    const auto read = read_head_line(line);

    EXPECT_EQ(line, "quorate-head-1 authority-1 12 ab12 2026-11-23T10:00:00Z cd34");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->text, head_text(head));
    EXPECT_EQ(read->signature, "cd34");
    EXPECT_EQ(read->statement.head.number, 12);
    EXPECT_FALSE(read_head_line("quorate-head-1 authority-1 x ab12 2026-11-23T10:00:00Z cd34"));
    EXPECT_FALSE(read_head_line("quorate-head-2 authority-1 1 ab12 2026-11-23T10:00:00Z cd34"));
}

QUORATE_ON_EVERY_DATABASE(ChainHeads);

}  // namespace
}  // namespace quorate::core
