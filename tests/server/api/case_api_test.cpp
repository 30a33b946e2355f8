#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <algorithm>

#include "core/rules/event_kind.hpp"
#include "server/api/schemas.hpp"
#include "tests/support/adjourned_meeting.hpp"
#include "tests/support/case_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

const char* family = R"({"reference":"EX-2041","family_name":"Testwood","jurisdiction":"england",
    "team":"team-north","lead_worker":"sw",
    "children":[{"given_name":"Rowan","family_name":"Testwood","date_of_birth":"2018-05-01"}],
    "family_members":[{"name":"Sam","relationship":"mother","has_parental_responsibility":true}]})";

class CaseApi : public testing::Test {
protected:
    json::object post(const std::string& who, const std::string& path, const std::string& body)
    {
        return json::parse(service_.as(who).post_json(path, body).body()).as_object();
    }

    json::object get(const std::string& path)
    {
        return json::parse(service_.as("sw").get_json(path).body()).as_object();
    }

    std::string add_family()
    {
        return std::string{post("sw", "/api/v1/cases", family).at("id").as_string()};
    }

    // The first of a list.
    std::string id_of(const std::string& list)
    {
        return std::string{get(list).at("items").at(0).at("id").as_string()};
    }

    // "field" of each error of a problem.
    static std::vector<std::string> fields(const json::object& problem)
    {
        std::vector<std::string> all;
        for (const json::value& each : problem.at("errors").as_array())
            all.emplace_back(each.at("field").as_string());
        return all;
    }

    test::TestService service_;
};

TEST_F(CaseApi, AddsAFamilyAndAnswersWithIt)
{
    const auto answer = service_.as("sw").post_json("/api/v1/cases", family);
    EXPECT_EQ(answer.status(), 201);
    EXPECT_EQ(answer.header("ETag"), "\"1\"");
    const json::object body = json::parse(answer.body()).as_object();
    EXPECT_EQ(answer.header("Location"), "/api/v1/cases/" + std::string{body.at("id").as_string()});
    EXPECT_EQ(body.at("children").at(0).at("date_of_birth").as_string(), "2018-05-01");
    EXPECT_EQ(body.at("family_members").at(0).at("name").as_string(), "Sam");
}

TEST_F(CaseApi, NamesWhatIsWrongByItsPlace)
{
    const json::object problem = post("sw",
                                      "/api/v1/cases",
                                      R"({"reference":7,"children":[{"date_of_birth":"1/5/2018"},3],
                                          "family_members":{}})");
    EXPECT_EQ(fields(problem),
              (std::vector<std::string>{"family_name",
                                        "jurisdiction",
                                        "team",
                                        "lead_worker",
                                        "reference",
                                        "children.0.family_name",
                                        "children.0.date_of_birth",
                                        "children.1",
                                        "family_members"}));
}

TEST_F(CaseApi, GivesTheSameAnswerToTheSameKey)
{
    const std::map<std::string, std::string> key{{"idempotency-key", "k-1"}};
    const auto first = service_.as("sw").post_json("/api/v1/cases", family, key);
    const auto again = service_.as("sw").post_json("/api/v1/cases", family, key);
    EXPECT_EQ(again.status(), 201);
    EXPECT_EQ(again.body(), first.body());
}

TEST_F(CaseApi, WorksOutWhatIsDueFromARecordedEvent)
{
    const std::string path = "/api/v1/cases/" + add_family();
    const json::object event =
        post("sw",
             path + "/events",
             R"({"kind":"strategy_discussion","on":"2026-11-05","initiates_section_47":true})");
    EXPECT_EQ(event.at("kind").as_string(), "strategy_discussion");

    const json::array dates = get(path + "/due-dates").at("items").as_array();
    ASSERT_EQ(dates.size(), 1u);
    EXPECT_EQ(dates[0].at("rule_id").as_string(), "eng-icpc-15wd");
    EXPECT_EQ(dates[0].at("limit_date").as_string(), "2026-11-26");
    EXPECT_EQ(dates[0].at("schedule_by").as_string(), "2026-11-26");
    EXPECT_EQ(dates[0].at("level").as_string(), "guidance");
    EXPECT_EQ(dates[0].at("status").as_string(), "open");
    EXPECT_FALSE(dates[0].at("provisional").as_bool());
    EXPECT_GT(dates[0].at("explanation").as_array().size(), 3u);
    EXPECT_FALSE(dates[0].at("source").as_string().empty());
    ASSERT_EQ(dates[0].at("children").as_array().size(), 1u);
    EXPECT_EQ(dates[0].at("children").at(0).at("status"), "open");

    const json::array queue =
        json::parse(service_.as("bs").get_json("/api/v1/work-queue").body()).at("items").as_array();
    ASSERT_EQ(queue.size(), 1u);
    EXPECT_EQ(queue[0].at("working_days_left").as_int64(), 3);
    EXPECT_EQ(queue[0].at("waiting_children"), 1);
    EXPECT_FALSE(queue[0].as_object().contains("children"));
    const json::object due = get("/api/v1/due-dates").at("items").at(0).as_object();
    EXPECT_EQ(due.at("waiting_children"), 1);
    EXPECT_FALSE(due.contains("children"));
}

