#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/audit/audit_trail.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/seats.hpp"
#include "server/log/log.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

// Mail and feeds have a canary test of their own (outbound_canary_test.cpp). This one looks at what
// else outlives a request or leaves with it: log lines, measurements, addresses of pages, refusals
// and the audit.

namespace quorate::server {
namespace {

const char* const planted[] = {
    "update family_case set reference = 'CANARYREF', family_name = 'CANARYFAMILY'",
    "update child set given_name = 'CANARYGIVEN' || substr(id, 7), family_name = 'CANARYSURNAME'",
    "update family_member set name = 'CANARYPARENT ' || id, email = 'canary.' || id || "
    "'@mail.example', phone = '01632 777777', safe_contact_notes = 'CANARYNOTES'",
    "insert into safe_address (family_member_id, authority_id, address) values "
    "('mother-1', 'authority-1', 'CANARYADDRESS')",
    "update contact set name = 'CANARYCONTACT ' || id, email = 'canary.' || id || '@x.example', "
    "phone = '01632 888888', job_title = 'CANARYJOB'",
};

class Canary : public testing::TestWithParam<db::Dialect> {
protected:
    void SetUp() override
    {
        test::add_directory_to_staff(service_.app().pool);
        for (const char* statement : planted)
            test::run(service_.app().pool, statement);
        // The service of the tests logs faults only; here everything is looked at.
        set_log_level("debug");
        testing::internal::CaptureStderr();
    }

    void TearDown() override { set_log_level("error"); }

    // Keeps what of an answer a proxy, a browser's history or a program's log would keep.
    int noted(const std::string& asked, const test::Answer& answer)
    {
        for (const auto& [name, value] : answer.response.headers)
            seen_ += asked + " answered " + name + ": " + value + '\n';
        const bool problem = answer.header("Content-Type") == "application/problem+json";
        if (problem || answer.status() == 404 || answer.status() == 403)
            seen_ += asked + " answered " + answer.body() + '\n';
        const auto title = answer.body().find("<title>");
        if (title != std::string::npos)
            seen_ += asked + " has " +
                     answer.body().substr(title, answer.body().find("</title>") - title) + '\n';
        return answer.status();
    }

    std::string booked()
    {
        const auto answer =
            service_.as("bs").post("/meetings/new",
                                   {{"family", "case-1"},
                                    {"type", "core_group"},
                                    {"children", "child-1"},
                                    {"date", "25/11/2026"},
                                    {"time", "10:00"},
                                    {"duration_minutes", "60"},
                                    {"chair", "cc"},
                                    {"mode", "hybrid"},
                                    {"venue", "CANARYVENUE"},
                                    {"video_link", "https://video.example/CANARYVIDEO"},
                                    {"need.contact:contact-police", "quorum"},
                                    {"need.member:mother-1", "required"},
                                    {"step", "save"}});
        EXPECT_EQ(noted("booking", answer), 303);
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }

    std::string seat_link(const std::string& meeting, const core::SeatHolder& who)
    {
        const core::MeetingId id{meeting.substr(meeting.rfind('/') + 1)};
        for (const auto& seat : service_.database().read([&](core::UnitOfWork& work) {
                 return work.invitees.of_meeting(test::exampleshire, id);
             }))
            if (seat.invitee.holder == who)
                return "/i/" + service_.app().links.token(
                                   core::seat_link_purpose, seat.invitee.id.text(), 1);
        throw std::invalid_argument{"no such seat"};
    }

    std::string audited()
    {
        std::string all;
        for (const auto& entry : service_.database().read([](core::UnitOfWork& work) {
                 return work.audit.all(test::exampleshire, 0, 1000);
             })) {
            const core::AuditRecord& record = entry.record;
            all += record.actor + ' ' + record.action + ' ' + record.object + ' ' + record.result +
                   ' ' + record.detail + '\n';
        }
        return all;
    }

    static void expect_no_canary(const std::string& text, const char* where)
    {
        for (const char* secret : {"CANARY", "canary.", "777777", "888888"}) {
            const auto at = text.find(secret);
            if (at == std::string::npos) continue;
            const auto line = text.rfind('\n', at) + 1;
            ADD_FAILURE() << where << ": " << text.substr(line, text.find('\n', at) - line);
        }
    }

