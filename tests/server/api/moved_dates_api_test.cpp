#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/audit/audit_trail.hpp"
#include "tests/support/case_service.hpp"
#include "tests/support/meeting_rows.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// The lead worker corrected a discussion, and the team's manager was told of what moved.
class MovedDatesApi : public testing::Test {
protected:
    void SetUp() override
    {
        auto sw = service_.as("sw");
        const auto recorded = sw.post_json(
            family_ + "/events",
            R"({"kind":"strategy_discussion","on":"2026-11-05","initiates_section_47":true})");
        ASSERT_EQ(recorded.status(), 201) << recorded.body();
        const auto corrected =
            sw.post_json(recorded.header("Location") + "/correct",
                         R"({"on":"2026-11-09","reason":"Wrong day","confirm_unusual":true})");
        ASSERT_EQ(corrected.status(), 201) << corrected.body();
        for (const json::value& each : items("sw", family_ + "/due-dates"))
            if (each.at("rule_id") == "eng-icpc-15wd")
                overrun_ = sw.post_json(family_ + "/due-dates/" +
                                            std::string{each.at("id").as_string()} + "/overruns",
                                        R"({"rationale":"The interpreter is free on 2 December",
                                     "expected_on":"2026-12-02"})")
                               .header("Location");
        ASSERT_FALSE(overrun_.empty());
    }

    json::array items(const std::string& who, const std::string& path)
    {
        const auto answer = service_.as(who).get_json(path);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body()).at("items").as_array();
    }

    std::string audited()
    {
        std::string all;
        for (const auto& entry : service_.database().read(
                 [](core::UnitOfWork& work) { return work.audit.all(test::exampleshire, 0, 200); }))
            all += entry.record.actor + ' ' + entry.record.action + ' ' + entry.record.object +
                   ' ' + entry.record.detail + '\n';
        return all;
    }

    test::TestService service_;
    std::string family_ = "/api/v1/cases/" + test::add_family(service_);
    std::string overrun_;
};

TEST_F(MovedDatesApi, SaysNothingOfAFamilyThatWasRestrictedSince)
{
    const std::string waiting = "/api/v1/due-dates?awaiting_approval=true";
    EXPECT_EQ(items("tm", "/api/v1/moved-dates").size(), 1u);
    EXPECT_EQ(items("tm", family_ + "/replaced-dates").size(), 1u);
    EXPECT_EQ(items("tm", family_ + "/overruns").size(), 1u);
    EXPECT_EQ(items("tm", waiting).size(), 1u);
    EXPECT_EQ(service_.as("tm").get_json(overrun_).status(), 200);

    test::run(service_.app().pool, "update family_case set level = 1");

    EXPECT_TRUE(items("tm", "/api/v1/moved-dates").empty());
    EXPECT_TRUE(items("tm", "/api/v1/moved-dates?seen=true").empty());
    EXPECT_TRUE(items("tm", waiting).empty());
    for (const std::string& path :
         {family_ + "/replaced-dates", family_ + "/overruns", family_ + "/due-dates", overrun_})
        EXPECT_EQ(service_.as("tm").get_json(path).status(), 404) << path;
    EXPECT_EQ(items("sw", family_ + "/replaced-dates").size(), 1u);
}

TEST_F(MovedDatesApi, IsAuditedWithWhoReadWhat)
{
    const std::string before = audited();
    const std::string id = family_.substr(family_.rfind('/') + 1);
    const std::string request = overrun_.substr(overrun_.rfind('/') + 1);
    const std::string expected[] = {"tm case.view_summary  list=moved_dates\n",
                                    "tm case.view_summary " + id + " part=dates\n",
                                    "tm case.view_summary " + id + " part=overruns\n",
                                    "tm case.view_summary " + request + " overrun=seen due_date="};
    for (const std::string& line : expected)
        EXPECT_EQ(before.find(line), std::string::npos) << before;

    auto tm = service_.as("tm");
    for (const std::string& path : {std::string{"/api/v1/moved-dates"},
                                    family_ + "/replaced-dates",
                                    family_ + "/overruns",
                                    overrun_})
        EXPECT_EQ(tm.get_json(path).status(), 200) << path;

    const std::string after = audited();
    for (const std::string& line : expected)
        EXPECT_NE(after.find(line), std::string::npos) << line << after;
    EXPECT_EQ(after.find("Wrong day"), std::string::npos);
    EXPECT_EQ(after.find("interpreter"), std::string::npos);
}

}  // namespace
}  // namespace quorate::server
