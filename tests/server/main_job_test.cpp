#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/audit/audit_trail.hpp"
#include "core/identity/user_store.hpp"
#include "tests/support/store_test.hpp"
#include "tests/support/test_service.hpp"

// The main job from end to end over the API, on every database: from a strategy discussion to a
// circulated action point.

namespace quorate::server {
namespace {

namespace json = boost::json;

class MainJob : public testing::TestWithParam<db::Dialect> {
protected:
    void SetUp() override
    {
        service_.database().write([](core::UnitOfWork& work) {
            auto chair = work.users.find(core::UserId{"cc"}).value();
            chair.chairs_meetings = true;
            return work.users.save(chair).has_value();
        });
    }

    // The answer's JSON, after checking its status.
    static json::value expect(int status, const test::Answer& answer)
    {
        EXPECT_EQ(answer.status(), status) << answer.body();
        return answer.body().empty() ? json::value{} : json::parse(answer.body());
    }

    static std::string text(const json::value& value, std::string_view member)
    {
        return std::string{value.at(member).as_string()};
    }

    // Adds an agency with one contact; gives the contact's id.
    std::string a_contact_of(const std::string& kind, const std::string& name)
    {
        auto bs = service_.as("bs");
        const auto agency =
            expect(201,
                   bs.post_json("/api/v1/agencies",
                                json::serialize(json::object{{"name", name}, {"kind", kind}})));
        const auto contact = expect(
            201,
            bs.post_json("/api/v1/contacts",
                         json::serialize(json::object{{"agency", agency.at("id")},
                                                      {"name", "Contact of " + name},
                                                      {"job_title", "Lead"},
                                                      {"email", kind + "@agency.example"}})));
        return text(contact, "id");
    }

