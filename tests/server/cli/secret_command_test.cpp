#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

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

TEST_F(SecretCommand, LeavesADatabaseUnreadWhoseSecretIsMissing)
{
    std::filesystem::remove(file());

    const auto outcome = test::run_quorate({"migrate", "--data", folder_.path()});

    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.err.find("sealed with another secret"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace quorate::server
