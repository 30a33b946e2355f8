#include <gtest/gtest.h>

#include <algorithm>

#include <boost/json.hpp>

#include "core/audit/audit_trail.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

// How the API says no, whatever it is asked. That every field it names can be sent at all is looked
// at with every answer of every test: see differences() of api_description.hpp.

namespace quorate::server {
namespace {

namespace json = boost::json;
using Fields = std::vector<std::string>;

const std::string meeting = "/api/v1/meetings/m1";

class ApiErrors : public testing::Test {
protected:
    ApiErrors()
    {
        test::add_directory_to_staff(service.app().pool);
        test::add_conference(
            service.app().pool, core::MeetingType::initial_cp_conference, "cc", "sw");
        service.clock().set(test::at("2026-11-25T10:05"));
    }

    test::Answer post(const std::string& target,
                      const std::string& body,
                      const std::string& who = "bs")
    {
        return service.as(who).post_json(target, body);
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

    // A meeting with one thing about it changed, which replaces a member or adds one.
    static std::string booking(const char* name, const char* value)
    {
        json::object body = json::parse(R"({"case":"case-1","children":["child-1"],
            "type":"core_group","starts_at":"2026-12-02T10:00:00+00:00","duration_minutes":60,
            "chair":"cc","mode":"in_person","room":"room-1"})")
                                .as_object();
        body[name] = json::parse(value);
        return json::serialize(body);
    }

    void expect_unknown(const test::Answer& answer, const std::string& field)
    {
        EXPECT_EQ(answer.status(), 422) << answer.body();
        EXPECT_EQ(fields(answer), Fields{field});
    }