    test::TestService service_{GetParam()};
};

TEST_P(MainJob, RunsFromAStrategyDiscussionToACirculatedActionPoint)
{
    auto sw = service_.as("sw");
    auto bs = service_.as("bs");
    auto cc = service_.as("cc");

    // A family; a strategy discussion that starts section 47 enquiries; the limit follows.
    const auto family = expect(
        201,
        sw.post_json("/api/v1/cases",
                     R"({"reference":"EX-1","family_name":"Testwood","jurisdiction":"England",
                         "team":"team-north","lead_worker":"sw",
                         "children":[{"given_name":"Rowan","family_name":"Testwood",
                                      "date_of_birth":"2018-05-01"}]})"));
    const std::string id = text(family, "id");
    for (const char* event : {R"({"kind":"referral","on":"2026-11-09"})",
                              R"({"kind":"strategy_discussion","on":"2026-11-16",
                                  "initiates_section_47":true})"})
        expect(201, sw.post_json("/api/v1/cases/" + id + "/events", event));
    const auto due = expect(200, sw.get_json("/api/v1/cases/" + id + "/due-dates"));
    bool found = false;
    for (const json::value& row : due.at("items").as_array())
        if (row.at("rule_id") == "eng-icpc-15wd") {
            found = true;
            EXPECT_EQ(text(row, "limit_date"), "2026-12-07");
        }
    EXPECT_TRUE(found) << json::serialize(due);
    const auto queue = expect(200, bs.get_json("/api/v1/work-queue"));
    EXPECT_NE(json::serialize(queue).find("initial_cp_conference"), std::string::npos);

    // Booked; one message a seat waits in the outbox.
    const std::string police = a_contact_of("police", "Police");
    const std::string health = a_contact_of("health", "Health");
    const auto children = expect(200, sw.get_json("/api/v1/cases/" + id + "/children"));
    const std::string child = text(children.at("items").at(0), "id");
    const json::object booking{{"case", id},
                               {"children", {child}},
                               {"type", "initial_cp_conference"},
                               {"starts_at", "2026-12-01T10:00:00Z"},
                               {"duration_minutes", 120},
                               {"chair", "cc"},
                               {"mode", "in_person"},
                               {"venue", "Civic House"},
                               {"invitees",
                                {{{"user", "sw"}, {"requirement", "required"}},
                                 {{"contact", police}, {"requirement", "quorum"}},
                                 {{"contact", health}, {"requirement", "quorum"}}}}};
    json::object weekend = booking;
    weekend["starts_at"] = "2026-11-28T10:00:00Z";
    expect(422, bs.post_json("/api/v1/meetings", json::serialize(weekend)));
    json::object late = booking;
    late["starts_at"] = "2026-12-08T10:00:00Z";
    expect(422, bs.post_json("/api/v1/meetings", json::serialize(late)));
    const std::map<std::string, std::string> key{{"idempotency-key", "booking-1"}};
    const auto meeting =
        expect(201, bs.post_json("/api/v1/meetings", json::serialize(booking), key));
    const auto again = expect(201, bs.post_json("/api/v1/meetings", json::serialize(booking), key));
    EXPECT_EQ(meeting, again);  // a repeated request is one booking
    const std::string m = "/api/v1/meetings/" + text(meeting, "id");
    json::object clash = booking;
    clash["type"] = "core_group";
    expect(409, bs.post_json("/api/v1/meetings", json::serialize(clash)));

    // A reply by link, without an account: reading changes nothing, the form does.
    const auto invitees = expect(200, bs.get_json(m + "/invitees"));
    std::string seat;
    for (const json::value& row : invitees.at("items").as_array())
        if (json::serialize(row).find(police) != std::string::npos) seat = text(row, "id");
    const std::string link = "/i/" + service_.app().links.token("seat", seat, 1);
    const auto page = service_.nobody().get(link);
    EXPECT_EQ(page.status(), 200);
    EXPECT_FALSE(page.says("Rowan"));
    EXPECT_FALSE(page.says("Testwood"));
    const auto quorum_of = [&] { return json::serialize(expect(200, bs.get_json(m + "/quorum"))); };
    const std::string before = quorum_of();
    EXPECT_EQ(service_.nobody().get(link).status(), 200);
    EXPECT_EQ(quorum_of(), before);
    EXPECT_EQ(service_.nobody().post(link, {{"reply", "attend"}}).status(), 303);
    EXPECT_NE(quorum_of(), before);

    // Held: register, minutes, a decision, an action point; approved by the chair.
    service_.clock().set(core::Instant{std::chrono::seconds{1'796'119'800}});  // 1 Dec, 10:10
    cc = service_.as("cc");
    bs = service_.as("bs");
    json::object attendance;
    for (const json::value& row : invitees.at("items").as_array())
        attendance[row.at("id").as_string()] = "present";
    expect(200, cc.post_json(m + "/open", "{}"));
    expect(
        200,
        cc.post_json(m + "/register", json::serialize(json::object{{"attendance", attendance}})));
    const auto opened = expect(200, cc.post_json(m + "/minutes", "{}"));
    EXPECT_TRUE(opened.at("approved_at").is_null());
    auto minutes = expect(200, cc.get_json(m + "/minutes"));
    const auto& section = minutes.at("sections").at(0);
    const int section_version = static_cast<int>(section.at("version").as_int64());
    const std::string section_path = m + "/minutes/sections/" + text(section, "id");
    expect(200, cc.patch_json(section_path, R"({"body":"Everyone is welcome."})", section_version));
    expect(412, bs.patch_json(section_path, R"({"body":"Lost?"})", section_version));
    const auto decided = cc.send(Method::put,
                                 m + "/decisions/" + child,
                                 R"({"outcome":"cp_plan_made","category":"EMO",
                                     "reasons":"Significant harm is likely to go on."})",
                                 {{"content-type", "application/json"}, {"if-match", "\"0\""}});
    EXPECT_LT(decided.status(), 300) << decided.body();
    const auto action = expect(
        201,
        cc.post_json(m + "/actions",
                     json::serialize(json::object{{"what", "Share the dates of both calls"},
                                                  {"plain_language", "Tell the social worker when"},
                                                  {"owner", {{"contact", police}}},
                                                  {"due_on", "2026-12-08"}})));
    const auto held = expect(200, cc.get_json(m));
    expect(200,
           cc.post_json(m + "/close",
                        json::serialize(
                            json::object{{"version", held.at("version")}, {"confirmed", true}})));
    minutes = expect(200, cc.get_json(m + "/minutes"));
    expect(200,
           cc.post_json(m + "/minutes/approve",
                        json::serialize(json::object{{"version", minutes.at("version")}})));

    // The conference that made a plan started the next clocks.
    const std::string next = json::serialize(
        expect(200, service_.as("sw").get_json("/api/v1/cases/" + id + "/due-dates")));
    EXPECT_NE(next.find("eng-core-group-first-10wd"), std::string::npos) << next;
    EXPECT_NE(next.find("eng-rcpc-first-3m"), std::string::npos) << next;

    // Circulated: a link for each recipient, the action to its owner, who reports by theirs.
    minutes = expect(200, bs.get_json(m + "/minutes"));
    const auto sent =
        expect(201,
               bs.post_json(m + "/circulations",
                            json::serialize(json::object{{"version", minutes.at("version")},
                                                         {"with_actions", true}})));
    EXPECT_NE(json::serialize(sent).find("queued"), std::string::npos) << json::serialize(sent);
    const std::string report = "/a/" + service_.app().links.token("action", text(action, "id"), 1);
    EXPECT_EQ(service_.nobody().get(report).status(), 200);
    const auto told = service_.nobody().post(
        report, {{"number", "1"}, {"status-1", "done"}, {"progress-1", "Sent"}});
    EXPECT_EQ(told.status(), 303);
    const auto done = expect(200, service_.as("cc").get_json(m + "/actions"));
    EXPECT_NE(json::serialize(done).find("\"done\""), std::string::npos);

    // Everything that happened fits the audit chain.
    const auto broken = service_.database().read(
        [](core::UnitOfWork& work) { return work.audit.first_broken(test::exampleshire); });
    EXPECT_EQ(broken, std::nullopt);
}

QUORATE_ON_EVERY_DATABASE(MainJob);

}  // namespace
}  // namespace quorate::server
