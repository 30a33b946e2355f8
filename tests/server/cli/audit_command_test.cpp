#include <gtest/gtest.h>

#include <fstream>

#include "core/audit/chain_heads.hpp"
#include "core/people/authority_store.hpp"
#include "db/session/database.hpp"
#include "server/app/system_clock.hpp"
#include "server/identity/head_key.hpp"
#include "tests/support/audit_rows.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::server {
namespace {

using test::run_quorate;

// `quorate audit verify` with heads that were signed before somebody cut the log.
class VerifyingHeads : public testing::Test {
protected:
    void SetUp() override
    {
        test::add_authority(folder_.path());
        public_ = run_quorate({"audit", "key", "--out", key_file()}).out;
        public_.pop_back();
        use([&](db::Database& database) {
            for (int i = 0; i < 3; ++i)
                database.write([&](core::UnitOfWork& work) {
                    work.audit.record(work.authorities.all().front().id,
                                      test::logged("sw", "SW", "case.search", clock_.now()));
                    return 0;
                });
            keep_heads(database);
        });
    }

    template <class Work>
    void use(Work work)
    {
        const auto pool = test::data_of(folder_.path());
        db::Database database{*pool};
        work(database);
    }

    void keep_heads(db::Database& database)
    {
        const HeadKey key = HeadKey::from_file(key_file());
        std::ofstream file{heads_file()};
        database.read([&](core::UnitOfWork& work) {
            for (const core::HeadStatement& head : core::chain_heads(work, clock_))
                file << core::head_line(head, key.sign(core::head_text(head))) << "\n";
            return 0;
        });
    }

    // Takes the last entry away and makes the chain end before it, so that it fits itself.
    void cut()
    {
        use([](db::Database& database) {
            auto lease = database.pool().take(db::Access::write);
            lease.sql().run_once("drop trigger audit_entry_is_kept_delete");
            lease.sql().run_once(
                "delete from audit_entry where authority_id <> 'installation' and number = (select "
                "max(number) from audit_entry where authority_id <> 'installation')");
            lease.sql().run_once(
                "update audit_head set number = number - 1, hash = (select hash from audit_entry e "
                "where e.authority_id = audit_head.authority_id order by number desc limit 1) "
                "where authority_id <> 'installation'");
        });
    }

    test::CommandOutcome verify(const std::vector<std::string>& more)
    {
        std::vector<std::string> words{"audit", "verify", "--data", folder_.path()};
        words.insert(words.end(), more.begin(), more.end());
        return run_quorate(words);
    }

    std::string key_file() const { return folder_.path() + "/audit.key"; }
    std::string heads_file() const { return folder_.path() + "/heads"; }

    test::TempFolder folder_;
    SystemClock clock_;
    std::string public_;
};

TEST_F(VerifyingHeads, SaysThatEachStandsInItsChain)
{
    const auto checked = verify({"--heads", heads_file(), "--key", public_});

    EXPECT_EQ(checked.exit_code, 0) << checked.err;
    EXPECT_NE(checked.out.find(", 0 that do not fit\n"), std::string::npos) << checked.out;
}

TEST_F(VerifyingHeads, FindsACutThatTheChainsAloneDoNotShow)
{
    cut();

    const auto alone = verify({});
    const auto with_heads = verify({"--heads", heads_file(), "--key", public_});

    EXPECT_EQ(alone.exit_code, 0) << alone.out << alone.err;
    EXPECT_EQ(with_heads.exit_code, 1);
    EXPECT_NE(with_heads.out.find("is missing: the chain was cut"), std::string::npos)
        << with_heads.out;
}

TEST_F(VerifyingHeads, TakesNoHeadThatAnotherKeySigned)
{
    const std::string other = make_head_key(folder_.path() + "/other.key");

    const auto checked = verify({"--heads", heads_file(), "--key", other});

    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_NE(checked.out.find("is not signed with this key"), std::string::npos) << checked.out;
}

TEST_F(VerifyingHeads, ProvesNothingByAnEmptyFile)
{
    std::ofstream{heads_file(), std::ios::trunc};

    EXPECT_EQ(verify({"--heads", heads_file(), "--key", public_}).exit_code, 1);
    EXPECT_EQ(verify({"--heads", heads_file()}).exit_code, 1);
}

}  // namespace
}  // namespace quorate::server