    test::TestService service;
};

TEST_F(ApiErrors, NameTheMemberWhoseIdIsNotThere)
{
    expect_unknown(post("/api/v1/meetings", booking("case", "\"no\"")), "case");
    expect_unknown(post("/api/v1/meetings", booking("children", "[\"no\"]")), "children");
    expect_unknown(post("/api/v1/meetings", booking("chair", "\"no\"")), "chair");
    expect_unknown(post("/api/v1/meetings", booking("room", "\"no\"")), "room");
    expect_unknown(post("/api/v1/meetings", booking("invitees", R"([{"contact":"no"}])")),
                   "invitees.0.contact");
    expect_unknown(post(meeting + "/invitees", R"({"contact":"no"})"), "contact");
    expect_unknown(post(meeting + "/invitees", R"({"family_member":"no"})"), "family_member");
    expect_unknown(post(meeting + "/invitees", R"({"user":"no"})"), "user");
    expect_unknown(post(meeting + "/register", R"({"attendance":{"no":"present"}})"),
                   "attendance.no");
    expect_unknown(post(meeting + "/actions",
                        R"({"what":"Ring","owner":{"user":"no"},"due_on":"2026-11-27"})"),
                   "owner");
    expect_unknown(post("/api/v1/cases/case-1/excluded-people",
                        R"({"contact":"no","reason":"A court order"})",
                        "tm"),
                   "contact");
    expect_unknown(post("/api/v1/feeds", R"({"kind":"agency","subject":"no","label":"Desk"})"),
                   "subject");
    expect_unknown(post("/api/v1/audit/search", R"({"case":"no"})", "tm"), "case");
    expect_unknown(service.as("tm").get_json("/api/v1/audit?case=no"), "case");
}

TEST_F(ApiErrors, SayWhichOfTheInviteesIsWrong)
{
    const auto two =
        post("/api/v1/meetings",
             booking("invitees",
                     R"([{"contact":"contact-nurse"},{"user":"no"},{"contact":"contact-nurse"}])"));
    EXPECT_EQ(two.status(), 422);
    EXPECT_EQ(fields(two), (Fields{"invitees.1.user", "invitees.2.contact"})) << two.body();
    const auto unclear = post("/api/v1/meetings",
                              booking("invitees", R"([{"contact":"contact-nurse","user":"sw"}])"));
    EXPECT_EQ(fields(unclear), Fields{"invitees.0"});
}

TEST_F(ApiErrors, SayWhoseFeedCanBeMade)
{
    const auto another =
        post("/api/v1/feeds", R"({"kind":"person","subject":"sw","label":"Desk"})");
    expect_unknown(another, "subject");
    EXPECT_TRUE(another.says("Give your own id"));
    EXPECT_EQ(post("/api/v1/feeds", R"({"kind":"person","subject":"bs","label":"Desk"})").status(),
              201);
}

TEST_F(ApiErrors, TellNothingOfWhatIsAnothers)
{
    const auto unknown = post("/api/v1/meetings", booking("case", "\"no\""));
    const auto hidden = post("/api/v1/meetings", booking("case", "\"case-1\""), "bs-south");
    EXPECT_EQ(hidden.body(), unknown.body());
    EXPECT_EQ(hidden.status(), 422);

    const auto log = [&](const char* id) {
        return service.as("tm").get_json("/api/v1/audit?case=" + std::string{id});
    };
    test::run(service.app().pool,
              "insert into family_case (id, authority_id, reference, family_name, jurisdiction, "
              "team_id, lead_worker_id, level, created_at) values ('sealed', 'authority-1', "
              "'EX-9', 'Testwood', 'England', 'team-south', 'sw-south', 2, 0)");
    EXPECT_EQ(log("sealed").body(), log("no").body());
}

TEST_F(ApiErrors, NameTheSeatsOfPapersAsTheBodyDoes)
{
    test::run(service.app().pool,
              "insert into minutes (authority_id, meeting_id, status, version, approved_at, "
              "approved_by) values ('authority-1', 'm1', 'approved', 2, 0, 'cc')");
    expect_unknown(post(meeting + "/circulations", R"({"version":2,"invitees":["no"]})"),
                   "invitees");
    expect_unknown(post(meeting + "/circulations", R"({"version":2})"), "invitees");
    expect_unknown(service.as("bs").get_json(meeting + "/circulations/preview?invitee=no"),
                   "invitee");
}

TEST_F(ApiErrors, AreOfTheWholeRequestWhereNoMemberIsWrong)
{
    service.clock().set(test::at("2026-11-24T10:00"));
    const auto early = post(meeting + "/open", "{}");
    EXPECT_EQ(early.status(), 422);
    EXPECT_EQ(fields(early), Fields{""});
    EXPECT_TRUE(early.says("A meeting can be opened on its day"));

    test::run(service.app().pool, "update invitee set user_id = 'cc' where id = 'seat-worker'");
    const auto kept = service.as("bs").send(
        Method::del, meeting + "/invitees/seat-worker", "", {{"if-match", "*"}});
    EXPECT_EQ(kept.status(), 422);
    EXPECT_EQ(fields(kept), Fields{""});
    EXPECT_TRUE(kept.says("The chair cannot be left out"));
}

TEST_F(ApiErrors, TellAFilterThatIsOnOrLeftOutFromOneWithTwoSides)
{
    auto bs = service.as("bs");
    for (const char* filter :
         {"due-dates?provisional=", "due-dates?awaiting_approval=", "users?chairs="}) {
        const std::string address = std::string{"/api/v1/"} + filter;
        EXPECT_EQ(bs.get_json(address + "true").status(), 200) << filter;
        const auto off = bs.get_json(address + "false");
        EXPECT_EQ(off.status(), 422) << filter;
        EXPECT_TRUE(off.says("Must be true, or left out for all of them")) << off.body();
    }
    for (const char* side : {"true", "false"})
        EXPECT_EQ(bs.get_json(std::string{"/api/v1/due-dates?booked="} + side).status(), 200)
            << side;
}

TEST_F(ApiErrors, AreAConflictWhateverElseIsWrongWithWhatIsTaken)
{
    const std::string body = booking("room", "\"room-1\"");
    ASSERT_EQ(post("/api/v1/meetings", body).status(), 201);

    const auto both = post("/api/v1/meetings", body);
    EXPECT_EQ(both.status(), 409);
    EXPECT_TRUE(both.says("QUO-014"));
    EXPECT_EQ(fields(both), (Fields{"chair", "room"}));

    const auto more = post("/api/v1/meetings", booking("children", "[\"no\"]"));
    EXPECT_EQ(more.status(), 409);
    EXPECT_EQ(fields(more), (Fields{"children", "chair", "room"}));
}

TEST_F(ApiErrors, SayHowToSignInWithEvery401)
{
    EXPECT_EQ(service.nobody().get_json("/api/v1/cases").header("WWW-Authenticate"), "Bearer");
    const auto wrong =
        service.nobody().post_json("/api/v1/session", R"({"email":"a@b.example","password":"no"})");
    EXPECT_EQ(wrong.status(), 401);
    EXPECT_EQ(wrong.header("WWW-Authenticate"), "Bearer");
}

TEST_F(ApiErrors, AreTheSameForHeadAsForGet)
{
    auto client = service.as("bs");
    for (const Method method : {Method::get, Method::head, Method::del}) {
        const auto answer = client.send(method, "/api/v1/cases/search");
        EXPECT_EQ(answer.status(), 405);
        EXPECT_EQ(answer.header("Allow"), "POST");
    }
    EXPECT_EQ(client.send(Method::head, "/api/v1/cases/no").status(), 404);
}

TEST_F(ApiErrors, WantAReasonForALogPosted)
{
    const auto asked = service.as("ad").get_json("/api/v1/audit?case=case-1");

    EXPECT_EQ(asked.status(), 422);
    EXPECT_EQ(fields(asked), Fields{"case"});
    EXPECT_TRUE(asked.says("/api/v1/audit/search"));
}

TEST_F(ApiErrors, NoteTheVersionThatIsNoneOfAUser)
{
    const auto closed = [&](const char* version) {
        return service.as("am")
            .send(Method::del, "/api/v1/users/sw", "", {{"if-match", version}})
            .status();
    };
    EXPECT_EQ(closed("\"0\""), 412);
    EXPECT_EQ(closed("\"7\", \"8\""), 412);
    EXPECT_EQ(closed("*"), 200);
}

TEST_F(ApiErrors, NoteABodysVersionBeyondAllMeasure)
{
    post(meeting + "/minutes", "{}");
    test::run(service.app().pool, "update meeting set status = 'held' where id = 'm1'");
    test::run(service.app().pool, "update meeting set type = 'core_group' where id = 'm1'");

    EXPECT_EQ(post(meeting + "/minutes/approve", R"({"version":4294967297})", "cc").status(), 412);
}

TEST_F(ApiErrors, KeepMinutesThatAreNotOpenedApartByTheirTag)
{
    EXPECT_EQ(service.as("bs").get_json(meeting + "/minutes").header("ETag"), "\"0\"");
    post(meeting + "/minutes", "{}");
    const auto decide = [&](const char* version) {
        return service.as("cc").send(Method::put,
                                     meeting + "/decisions/child-1",
                                     R"({"outcome":"no_further_action","reasons":"Well"})",
                                     {{"content-type", "application/json"}, {"if-match", version}});
    };
    EXPECT_EQ(decide("*").status(), 412);  // there is none yet
    EXPECT_EQ(decide("\"0\"").status(), 200);
    EXPECT_EQ(decide("*").status(), 200);
}

TEST_F(ApiErrors, GiveThePlaceOfAnExcludedPerson)
{
    const auto flagged = post("/api/v1/cases/case-1/excluded-people",
                              R"({"contact":"contact-gp","reason":"A court order"})",
                              "tm");
    ASSERT_EQ(flagged.status(), 201) << flagged.body();
    const auto found = service.as("tm").get_json(flagged.header("Location"));
    EXPECT_EQ(json::parse(found.body()), json::parse(flagged.body()));
    EXPECT_EQ(service.as("sw-south").get_json(flagged.header("Location")).status(), 404);

    const auto again = post("/api/v1/cases/case-1/excluded-people",
                            R"({"contact":"contact-gp","reason":"A court order"})",
                            "tm");
    expect_unknown(again, "contact");
}

TEST_F(ApiErrors, LogAnExcludedPersonAmongOtherFaults)
{
    const auto flagged = post("/api/v1/cases/case-1/excluded-people",
                              R"({"contact":"contact-gp","reason":"A court order"})",
                              "tm");
    ASSERT_EQ(flagged.status(), 201) << flagged.body();

    const auto refused = post("/api/v1/meetings",
                              booking("invitees", R"([{"contact":"contact-gp"},{"user":"no"}])"));

    EXPECT_EQ(fields(refused), (Fields{"invitees.0.contact", "invitees.1.user"}));
    const auto entries = service.database().read(
        [](core::UnitOfWork& work) { return work.audit.all(test::exampleshire, 0, 100); });
    EXPECT_EQ(std::ranges::count_if(entries,
                                    [](const core::AuditEntry& each) {
                                        return each.record.action == "participant.add_excluded";
                                    }),
              1);
}

TEST_F(ApiErrors, TellWhatTheMeetingsPageTellsOfRepliesAndReferences)
{
    test::run(service.app().pool,
              "update invitee set reply_note = 'From the station' where id = 'seat-police'");

    const auto read = service.as("bs").get_json(meeting);

    EXPECT_TRUE(read.says("\"note\":\"From the station\""));
    const json::object body = json::parse(read.body()).as_object();
    const std::string reference{body.at("family_reference").as_string()};
    EXPECT_TRUE(service.as("bs").get("/meetings/m1").says(reference));
    test::add_agency_user(service.app().pool, "noor");
    const auto reduced = service.as("noor").get_json(meeting);
    EXPECT_EQ(reduced.status(), 200);
    EXPECT_FALSE(reduced.says("From the station"));
    EXPECT_FALSE(reduced.says("family_reference"));
}

}  // namespace
}  // namespace quorate::server