TEST_F(CaseApi, SaysWithALimitThatTheLastConferenceWasAdjourned)
{
    const std::string id = add_family();
    const std::string path = "/api/v1/cases/" + id;
    post("sw",
         path + "/events",
         R"({"kind":"strategy_discussion","on":"2026-11-05","initiates_section_47":true})");
    const auto queued = [this] {
        return json::parse(service_.as("bs").get_json("/api/v1/work-queue").body())
            .at("items")
            .at(0)
            .at("last_adjourned");
    };
    EXPECT_TRUE(queued().is_null());

    test::add_adjourned_conference(service_.app().pool, id);

    EXPECT_EQ(queued().at("on"), "2026-11-18");
    EXPECT_EQ(queued().at("again_by"), "2026-12-02");
    EXPECT_EQ(get(path + "/due-dates").at("items").at(0).at("last_adjourned"), queued());
}

TEST_F(CaseApi, ExplainsADateInWelshAndAsDataWhenAsked)
{
    const std::string path = "/api/v1/cases/" + add_family();
    post("sw",
         path + "/events",
         R"({"kind":"strategy_discussion","on":"2026-11-05","initiates_section_47":true})");

    const json::object plain = get(path + "/due-dates").at("items").at(0).as_object();
    EXPECT_EQ(plain.at("language"), "en");
    EXPECT_EQ(plain.at("label"), "Initial child protection conference");
    EXPECT_FALSE(plain.contains("working"));

    const json::object date =
        get(path + "/due-dates?lang=cy&working=true").at("items").at(0).as_object();
    EXPECT_EQ(date.at("language"), "cy");
    EXPECT_EQ(date.at("label"), "Cynhadledd amddiffyn plant gychwynnol");
    EXPECT_EQ(date.at("explanation").at(2), "Y terfyn yw 15 diwrnod gwaith ar ôl y diwrnod hwnnw.");
    const json::value& working = date.at("working");
    EXPECT_EQ(working.at("offset"), 15);
    EXPECT_EQ(working.at("unit"), "working_days");
    EXPECT_EQ(working.at("counted").as_array().size(), 15u);
    EXPECT_EQ(working.at("counted").at(14).at("date"), "2026-11-26");
    EXPECT_EQ(working.at("skipped").at(0).at("reason"), "saturday");
    EXPECT_EQ(working.at("skipped").at(0).at("name"), "dydd Sadwrn");

    EXPECT_EQ(service_.as("sw").get_json(path + "/due-dates?lang=fr").status(), 422);
}

TEST_F(CaseApi, AsksToConfirmWhatIsUnusualAndRefusesWhatCannotBe)
{
    const std::string path = "/api/v1/cases/" + add_family() + "/events";
    const auto asked = service_.as("sw").post_json(
        path, R"({"kind":"conference_held","on":"2026-11-02","makes_plan":true})");
    EXPECT_EQ(asked.status(), 422);
    const json::object problem = json::parse(asked.body()).as_object();
    EXPECT_EQ(problem.at("code").as_string(), "QUO-024");
    EXPECT_EQ(fields(problem), std::vector<std::string>{"confirm_unusual"});
    const auto confirmed = service_.as("sw").post_json(
        path,
        R"({"kind":"conference_held","on":"2026-11-02","makes_plan":true,"confirm_unusual":true})");
    EXPECT_EQ(confirmed.status(), 201);

    const json::object refused =
        post("sw", path, R"({"kind":"plan_ended","on":"2026-11-02","confirm_unusual":true})");
    EXPECT_EQ(refused.at("code").as_string(), "QUO-010");
    EXPECT_EQ(fields(refused), std::vector<std::string>{"on"});
}

