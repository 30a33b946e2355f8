#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/identity/link_tokens.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::server {
namespace {

class SecretCommand : public testing::Test {
protected:
    SecretCommand()
    {
        test::add_authority(folder_.path());
        EXPECT_EQ(run({"user",
                       "add",
                       "--email",
                       "jo@testshire.example",
                       "--name",
                       "Jo Testperson",
                       "--role",
                       "AM"}),
                  0);
    }

    int run(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--data", folder_.path()});
        return test::run_quorate(words).exit_code;
    }

    std::string file() const { return folder_.path() + "/secret.key"; }

    std::string secrets() const
    {
        std::ifstream stream{file(), std::ios::binary};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

    // What stands in the database's file for the name of the only account.
    std::string stored_name()
    {
        db::Pool pool{db::parse_database_url("sqlite:" + folder_.path() + "/quorate.db"), 2};
        return pool.take(db::Access::read).sql().value<std::string>("select name from staff_user");
    }

    // A calendar address that works, made with a secret.
    void add_feed(const std::string& id, const std::string& secret)
    {
        const HmacLinkTokens links{secret};
        db::Pool pool{db::parse_database_url("sqlite:" + folder_.path() + "/quorate.db"), 2};
        pool.take(db::Access::write)
            .sql()
            .run_once(
                "insert into feed (id, authority_id, kind, subject_id, label, token_hash, "
                "created_by, created_at, expires_at) select '" +
                id + "', id, 'agency', 'agency-1', '', '" + links.hash(links.token("feed", id, 1)) +
                "', 'jo', 0, 4000000000 from authority");
    }

    std::string live_feeds()
    {
        db::Pool pool{db::parse_database_url("sqlite:" + folder_.path() + "/quorate.db"), 2};
        auto lease = pool.take(db::Access::read);
        std::string ids;
        for (const auto& [id] : lease.sql().select<std::string>(
                 "select id from feed where revoked_at is null order by id"))
            ids += id + ' ';
        return ids;
    }

    test::TempFolder folder_;
};

TEST_F(SecretCommand, AddsASecretThatEverythingIsSealedWithAtTheNextStart)
{
    const std::string before = secrets();
    const std::string sealed_before = stored_name();

    ASSERT_EQ(run({"secret", "rotate"}), 0);
    ASSERT_EQ(run({"migrate"}), 0);

    ASSERT_EQ(secrets().size(), 2 * before.size());
    EXPECT_TRUE(secrets().starts_with(before));
    const db::TextSeal newest{secrets().substr(before.size())};
    EXPECT_NE(stored_name(), sealed_before);
    EXPECT_EQ(newest.open(stored_name()), "Jo Testperson");
}

TEST_F(SecretCommand, KeepsTheFileToItsOwner)
{
    ASSERT_EQ(run({"secret", "rotate"}), 0);

    const auto rights = std::filesystem::status(file()).permissions();
    EXPECT_EQ(rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
              std::filesystem::perms::none);
}

TEST_F(SecretCommand, TakesOlderSecretsAwayAndStopsWhatTheyMade)
{
    const std::string oldest = secrets();
    ASSERT_EQ(run({"secret", "rotate"}), 0);
    ASSERT_EQ(run({"migrate"}), 0);
    const std::string newest = secrets().substr(oldest.size());
    add_feed("before", oldest);
    add_feed("since", newest);

    const auto asked = test::run_quorate({"secret", "forget", "--data", folder_.path()});
    EXPECT_EQ(asked.exit_code, 1);
    EXPECT_NE(asked.err.find("1 calendar address that people have would stop"), std::string::npos)
        << asked.err;
    EXPECT_EQ(secrets(), oldest + newest);
    EXPECT_EQ(live_feeds(), "before since ");

    ASSERT_EQ(run({"secret", "forget", "--yes"}), 0);
    EXPECT_EQ(secrets(), newest);
    EXPECT_EQ(live_feeds(), "since ");
    EXPECT_EQ(db::TextSeal{newest}.open(stored_name()), "Jo Testperson");
    EXPECT_EQ(run({"migrate"}), 0);
}

TEST_F(SecretCommand, TakesTheOnlySecretNotAway)
{
    const std::string only = secrets();

    const auto outcome = test::run_quorate({"secret", "forget", "--yes", "--data", folder_.path()});

    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.err.find("one secret only"), std::string::npos) << outcome.err;
    EXPECT_EQ(secrets(), only);
}

TEST_F(SecretCommand, LeavesADatabaseUnreadWhoseSecretIsMissing)
{
    std::filesystem::remove(file());

    const auto outcome = test::run_quorate({"migrate", "--data", folder_.path()});

    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.err.find("put the secret file of its installation at " + file()),
              std::string::npos)
        << outcome.err;
}

TEST_F(SecretCommand, IsNotMadeBesideADatabaseThatIsSealed)
{
    std::filesystem::remove(file());

    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"migrate"}, {"audit", "verify"}, {"secret", "rotate"}, {"authority", "list"}}) {
        EXPECT_EQ(run(words), 1) << words.front();
        EXPECT_FALSE(std::filesystem::exists(file())) << words.front();
    }
}

TEST_F(SecretCommand, LeavesADatabaseUnreadThatWasSealedWithAnotherSecret)
{
    std::ofstream{file(), std::ios::binary} << std::string(32, 'x');  // keeps its rights

    const auto outcome = test::run_quorate({"migrate", "--data", folder_.path()});

    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.err.find("sealed with another secret"), std::string::npos) << outcome.err;
}

TEST_F(SecretCommand, IsTriedByTheDoctorAgainstTheDatabase)
{
    const auto doctor = [this] { return test::run_quorate({"doctor", "--data", folder_.path()}); };
    const auto right = doctor();
    EXPECT_EQ(right.exit_code, 0) << right.out;
    EXPECT_NE(right.out.find("opens the database"), std::string::npos) << right.out;

    std::filesystem::remove(file());
    const auto missing = doctor();
    EXPECT_EQ(missing.exit_code, 1);
    EXPECT_NE(missing.out.find("put the secret file of its installation at " + file()),
              std::string::npos)
        << missing.out;
    EXPECT_EQ(missing.out.find("the first start makes"), std::string::npos) << missing.out;
    EXPECT_FALSE(std::filesystem::exists(file()));

    std::ofstream{file(), std::ios::binary} << std::string(32, 'x');
    std::filesystem::permissions(file(), std::filesystem::perms::owner_read);
    const auto wrong = doctor();
    EXPECT_EQ(wrong.exit_code, 1);
    EXPECT_NE(wrong.out.find("sealed with another secret"), std::string::npos) << wrong.out;
}

}  // namespace
}  // namespace quorate::server
