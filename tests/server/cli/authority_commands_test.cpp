#include <gtest/gtest.h>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

class CouncilCommands : public testing::Test {
protected:
    void SetUp() override { test::add_authority(folder_.path()); }

    test::CommandOutcome run(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--data", folder_.path()});
        return test::run_quorate(words);
    }

    test::CommandOutcome change(std::vector<std::string> options)
    {
        options.insert(options.begin(), {"authority", "change"});
        return run(std::move(options));
    }

    // The names on the list, each after its id.
    std::string names()
    {
        const std::string list = run({"authority", "list"}).out;
        std::string names;
        for (std::size_t at = 0; at < list.size(); at = list.find('\n', at) + 1) {
            const auto name = list.find("  ", at) + 2;
            names += list.substr(name, list.find('\n', at) + 1 - name);
        }
        return names;
    }

    test::TempFolder folder_;
};

constexpr const char* unchanged =
    "Changed Testshire: meetings@testshire.example, 01632 960000; quorate with 2 other agencies, "
    "health counts as per_discipline; reminds not_replied, "
    "not of strategy discussions.\n";

struct ChangeCase {
    const char* name;
    std::vector<std::string> options;
    const char* then;
};

const ChangeCase changes[] = {
    {"Nothing", {}, unchanged},
    {"Name",
     {"--name", " Newshire "},
     "Changed Newshire: meetings@testshire.example, 01632 960000; quorate with 2 other agencies, "
     "health counts as per_discipline; reminds not_replied, "
     "not of strategy discussions.\n"},
    {"Email",
     {"--email", "Conferences@testshire.example"},
     "Changed Testshire: conferences@testshire.example, 01632 960000; quorate with 2 other "
     "agencies, health counts as per_discipline; reminds not_replied, "
     "not of strategy discussions.\n"},
    {"PhoneAndHealth",
     {"--phone", "01632 960999", "--health-counts-as", "one"},
     "Changed Testshire: meetings@testshire.example, 01632 960999; quorate with 2 other agencies, "
     "health counts as one; reminds not_replied, "
     "not of strategy discussions.\n"},
    {"Quorum",
     {"--other-agencies", "3"},
     "Changed Testshire: meetings@testshire.example, 01632 960000; quorate with 3 other agencies, "
     "health counts as per_discipline; reminds not_replied, "
     "not of strategy discussions.\n"},
};

class CouncilChange : public CouncilCommands, public testing::WithParamInterface<ChangeCase> {};

TEST_P(CouncilChange, IsWhatTheOperatorGivesAndNothingElse)
{
    const auto changed = change(GetParam().options);

    EXPECT_EQ(changed.exit_code, 0) << changed.err;
    EXPECT_EQ(changed.out, GetParam().then);
    // It is kept: a change of nothing says the same.
    EXPECT_EQ(change({}).out, GetParam().then);
    EXPECT_EQ(run({"audit", "verify"}).exit_code, 0);
}

INSTANTIATE_TEST_SUITE_P(, CouncilChange, testing::ValuesIn(changes), [](const auto& test) {
    return test.param.name;
});

struct WrongChange {
    const char* name;
    std::vector<std::string> options;
    const char* then;
};

const WrongChange wrong_changes[] = {
    {"UnknownCouncil",
     {"Nowhere", "--phone", "01632 960999"},
     "quorate: authority: There is none of that name or id. There is: Testshire\n"},
    {"Email",
     {"--email", "nobody"},
     "quorate: email: Enter the conference service's e-mail address\n"},
    {"EmptyName",
     {"--name", ""},
     "quorate: name: Enter the council's name, at most 120 characters\n"},
    {"Quorum", {"--other-agencies", "9"}, "quorate: other-agencies: Enter a number from 1 to 5\n"},
};

class WrongCouncilChange : public CouncilCommands,
                           public testing::WithParamInterface<WrongChange> {};

TEST_P(WrongCouncilChange, IsRefusedInOneLineAndChangesNothing)
{
    const auto refused = change(GetParam().options);

    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_EQ(refused.out, "");
    EXPECT_EQ(refused.err, GetParam().then);
    EXPECT_EQ(change({}).out, unchanged);
}

INSTANTIATE_TEST_SUITE_P(, WrongCouncilChange, testing::ValuesIn(wrong_changes), [](const auto& t) {
    return t.param.name;
});

TEST_F(CouncilCommands, ListTheCouncilsByTheNameThatTheyHaveNow)
{
    test::add_authority(folder_.path(), "Otherton");

    EXPECT_EQ(change({"testshire", "--name", "Newshire"}).exit_code, 0);

    const std::string listed = names();
    EXPECT_NE(listed.find("Newshire\n"), std::string::npos) << listed;
    EXPECT_NE(listed.find("Otherton\n"), std::string::npos) << listed;
    EXPECT_EQ(listed.find("Testshire"), std::string::npos) << listed;
}

TEST_F(CouncilCommands, AskWhichCouncilIsMeantWhenThereAreTwo)
{
    test::add_authority(folder_.path(), "Otherton");

    const auto refused = change({"--phone", "01632 960999"});

    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_EQ(refused.err, "quorate: authority: Say which with --authority: Otherton; Testshire\n");
}

TEST_F(CouncilCommands, AnswerWrongUseWithTwo)
{
    EXPECT_EQ(change({"--health-counts-as", "three"}).exit_code, 2);
    EXPECT_EQ(change({"--other-agencies", "many"}).exit_code, 2);
}

}  // namespace
}  // namespace quorate::server
