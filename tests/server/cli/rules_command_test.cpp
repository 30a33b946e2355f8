#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class RulesCommand : public testing::Test {
protected:
    void SetUp() override { test::add_authority(folder_.path()); }

    test::CommandOutcome rules(std::vector<std::string> words)
    {
        words.insert(words.begin(), "rules");
        words.insert(words.end(), {"--data", folder_.path()});
        return test::run_quorate(words);
    }

    // In a year far enough ahead: the command goes by the real clock.
    test::CommandOutcome choose(const std::string& rule,
                                const std::string& from = "2100-01-04",
                                const std::vector<std::string>& more = {})
    {
        std::vector<std::string> words{"choose",
                                       "--rule",
                                       rule,
                                       "--from",
                                       from,
                                       "--owner",
                                       "Sam Invented",
                                       "--reason",
                                       "Board of 3 November"};
        words.insert(words.end(), more.begin(), more.end());
        return rules(words);
    }

    test::TempFolder folder_;
};

TEST_F(RulesCommand, ListsWhatIsInUse)
{
    const auto listed = rules({"list"});
    EXPECT_EQ(listed.exit_code, 0) << listed.err;
    EXPECT_NE(listed.out.find("on   loc-core-group-interval-4w  Next core group: 4 weeks\n"),
              std::string::npos)
        << listed.out;
    EXPECT_NE(listed.out.find("off  loc-decision-letter-1wd"), std::string::npos);
}

TEST_F(RulesCommand, ChoosesAVariantFromADayOn)
{
    const auto chosen = choose("loc-core-group-interval-6w");
    EXPECT_EQ(chosen.exit_code, 0) << chosen.err;
    EXPECT_EQ(chosen.out, "Kept. Due dates that moved: 0, in 0 families.\n");

    EXPECT_NE(rules({"list"}).out.find(
                  "     from 2100-01-04: loc-core-group-interval-6w on (Sam Invented)\n"),
              std::string::npos);
    const json::value listed = json::parse(rules({"list", "--json"}).out);
    int to_come = 0;
    for (const json::value& each : listed.at("standards").as_array())
        to_come += static_cast<int>(each.at("to_come").as_array().size());
    EXPECT_EQ(to_come, 1);
}

TEST_F(RulesCommand, ChoosesANumberOfTheAuthoritysOwn)
{
    const auto chosen = choose("loc-core-group-interval", "2100-01-04", {"--own", "3w"});
    EXPECT_EQ(chosen.exit_code, 0) << chosen.err;
    EXPECT_EQ(choose("loc-conference-record-8wd").exit_code, 0) << "by its id";

    const std::string listed = rules({"list"}).out;
    EXPECT_NE(listed.find("off  loc-core-group-interval-3w  Next core group: 3 weeks\n"
                          "     from 2100-01-04: loc-core-group-interval-3w on (Sam Invented)\n"),
              std::string::npos)
        << listed;
    EXPECT_NE(listed.find("     from 2100-01-04: loc-conference-record-8wd on (Sam Invented)\n"),
              std::string::npos);
}

TEST_F(RulesCommand, RefusesANumberThatCannotBe)
{
    EXPECT_EQ(choose("loc-core-group-interval", "2100-01-04", {"--own", "60w"}).err,
              "quorate: own: Give from 1 to 52 weeks\n");
    EXPECT_EQ(choose("loc-core-group-interval-60w").err,
              "quorate: rule_id: Give from 1 to 52 weeks\n");
    EXPECT_EQ(choose("eng-icpc-15wd", "2100-01-04", {"--own", "12wd"}).err,
              "quorate: rule_id: This rule is national: it is used everywhere\n");
    EXPECT_EQ(choose("eng-lac-visit-interval", "2100-01-04", {"--own", "7w"}).exit_code, 1);
}

TEST_F(RulesCommand, DoesNotChooseANumberAndTurnItOff)
{
    const auto both = choose("loc-core-group-interval", "2100-01-04", {"--own", "3w", "--off"});
    EXPECT_EQ(both.exit_code, 2);
    EXPECT_NE(both.err.find("--own"), std::string::npos) << both.err;
    EXPECT_EQ(rules({"list"}).out.find("2100-01-04"), std::string::npos);
}

TEST_F(RulesCommand, AnswersInJson)
{
    EXPECT_EQ(choose("loc-core-group-interval-6w", "2100-01-04", {"--off", "--json"}).out,
              "{\"from\":\"2100-01-04\",\"moved_dates\":0,\"moved_families\":0}\n");
    EXPECT_NE(rules({"list"}).out.find("loc-core-group-interval-6w off"), std::string::npos);
}

TEST_F(RulesCommand, SaysInOneLineWhyItRefuses)
{
    EXPECT_EQ(choose("loc-core-group-interval-6w", "soon").err,
              "quorate: write the first day like 2027-01-04\n");
    EXPECT_EQ(choose("eng-icpc-15wd").err,
              "quorate: rule_id: This rule is national: it is used everywhere\n");
    EXPECT_EQ(choose("loc-core-group-interval-6w", "2026-01-05").exit_code, 1);
    EXPECT_EQ(rules({"choose", "--rule", "loc-core-group-interval-6w"}).exit_code, 2);
    EXPECT_EQ(rules({"list", "--authority", "Nowhere"}).exit_code, 1);
}

}  // namespace
}  // namespace quorate::server
