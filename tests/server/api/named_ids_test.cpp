#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

// Ids in a query that name nothing the actor may know of, and members of a search out of bounds.

namespace quorate::server {
namespace {

namespace json = boost::json;
using Fields = std::vector<std::string>;

class NamedIds : public testing::Test {
protected:
    NamedIds()
    {
        test::add_directory_to_staff(service.app().pool);
        test::add_conference(
            service.app().pool, core::MeetingType::initial_cp_conference, "cc", "sw");
        test::run(service.app().pool,
                  "insert into team (id, authority_id, name) values ('team-far', 'authority-2', "
                  "'Far')");
        test::run(service.app().pool,
                  "insert into staff_user (id, authority_id, name, email, role, password_hash, "
                  "created_at) values ('cc-far', 'authority-2', 'Far', 'far@council.example', "
                  "'CC', 'none', 0)");
    }

    test::Answer ask(const std::string& query, const std::string& who = "bs")
    {
        return service.as(who).get_json("/api/v1/" + query);
    }

    static Fields fields(const test::Answer& answer)
    {
        Fields all;
        const json::object problem = json::parse(answer.body()).as_object();
        if (!problem.contains("errors")) return all;
        for (const json::value& each : problem.at("errors").as_array())
            all.emplace_back(each.at("field").as_string());
        return all;
    }

    void expect_unknown(const test::Answer& answer, const std::string& field)
    {
        EXPECT_EQ(answer.status(), 422) << answer.body();
        EXPECT_EQ(fields(answer), Fields{field});
    }

    test::TestService service;
};

TEST_F(NamedIds, AreRefusedWhenThereIsNothingOfThatIdHere)
{
    expect_unknown(ask("contacts?agency=no"), "agency");
    for (const char* list : {"work-queue", "due-dates", "reports/timeliness"})
        for (const char* id : {"no", "team-far"})
            expect_unknown(ask(std::string{list} + "?team=" + id, "sm"), "team");
    for (const char* id : {"no", "cc-far"}) {
        expect_unknown(ask("due-dates?chair=" + std::string{id}), "chair");
        expect_unknown(ask("meetings?chair=" + std::string{id}), "chair");
    }
    expect_unknown(ask("due-dates?rule=no"), "rule");
    expect_unknown(ask("meetings?case=no"), "case");

    for (const char* known : {"work-queue?team=team-south",
                              "due-dates?team=team-south&chair=cc&rule=eng-icpc-15wd",
                              "meetings?case=case-1&chair=cc",
                              "contacts?agency=agency-police"})
        EXPECT_EQ(ask(known).status(), 200) << known;
}

TEST_F(NamedIds, AreAsUnknownWhenTheyAreOfACaseOfOthers)
{
    const auto hidden = ask("meetings?case=case-1", "sw-south");
    EXPECT_EQ(hidden.status(), 422);
    EXPECT_EQ(hidden.body(), ask("meetings?case=no", "sw-south").body());
    EXPECT_EQ(ask("meetings?case=case-1", "sw").status(), 200);

    test::add_agency_user(service.app().pool, "noor");
    expect_unknown(ask("meetings?case=case-1", "noor"), "case");
    expect_unknown(ask("meetings?chair=cc", "noor"), "chair");
    EXPECT_EQ(ask("meetings", "noor").status(), 200);
}

TEST_F(NamedIds, AreRefusedWhereTheyContradictEachOther)
{
    const auto search = [&](const std::string& body) {
        const std::string why = R"({"reason":"Looking into a complaint",)";
        return service.as("tm").post_json("/api/v1/audit/search", why + body);
    };
    const auto file = json::parse(service.as("tm").get_json("/api/v1/cases/case-1").body());
    const std::string reference{file.at("reference").as_string()};
    EXPECT_EQ(search(R"("case":"case-1","reference":")" + reference + "\"}").status(), 200);
    expect_unknown(search(R"("case":"case-1","reference":"EX-0000"})"), "reference");
}

TEST_F(NamedIds, StandInSearchesThatKeepWithinTheirBounds)
{
    const auto search = [&](const std::string& list, const std::string& body) {
        return service.as("tm").post_json("/api/v1/" + list + "/search", body);
    };
    for (const char* limit : {"0", "-1", "201"}) {
        const std::string body = R"({"limit":)" + std::string{limit} + "}";
        expect_unknown(search("cases", body), "limit");
        const std::string log = R"({"case":"case-1","limit":)" + std::string{limit} + "}";
        expect_unknown(search("audit", log), "limit");
    }
    EXPECT_EQ(search("cases", R"({"limit":200})").status(), 200);
    EXPECT_EQ(search("cases", R"({"q":")" + std::string(200, 'a') + "\"}").status(), 200);
    expect_unknown(search("cases", R"({"q":")" + std::string(201, 'a') + "\"}"), "q");
    for (const char* before : {"0", "-3"})
        expect_unknown(search("audit", R"({"case":"case-1","before":)" + std::string{before} + "}"),
                       "before");
}

TEST_F(NamedIds, AreToldOnceThatTheyAreGivenTwice)
{
    EXPECT_EQ(fields(ask("meetings?limit=0&limit=0")), (Fields{"limit", "limit"}));
    EXPECT_EQ(fields(ask("meetings?chair=cc&chair=cc")), Fields{"chair"});
    EXPECT_EQ(fields(ask("meetings?no=1&no=2")), Fields{"no"});
}

TEST_F(NamedIds, AreAskedForWhereNothingCanBeSaidWithoutThem)
{
    expect_unknown(ask("meetings/m1/circulations/preview"), "invitee");
}

}  // namespace
}  // namespace quorate::server
