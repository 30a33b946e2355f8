#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "db/session/transaction.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::server {
namespace {

using test::run_quorate;

class AdministrationCommands : public testing::Test {
protected:
    test::CommandOutcome run(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--data", folder_.path()});
        return run_quorate(words);
    }

    void add_council() { test::add_authority(folder_.path()); }

    test::CommandOutcome add_jo()
    {
        return run({"user",
                    "add",
                    "--email",
                    "Jo@testshire.example",
                    "--name",
                    "Jo Testperson",
                    "--role",
                    "AM",
                    "--json"});
    }

    void spoil(const std::string& sql)
    {
        const auto pool = test::data_of(folder_.path());
        pool->take(db::Access::write).sql().run_once(sql);
    }

    test::TempFolder folder_;
};

std::string member(const test::CommandOutcome& outcome, const char* name)
{
    const auto value = boost::json::parse(outcome.out);
    return std::string{value.as_object().at(name).as_string()};
}

TEST_F(AdministrationCommands, MakeACouncilAndItsFirstAdministrator)
{
    add_council();

    const auto added = add_jo();

    EXPECT_EQ(added.exit_code, 0) << added.err;
    EXPECT_EQ(member(added, "email"), "jo@testshire.example");
    EXPECT_EQ(member(added, "password").size(), 20u);
}

TEST_F(AdministrationCommands, SayInOneLineWhatIsMissing)
{
    const auto added = add_jo();

    EXPECT_EQ(added.exit_code, 1);
    EXPECT_EQ(added.out, "");
    EXPECT_EQ(added.err,
              "quorate: authority: There is none yet; make one with quorate authority add\n");
}

TEST_F(AdministrationCommands, AnswerWrongUseWithTwo)
{
    EXPECT_EQ(run({"user", "add", "--email", "a@b.example"}).exit_code, 2);
    EXPECT_EQ(run({"user", "add", "--role", "XX"}).exit_code, 2);
    EXPECT_EQ(run_quorate({"user"}).exit_code, 2);
    EXPECT_EQ(run_quorate({"user", "add", "--help"}).exit_code, 0);
}

TEST_F(AdministrationCommands, RefuseASecondAccountForAnAddress)
{
    add_council();
    ASSERT_EQ(add_jo().exit_code, 0);

    EXPECT_EQ(add_jo().err, "quorate: email: There is an account with this e-mail address\n");
}

TEST_F(AdministrationCommands, StopTheTokensOfAnAccountThatIsDisabled)
{
    add_council();
    ASSERT_EQ(add_jo().exit_code, 0);
    const std::vector<std::string> create{
        "token", "create", "--user", "jo@testshire.example", "--name", "Reports", "--json"};
    const auto made = run(create);
    ASSERT_EQ(made.exit_code, 0) << made.err;
    EXPECT_TRUE(member(made, "token").starts_with("quorate_"));

    EXPECT_EQ(run({"user", "disable", "--email", "jo@testshire.example"}).exit_code, 0);

    EXPECT_EQ(run(create).exit_code, 1);
}

TEST_F(AdministrationCommands, TakeALostAppOffTheLastAdministratorsAccount)
{
    add_council();
    ASSERT_EQ(add_jo().exit_code, 0);
    const std::vector<std::string> app_off{"user", "app-off", "--email", "jo@testshire.example"};
    EXPECT_EQ(run(app_off).exit_code, 1) << "there is none";

    spoil(
        "insert into second_factor (user_id, authority_id, sealed_secret, proven_at) "
        "select id, authority_id, 'sealed', 1 from staff_user");

    const auto taken = run(app_off);
    EXPECT_EQ(taken.exit_code, 0) << taken.err;
    EXPECT_EQ(run(app_off).exit_code, 1);
}

TEST_F(AdministrationCommands, TakeAWorkAccountOffAnAccount)
{
    add_council();
    ASSERT_EQ(add_jo().exit_code, 0);
    const std::vector<std::string> unlink{"user", "unlink", "--email", "jo@testshire.example"};
    EXPECT_EQ(run(unlink).exit_code, 1) << "there is none";

    spoil(
        "insert into work_account (identity_hash, authority_id, user_id, linked_at) "
        "select 'hash', authority_id, id, 1 from staff_user");

    const auto taken = run(unlink);
    EXPECT_EQ(taken.exit_code, 0) << taken.err;
    EXPECT_EQ(run(unlink).exit_code, 1);
}

TEST_F(AdministrationCommands, NameTheFirstBrokenEntryOfAChain)
{
    add_council();
    ASSERT_EQ(add_jo().exit_code, 0);
    EXPECT_EQ(run({"audit", "verify"}).exit_code, 0);

    spoil("drop trigger audit_entry_is_kept_update");
    spoil("update audit_entry set actor = 'somebody else' where number = 2");
    const auto verified = run({"audit", "verify"});

    EXPECT_EQ(verified.exit_code, 1);
    EXPECT_NE(verified.out.find("Testshire: 2 entries, the first broken one is number 2"),
              std::string::npos)
        << verified.out;
    EXPECT_EQ(verified.err, "quorate: the audit chain is broken\n");
}

TEST_F(AdministrationCommands, MigrateOnceAndThenFindNothingToDo)
{
    EXPECT_EQ(run({"migrate"}).out.substr(0, 7), "Applied");
    EXPECT_EQ(run({"migrate"}).out, "The database is up to date.\n");
}

}  // namespace
}  // namespace quorate::server