TEST_F(CaseApi, CorrectsAndTakesBackEvents)
{
    const std::string path = "/api/v1/cases/" + add_family() + "/events";
    const json::object event = post("sw", path, R"({"kind":"referral","on":"2026-11-02"})");
    const std::string id{event.at("id").as_string()};
    const json::object corrected =
        post("sw", path + "/" + id + "/correct", R"({"on":"2026-11-03","reason":"A day later"})");
    EXPECT_EQ(corrected.at("corrects").as_string(), id);
    EXPECT_EQ(get(path).at("items").as_array().size(), 1u);
    EXPECT_EQ(get(path + "?history=true").at("items").as_array().size(), 2u);

    const std::string now{corrected.at("id").as_string()};
    EXPECT_EQ(service_.as("sw")
                  .post_json(path + "/" + now + "/withdraw", R"({"reason":"Another family"})")
                  .status(),
              204);
    EXPECT_EQ(get(path).at("items").as_array().size(), 0u);
}

TEST_F(CaseApi, RecordsTheKindsThatItListsForWriting)
{
    const std::string path = "/api/v1/cases/" + add_family() + "/events";
    const json::object& add = api_schema("CaseEventAdd");
    EXPECT_EQ(add.at("properties").at("kind").at("$ref").as_string(),
              "#/components/schemas/RecordableEventKind");
    const json::array& listed = api_schema("RecordableEventKind").at("enum").as_array();
    EXPECT_EQ(listed.size(), core::recordable_event_kinds().size());

    for (const core::EventKind kind : core::all_event_kinds()) {
        const auto answer = service_.as("sw").post_json(
            path, R"({"kind":")" + std::string{code(kind)} + R"(","on":"2026-11-05"})");
        const bool is_listed = std::ranges::find(listed, json::value(code(kind))) != listed.end();
        EXPECT_EQ(answer.says("This kind is not recorded by hand"), !is_listed) << code(kind);
        EXPECT_TRUE(is_listed || answer.status() == 422) << code(kind) << answer.body();
    }
    EXPECT_EQ(service_.as("sw").post_json(path, R"({"kind":"tea","on":"2026-11-05"})").status(),
              422);
}

TEST_F(CaseApi, KeepsOfACorrectedEventWhatIsNotSent)
{
    const std::string path = "/api/v1/cases/" + add_family() + "/events";
    const json::object event = post("sw", path, R"({"kind":"strategy_discussion",
        "on":"2026-11-05","time":"14:30","initiates_section_47":true,"note":"By telephone"})");
    const std::string id{event.at("id").as_string()};
    const json::object corrected =
        post("sw", path + "/" + id + "/correct", R"({"on":"2026-11-06","reason":"On Friday"})");
    EXPECT_TRUE(corrected.at("initiates_section_47").as_bool());
    EXPECT_EQ(corrected.at("time").as_string(), "14:30");
    EXPECT_EQ(corrected.at("note").as_string(), "By telephone");
    EXPECT_EQ(corrected.at("children"), event.at("children"));

    const std::string next{corrected.at("id").as_string()};
    const json::object again = post("sw", path + "/" + next + "/correct", R"({"on":"2026-11-06",
        "time":"","initiates_section_47":false,"reason":"It started none","confirm_unusual":true})");
    EXPECT_FALSE(again.at("initiates_section_47").as_bool());
    EXPECT_TRUE(again.at("time").is_null());
    EXPECT_EQ(again.at("note").as_string(), "By telephone");
}

TEST_F(CaseApi, KeepsOfACorrectedEventWhatIsNull)
{
    const std::string path = "/api/v1/cases/" + add_family() + "/events";
    const json::object event = post("sw", path, R"({"kind":"strategy_discussion",
        "on":"2026-11-05","time":"14:30","initiates_section_47":true,"note":"By telephone"})");
    const json::object corrected =
        post("sw",
             path + "/" + std::string{event.at("id").as_string()} + "/correct",
             R"({"on":"2026-11-06","reason":"On Friday","time":null,
            "children":null,"initiates_section_47":null,"makes_plan":null,"note":null})");
    EXPECT_TRUE(corrected.at("initiates_section_47").as_bool());
    EXPECT_EQ(corrected.at("time").as_string(), "14:30");
    EXPECT_EQ(corrected.at("note").as_string(), "By telephone");
    EXPECT_EQ(corrected.at("children"), event.at("children"));
}