    test::TestService service_{GetParam()};
    std::string seen_;
};

TEST_P(Canary, IsInNoLogMeasurementAddressRefusalOrAudit)
{
    auto bs = service_.as("bs");
    auto nobody = service_.nobody();
    const std::string meeting = booked();

    // Answers without an account, right and wrong.
    const std::string police = seat_link(meeting, {.contact = core::ContactId{"contact-police"}});
    const std::string mother = seat_link(meeting, {.member = core::FamilyMemberId{"mother-1"}});
    for (const std::string& link : {police, mother}) {
        EXPECT_EQ(noted("GET /i", nobody.get(link)), 200);
        const auto page = nobody.get(link);
        for (const char* secret : {"CANARYPARENT", "CANARYCONTACT", "CANARYF", "CANARYVIDEO"})
            EXPECT_FALSE(page.says(secret)) << secret;
    }
    EXPECT_FALSE(nobody.get(mother).says("CANARY"));
    EXPECT_EQ(
        noted("POST /i",
              nobody.post(
                  police,
                  {{"reply", "deputy"}, {"deputy_name", "CANARYDEPUTY"}, {"note", "CANARYNOTE"}})),
        303);
    EXPECT_EQ(noted("POST /i", nobody.post(mother, {{"reply", "CANARYREPLY"}})), 422);
    EXPECT_EQ(noted("POST /i", nobody.post("/i/CANARYTOKEN", {{"reply", "attend"}})), 404);
    EXPECT_FALSE(nobody.get(police + "/done").says("CANARYDEPUTY"));

    // Pages and refusals of staff; the family itself is there to be seen.
    EXPECT_TRUE(bs.get("/families/case-1").says("CANARYFAMILY"));
    const std::pair<const char*, int> asked[] = {{"/families/case-1", 200},
                                                 {"/families/case-1/dates", 200},
                                                 {"/families", 200},
                                                 {"/needs-a-date", 200},
                                                 {"/due", 200},
                                                 {"/due.csv", 200},
                                                 {"/calendar", 200},
                                                 {"/directory/agencies", 200},
                                                 {"/directory/contacts", 200},
                                                 {"/search?q=CANARYFAMILY", 404},
                                                 {"/families/CANARYFAMILY", 404},
                                                 {"/api/v1/cases/CANARYFAMILY", 404},
                                                 {"/api/v1/cases?reference=CANARYREF", 422},
                                                 {"/api/v1/nothing/CANARYFAMILY", 404},
                                                 {"/feeds/CANARYTOKEN.ics", 404}};
    for (const auto& [path, status] : asked)
        EXPECT_EQ(noted("a page", bs.get(path)), status) << path;
    EXPECT_EQ(noted("sign-in",
                    nobody.post(
                        "/sign-in",
                        {{"email", "canary.stranger@x.example"}, {"password", "CANARYPASSWORD"}})) /
                  100,
              4);
    EXPECT_EQ(noted("api sign-in",
                    nobody.post_json(
                        "/api/v1/session",
                        R"({"email":"canary.stranger@x.example","password":"CANARYPASSWORD"})")),
              401);
    EXPECT_EQ(
        noted("bad case",
              service_.as("sw").post_json(
                  "/api/v1/cases", R"({"family_name":"CANARYNEW","reference":"CANARY NEW"})")),
        422);
    EXPECT_EQ(noted("no JSON", service_.as("sw").post_json("/api/v1/cases", "{CANARYBODY")), 400);
    EXPECT_EQ(
        noted("unknown family",
              bs.post_json("/api/v1/meetings", R"({"case":"CANARYCASE","type":"CANARYTYPE"})")) /
            100,
        4);
    EXPECT_EQ(noted("another team", service_.as("sw-south").get("/families/case-1")), 404);

    // A limit for which more time is asked, and which moves, in words that name somebody.
    auto sw = service_.as("sw");
    const std::string family = "/api/v1/cases/case-1";
    const auto discussed = sw.post_json(family + "/events",
                                        R"({"kind":"strategy_discussion","on":"2026-11-05",
                                            "initiates_section_47":true,"note":"CANARYEVENT"})");
    EXPECT_EQ(noted("event", discussed), 201);
    const auto due = boost::json::parse(sw.get_json(family + "/due-dates").body());
    for (const auto& each : due.at("items").as_array()) {
        if (each.at("rule_id") != "eng-icpc-15wd") continue;
        const std::string id{each.at("id").as_string()};
        EXPECT_EQ(noted("more time",
                        sw.post_json(family + "/due-dates/" + id + "/overruns",
                                     R"({"rationale":"CANARYRATIONALE of the family",
                                         "expected_on":"2026-12-01"})")),
                  201);
    }
    EXPECT_EQ(noted("correction",
                    service_.as("tm").post_json(
                        discussed.header("Location") + "/correct",
                        R"({"on":"2026-11-09","reason":"CANARYWRONG","confirm_unusual":true})")),
              201);
    for (const char* path : {"/moved-dates", "/api/v1/moved-dates"}) {
        const auto moved = sw.get(path);
        EXPECT_EQ(noted("moved", moved), 200) << path;
        EXPECT_TRUE(moved.says("CANARYFAMILY")) << path;
    }
    EXPECT_TRUE(sw.get_json(family + "/overruns").says("CANARYRATIONALE"));
    EXPECT_TRUE(sw.get_json(family + "/replaced-dates").says("CANARYWRONG"));

    // Moved and cancelled for reasons that name somebody.
    const std::string version = bs.get(meeting + "/cancel").field("version");
    EXPECT_EQ(noted("cancel",
                    bs.post(meeting + "/cancel",
                            {{"reason", "CANARYREASON of the family"}, {"version", version}})),
              303);

    expect_no_canary(seen_, "an answer");
    expect_no_canary(service_.app().metrics.text(), "measurements");
    const std::string audit = audited();
    EXPECT_NE(audit.find("meeting.create"), std::string::npos) << audit;
    EXPECT_NE(audit.find("meeting.cancel"), std::string::npos) << audit;
    EXPECT_NE(audit.find("overrun=asked"), std::string::npos) << audit;
    EXPECT_NE(audit.find("list=moved_dates"), std::string::npos) << audit;
    expect_no_canary(audit, "the audit");
    const std::string log = testing::internal::GetCapturedStderr();
    EXPECT_NE(log.find("http.request"), std::string::npos) << log;
    expect_no_canary(log, "the log");
}

INSTANTIATE_TEST_SUITE_P(, Canary, testing::ValuesIn(test::dialects()), [](const auto& test) {
    return test::name_of(test.param);
});

}  // namespace
}  // namespace quorate::server