TEST_F(CaseApi, DoesNotReachAnEventThroughAnotherFamily)
{
    const std::string path = "/api/v1/cases/" + add_family() + "/events";
    const json::object event = post("sw", path, R"({"kind":"referral","on":"2026-11-02"})");
    const std::string other = test::add_family(service_, "EX-2042");
    EXPECT_EQ(service_.as("sw")
                  .post_json("/api/v1/cases/" + other + "/events/" +
                                 std::string{event.at("id").as_string()} + "/withdraw",
                             R"({"reason":"Wrong"})")
                  .status(),
              404);
}

TEST_F(CaseApi, DoesNotReachAnAddressOrALimitThroughAnotherFamily)
{
    const std::string path = "/api/v1/cases/" + add_family();
    const std::string other = "/api/v1/cases/" + test::add_family(service_, "EX-2042");
    auto worker = service_.as("sw");
    const std::string address = "/members/" + id_of(path + "/members") + "/safe-address";
    const std::string kept = R"({"safe_address":"1 Hidden Row"})";
    ASSERT_EQ(worker.post_json(path + address, kept).status(), 204);
    EXPECT_EQ(worker.post_json(other + address, R"({"safe_address":"2 Row"})").status(), 404);
    EXPECT_EQ(worker.get_json(other + address).status(), 404);
    EXPECT_TRUE(worker.get_json(path + address).says("1 Hidden Row"));

    post("sw",
         path + "/events",
         R"({"kind":"strategy_discussion","on":"2026-11-05","initiates_section_47":true})");
    const std::string settle = "/due-dates/" + id_of(path + "/due-dates") + "/settle";
    const std::string as = R"({"as":"not_needed","reason":"No significant harm found"})";
    EXPECT_EQ(worker.post_json(other + settle, as).status(), 404);
    EXPECT_EQ(worker.post_json(path + settle, as).status(), 422);
    EXPECT_EQ(service_.as("tm").post_json(path + settle, as).status(), 204);
}

TEST_F(CaseApi, ForgetsASafeAddressForAnEmptyTextAlone)
{
    const std::string path = "/api/v1/cases/" + add_family();
    const std::string address = path + "/members/" + id_of(path + "/members") + "/safe-address";
    auto worker = service_.as("sw");
    ASSERT_EQ(worker.post_json(address, R"({"safe_address":"1 Hidden Row"})").status(), 204);
    for (const char* body : {R"({"safe_address":null})", "{}"}) {
        const auto refused = worker.post_json(address, body);
        EXPECT_EQ(refused.status(), 422) << body;
        EXPECT_EQ(fields(json::parse(refused.body()).as_object()),
                  std::vector<std::string>{"safe_address"});
    }
    EXPECT_TRUE(worker.get_json(address).says("1 Hidden Row"));
    EXPECT_EQ(worker.post_json(address, R"({"safe_address":""})").status(), 204);
    EXPECT_FALSE(worker.get_json(address).says("1 Hidden Row"));
}

TEST_F(CaseApi, ChangesOnlyWhatWasSent)
{
    const std::string path = "/api/v1/cases/" + add_family();
    const auto changed = service_.as("sw").patch_json(path, R"({"family_name":"Newname"})", 1);
    EXPECT_EQ(changed.status(), 200);
    EXPECT_EQ(changed.header("ETag"), "\"2\"");
    EXPECT_TRUE(changed.says("EX-2041"));
    EXPECT_EQ(service_.as("sw").patch_json(path, R"({"family_name":"Other"})", 1).status(), 412);
    EXPECT_EQ(service_.as("sw").patch_json(path, R"({"open":false})", 2).status(), 403);
    EXPECT_TRUE(service_.as("tm").patch_json(path, R"({"open":false})", 2).says("\"open\":false"));

    const json::object child = get(path + "/children").at("items").at(0).as_object();
    const auto renamed = service_.as("sw").patch_json(
        path + "/children/" + std::string{child.at("id").as_string()}, R"({"given_name":"Ro"})", 1);
    EXPECT_EQ(renamed.status(), 200);
    EXPECT_TRUE(renamed.says("2018-05-01"));
    EXPECT_TRUE(renamed.says("\"date_of_death\":null"));
    const auto died =
        service_.as("sw").patch_json(path + "/children/" + std::string{child.at("id").as_string()},
                                     R"({"date_of_death":"2026-11-20"})",
                                     2);
    EXPECT_EQ(died.status(), 200) << died.body();
    EXPECT_TRUE(died.says("\"date_of_death\":\"2026-11-20\""));
    EXPECT_TRUE(died.says("\"given_name\":\"Ro\""));
}

TEST_F(CaseApi, KeepsAnAddressApart)
{
    const std::string path = "/api/v1/cases/" + add_family();
    const json::object member = get(path + "/members").at("items").at(0).as_object();
    const std::string address =
        path + "/members/" + std::string{member.at("id").as_string()} + "/safe-address";
    EXPECT_EQ(service_.as("sw").post_json(address, R"({"safe_address":"1 Hidden Row"})").status(),
              204);
    EXPECT_TRUE(service_.as("bs").get_json(address).says("1 Hidden Row"));
    EXPECT_EQ(service_.as("bs-south").get_json(address).status(), 404);
    EXPECT_FALSE(service_.as("sw").get_json(path).says("Hidden Row"));
    EXPECT_FALSE(service_.as("sw").get_json(path + "/members").says("Hidden Row"));
}

TEST_F(CaseApi, SearchesByAPostedName)
{
    add_family();
    const json::object found = post("bs", "/api/v1/cases/search", R"({"q":"rowan"})");
    EXPECT_EQ(found.at("items").as_array().size(), 1u);
    EXPECT_EQ(
        post("bs-south", "/api/v1/cases/search", R"({"q":"rowan"})").at("items").as_array().size(),
        0u);
}

TEST_F(CaseApi, PagesThroughItsLists)
{
    add_family();
    test::add_family(service_, "EX-2042");
    const auto first = service_.as("sw").get_json("/api/v1/cases?limit=1");
    EXPECT_NE(first.header("Link").find("rel=\"next\""), std::string::npos);
    const std::string id{json::parse(first.body()).at("items").at(0).at("id").as_string().c_str()};
    const auto second = service_.as("sw").get_json("/api/v1/cases?limit=1&after=" + id);
    EXPECT_EQ(json::parse(second.body()).at("items").as_array().size(), 1u);
    EXPECT_EQ(second.header("Link"), "");
    EXPECT_FALSE(second.says(id));
}

TEST_F(CaseApi, RefusesACursorThatNoListHasGiven)
{
    for (const char* list : {"cases",
                             "work-queue",
                             "due-dates",
                             "meetings",
                             "actions",
                             "contacts",
                             "agencies",
                             "teams",
                             "rooms",
                             "users"}) {
        const auto answer =
            service_.as("sw").get_json("/api/v1/" + std::string{list} + "?after=zzz");
        EXPECT_EQ(answer.status(), 422) << list;
        EXPECT_TRUE(answer.says("Use the address in the Link header of the page before")) << list;
    }
}

TEST_F(CaseApi, HasNoTimeLeftForWhatIsDone)
{
    const std::string path = "/api/v1/cases/" + add_family();
    const auto conference = [&] {
        const json::array dates = get(path + "/due-dates").at("items").as_array();
        for (const json::value& date : dates)
            if (date.at("rule_id") == "eng-icpc-15wd") return date.as_object();
        return json::object{};
    };
    post("sw", path + "/events", R"({"kind":"referral","on":"2026-11-04"})");
    post("sw",
         path + "/events",
         R"({"kind":"strategy_discussion","on":"2026-11-05","initiates_section_47":true})");
    service_.clock().advance(std::chrono::days{6});  // from Monday 23 to Sunday 29 November
    EXPECT_EQ(conference().at("working_days_left").as_int64(), -1);
    EXPECT_TRUE(conference().at("late").as_bool());

    post("sw",
         path + "/events",
         R"({"kind":"conference_held","on":"2026-11-19","makes_plan":false})");
    EXPECT_EQ(conference().at("status").as_string(), "met");
    EXPECT_TRUE(conference().at("working_days_left").is_null());
    EXPECT_FALSE(conference().at("late").as_bool());
}

}  // namespace
}  // namespace quorate::server
