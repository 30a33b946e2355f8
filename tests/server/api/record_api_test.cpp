#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/actions/escalation_store.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

const std::string meeting = "/api/v1/meetings/m1";

class RecordApi : public testing::Test {
protected:
    RecordApi()
    {
        test::add_directory_to_staff(service.app().pool);
        test::add_conference(
            service.app().pool, core::MeetingType::initial_cp_conference, "cc", "sw");
        service.clock().set(test::at("2026-11-25T10:05"));
    }

    json::object ask(const std::string& who, const std::string& target)
    {
        const auto answer = service.as(who).get_json(target);
        EXPECT_EQ(answer.status(), 200) << target << answer.body();
        return json::parse(answer.body()).as_object();
    }

    test::Answer tell(const std::string& who, const std::string& target, const std::string& body)
    {
        return service.as(who).post_json(target, body);
    }

    test::Answer decide(const std::string& child, const std::string& body)
    {
        return service.as("cc").send(Method::put,
                                     meeting + "/decisions/" + child,
                                     body,
                                     {{"content-type", "application/json"}, {"if-match", "\"0\""}});
    }

    std::string version_of(const std::string& target)
    {
        return std::to_string(ask("cc", target).at("version").as_int64());
    }

    // A conference that was held, decided about both children and has agreed minutes.
    void agree_minutes()
    {
        tell("bs",
             meeting + "/register",
             R"({"attendance":{"seat-police":"present","seat-nurse":"remote",)"
             R"("seat-worker":"present"}})");
        tell("bs", meeting + "/open", "{}");
        tell("bs", meeting + "/minutes", "{}");
        for (const char* child : {"child-1", "child-2"})
            decide(child, R"({"outcome":"no_further_action","reasons":"Well"})");
        const auto held = ask("cc", meeting + "/register").at("meeting").at("version").as_int64();
        tell("cc",
             meeting + "/close",
             R"({"confirmed":true,"version":)" + std::to_string(held) + "}");
        const auto agreed = tell("cc",
                                 meeting + "/minutes/approve",
                                 R"({"version":)" + version_of(meeting + "/minutes") + "}");
        ASSERT_EQ(agreed.status(), 200) << agreed.body();
    }

    test::TestService service;
};

TEST_F(RecordApi, AsksBeforeAMeetingIsOpenedHoursEarly)
{
    service.clock().set(test::at("2026-11-25T07:30"));

    const auto asked = tell("bs", meeting + "/open", "{}");
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("\"field\":\"confirmed\"")) << asked.body();
    EXPECT_TRUE(asked.says("This meeting starts at 10:00"));
    EXPECT_EQ(tell("bs", meeting + "/open?confirmed=false", "{}").status(), 422);

    EXPECT_EQ(tell("bs", meeting + "/open?confirmed=true", "{}").status(), 200);
}

TEST_F(RecordApi, AddsThePartInWhichProfessionalsSpeakAloneOnce)
{
    tell("bs", meeting + "/open", "{}");
    ASSERT_EQ(tell("bs", meeting + "/minutes", "{}").status(), 200);

    const auto added = tell("bs", meeting + "/minutes/closed-part", "{}");
    ASSERT_EQ(added.status(), 200) << added.body();
    const json::object part = json::parse(added.body()).as_object();
    EXPECT_EQ(part.at("item").as_string(), "closed");
    EXPECT_EQ(part.at("title").as_string(), "Professionals alone");
    const auto again = tell("bs", meeting + "/minutes/closed-part", "{}");
    EXPECT_EQ(json::parse(again.body()).at("id"), part.at("id"));
}

TEST_F(RecordApi, UndoesAnOpeningForTheChairWhileNothingIsWritten)
{
    EXPECT_EQ(tell("bs", meeting + "/open", "{}").status(), 200);
    EXPECT_EQ(tell("bs", meeting + "/open/undo", "{}").status(), 403);

    EXPECT_EQ(tell("cc", meeting + "/open/undo", "{}").status(), 200);
    EXPECT_EQ(tell("cc", meeting + "/open/undo", "{}").status(), 409);

    EXPECT_EQ(tell("bs", meeting + "/open", "{}").status(), 200);
    tell("bs", meeting + "/register", R"({"attendance":{"seat-police":"present"}})");
    EXPECT_EQ(tell("cc", meeting + "/open/undo", "{}").status(), 409);
}

TEST_F(RecordApi, FindsActionPointsByWordsAndGivesThoseOfALeaverToAnother)
{
    const auto added = tell("bs",
                            meeting + "/actions",
                            R"({"what":"Ring the school","owner":{"contact":"contact-nurse"},)"
                            R"("due_on":"2026-12-03","priority":"high","not_before":"2026-12-01",)"
                            R"("evidence_planned":"The register of the school",)"
                            R"("outcome_intended":"She is back at school"})");
    ASSERT_EQ(added.status(), 201) << added.body();
    const json::object action = ask("sw", added.header("Location"));
    EXPECT_EQ(action.at("priority").as_string(), "high");
    EXPECT_EQ(action.at("not_before").as_string(), "2026-12-01");
    EXPECT_EQ(action.at("outcome_intended").as_string(), "She is back at school");
    EXPECT_EQ(action.at("evidence_planned").as_string(), "The register of the school");
    EXPECT_EQ(action.at("evidence_given").as_string(), "");
    EXPECT_TRUE(action.at("confirmed_at").is_null());

    const auto found = [&](const std::string& asked) {
        return ask("sw", "/api/v1/actions?" + asked).at("items").as_array().size();
    };
    EXPECT_EQ(found("whose=mine"), 0u);
    EXPECT_EQ(found("whose=all"), 1u);
    EXPECT_EQ(found("q=schoo&to_do=true"), 1u);
    EXPECT_EQ(found("q=doctor"), 0u);
    EXPECT_EQ(found("overdue=true"), 0u);
    EXPECT_EQ(found("owner=contact-nurse&case=case-1&status=open"), 1u);
    EXPECT_EQ(found("status=confirmed"), 0u);

    const std::string move =
        R"({"from":{"contact":"contact-nurse"},"to":{"contact":"contact-gp"},)";
    EXPECT_EQ(tell("cc", "/api/v1/actions/reassign", move + R"("expected":2})").status(), 422);
    const auto moved = tell("cc", "/api/v1/actions/reassign", move + R"("expected":1})");
    ASSERT_EQ(moved.status(), 200) << moved.body();
    EXPECT_EQ(json::parse(moved.body()).at("reassigned").as_int64(), 1);
    EXPECT_EQ(found("owner=contact-gp"), 1u);
}

TEST_F(RecordApi, TellsWhatEarlierMeetingsAgreedAndWhoWasToldThatItIsOverdue)
{
    const auto added = tell("bs",
                            meeting + "/actions",
                            R"({"what":"Ring the school","owner":{"contact":"contact-nurse"},)"
                            R"("due_on":"2026-12-03"})");
    ASSERT_EQ(added.status(), 201) << added.body();
    const std::string action = added.header("Location");
    EXPECT_EQ(ask("sw", action).at("agreed_with").as_string(), "");
    EXPECT_TRUE(ask("sw", meeting + "/earlier-actions").at("items").as_array().empty());
    test::run(service.app().pool,
              "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
              "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) values "
              "('m9', 'authority-1', 'case-1', 'core_group', 'ref-9', 'feed-9', 'scheduled', "
              "1797415200, 1797418800, 'video', 'cc', 'bs', 0, 0)");
    const auto earlier = ask("sw", "/api/v1/meetings/m9/earlier-actions").at("items").as_array();
    ASSERT_EQ(earlier.size(), 1u);
    EXPECT_EQ(earlier.front().at("what").as_string(), "Ring the school");

    service.app().database.write([&](core::UnitOfWork& work) {
        work.escalations.record(
            core::AuthorityId{"authority-1"},
            {.action = core::ActionPointId{action.substr(action.rfind('/') + 1)},
             .level = core::EscalationLevel::lead,
             .told = {{.contact = core::ContactId{"contact-gp"}}},
             .at = test::at("2026-12-10T09:00")});
        return core::Done{};
    });
    const auto told = ask("sw", action + "/escalations").at("items").as_array();
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told.front().at("level").as_string(), "lead");
    EXPECT_EQ(told.front().at("told").as_array().front().as_string(), "Sol Specimen");
    EXPECT_TRUE(service.as("sw")
                    .get("/actions/" + action.substr(action.rfind('/') + 1))
                    .says("Manager or lead told"));
}

TEST_F(RecordApi, HoldsAMeetingFromTheRegisterToThePapers)
{
    EXPECT_EQ(tell("bs",
                   meeting + "/register",
                   R"({"attendance":{"seat-police":"present","seat-nurse":"remote",)"
                   R"("seat-worker":"present"}})")
                  .status(),
              200);
    EXPECT_EQ(ask("bs", meeting + "/register").at("quorum").at("state").as_string(), "met");
    EXPECT_EQ(tell("bs", meeting + "/open", "{}").status(), 200);
    EXPECT_EQ(tell("bs", meeting + "/minutes", "{}").status(), 200);

    const auto sections = ask("bs", meeting + "/minutes").at("sections").as_array();
    const std::string section =
        meeting + "/minutes/sections/" + std::string{sections.at(1).at("id").as_string()};
    EXPECT_EQ(service.as("bs").patch_json(section, R"({"body":"Why we met"})", 1).status(), 200);
    EXPECT_EQ(service.as("bs").patch_json(section, R"({"body":"Late"})", 1).status(), 412);
    EXPECT_EQ(service.as("bs").send(Method::patch, section, "{}").status(), 428);

    EXPECT_EQ(decide("child-1",
                     R"({"outcome":"cp_plan_made","category":"NEG","reasons":"Seen",)"
                     R"("dissent":"School: not needed"})")
                  .status(),
              200);
    EXPECT_EQ(decide("child-2", R"({"outcome":"no_further_action","reasons":"Well"})").status(),
              200);
    const std::string held =
        std::to_string(ask("cc", meeting + "/register").at("meeting").at("version").as_int64());
    const auto asked = tell("cc", meeting + "/close", R"({"version":)" + held + "}");
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("\"field\":\"confirmed\"")) << asked.body();
    EXPECT_TRUE(asked.says("No part of the protection plan is written.")) << asked.body();
    EXPECT_EQ(
        tell("cc", meeting + "/close", R"({"confirmed":true,"version":)" + held + "}").status(),
        200);
    const auto approved = tell("cc",
                               meeting + "/minutes/approve",
                               R"({"version":)" + version_of(meeting + "/minutes") + "}");
    EXPECT_EQ(approved.status(), 200) << approved.body();
    EXPECT_EQ(service.as("bs").patch_json(section, R"({"body":"Late"})", 2).status(), 409);

    const auto sent =
        tell("bs",
             meeting + "/circulations",
             R"({"invitees":["seat-police"],"version":)" + version_of(meeting + "/minutes") + "}");
    EXPECT_EQ(sent.status(), 201) << sent.body();
    const auto ledger = ask("bs", meeting + "/circulations").at("items").as_array();
    ASSERT_EQ(ledger.size(), 1u);
    EXPECT_EQ(ledger.at(0).at("state").as_string(), "queued");
}

TEST_F(RecordApi, TakesDecisionsOnceItsMinutesAreOpen)
{
    const std::string decision = R"({"outcome":"cp_plan_made","category":"NEG","reasons":"Seen"})";
    EXPECT_EQ(decide("child-1", decision).status(), 409);
    EXPECT_EQ(decide("no", decision).status(), 404);
    EXPECT_EQ(tell("bs", meeting + "/minutes", "{}").status(), 200);
    EXPECT_EQ(decide("child-1", decision).status(), 200);
}

TEST_F(RecordApi, SaysWhichOutcomesItsMeetingCanHave)
{
    tell("bs", meeting + "/minutes", "{}");
    const auto refused = decide("child-1", R"({"outcome":"plan_agreed","reasons":"Seen"})");
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(
        refused.says("here it is one of cp_plan_made, no_cp_plan_cin, "
                     "no_cp_plan_early_help, no_further_action or adjourned"))
        << refused.body();
}

TEST_F(RecordApi, AsksWhyItWentOnWithoutQuorumByTheCodeOfTheTable)
{
    tell("bs", meeting + "/open", "{}");
    tell("bs", meeting + "/minutes", "{}");
    for (const char* child : {"child-1", "child-2"})
        decide(child, R"({"outcome":"no_further_action","reasons":"Well"})");
    const std::string held =
        std::to_string(ask("cc", meeting + "/register").at("meeting").at("version").as_int64());
    for (const char* who : {"bs", "cc"}) {
        const auto refused = tell(who, meeting + "/close", R"({"version":)" + held + "}");
        EXPECT_EQ(refused.status(), 422);
        EXPECT_TRUE(refused.says("QUO-019")) << refused.body();
        EXPECT_TRUE(refused.says("\"field\":\"proceed_reason\""));
    }
}

TEST_F(RecordApi, TakesWhenSomebodyCameAndLeft)
{
    const auto taken = tell("bs",
                            meeting + "/register",
                            R"({"attendance":{"seat-police":"present"},)"
                            R"("arrived":{"seat-police":"10:02"},"left":{"seat-police":"11:15"}})");
    ASSERT_EQ(taken.status(), 200) << taken.body();
    EXPECT_TRUE(taken.says("\"arrived\":\"10:02\",\"left\":\"11:15\""));

    const auto back =
        tell("bs", meeting + "/register", R"({"attendance":{},"left":{"seat-police":null}})");
    EXPECT_TRUE(back.says("\"arrived\":\"10:02\",\"left\":null")) << back.body();

    const auto wrong =
        tell("bs", meeting + "/register", R"({"attendance":{},"left":{"seat-police":"noon"}})");
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("\"field\":\"left.seat-police\""));
}

TEST_F(RecordApi, AdjournsAMeetingWithoutQuorum)
{
    const std::string version =
        std::to_string(ask("cc", meeting + "/register").at("meeting").at("version").as_int64());
    const auto without_plan =
        tell("cc", meeting + "/close", R"({"adjourn":true,"version":)" + version + "}");
    EXPECT_EQ(without_plan.status(), 422);
    EXPECT_TRUE(without_plan.says("\"field\":\"interim_plan\""));
    const auto without_owner =
        tell("cc",
             meeting + "/close",
             R"({"adjourn":true,"interim_plan":"Gran stays with them all week",)"
             R"("interim_actions":[{"what":"Call each day","owner":{}}],"version":)" +
                 version + "}");
    EXPECT_EQ(without_owner.status(), 422);
    EXPECT_TRUE(without_owner.says("\"field\":\"interim_actions.0.owner\""))
        << without_owner.body();

    const auto adjourned =
        tell("cc",
             meeting + "/close",
             R"({"adjourn":true,"interim_plan":"Gran stays with them all week",)"
             R"("interim_actions":[{"what":"Call each day","owner":{"contact":"contact-nurse"}}],)"
             R"("version":)" +
                 version + "}");
    EXPECT_EQ(adjourned.status(), 200) << adjourned.body();
    const auto actions = ask("cc", meeting + "/actions").at("items").as_array();
    ASSERT_EQ(actions.size(), 1u);
    EXPECT_EQ(actions.at(0).at("due_on").as_string(), "2026-12-09");
    const auto closing = ask("cc", meeting + "/register").at("closing").as_object();
    EXPECT_EQ(closing.at("reconvene_by").as_string(), "2026-12-09");
    EXPECT_EQ(closing.at("quorum").as_string(), "not_met") << "nobody is waited for any more";
    EXPECT_EQ(ask("cc", meeting + "/register").at("quorum").at("state").as_string(), "not_met");
    EXPECT_EQ(closing.at("interim_plan").as_string(), "Gran stays with them all week");
    EXPECT_TRUE(closing.at("allowed_by").is_null());
}

TEST_F(RecordApi, PutsAgreedMinutesRightUnderANumber)
{
    agree_minutes();
    const std::string url = meeting + "/minutes/amendments";

    const auto added =
        tell("cc", url, R"({"number":1,"body":"It was Tuesday","reason":"The school asked"})");
    ASSERT_EQ(added.status(), 201) << added.body();
    const auto record = ask("cc", meeting + "/minutes");
    ASSERT_EQ(record.at("amendments").as_array().size(), 1u);
    EXPECT_EQ(record.at("amendments").at(0).at("number").as_int64(), 1);
    EXPECT_EQ(record.at("digest").as_string().size(), 64u);
    EXPECT_TRUE(record.at("amendments").at(0).at("section").is_null());

    const auto late = tell("cc", url, R"({"number":1,"body":"x","reason":"The school asked"})");
    EXPECT_EQ(late.status(), 412) << late.body();
    EXPECT_EQ(tell("cc", url, R"({"number":2,"body":"x"})").status(), 422);
    const auto found =
        tell("cc",
             url,
             R"({"number":2,"body":"She lives at SE1 9GF","reason":"The school asked for it"})");
    EXPECT_EQ(found.status(), 422);
    EXPECT_FALSE(found.says("SE1 9GF"));
    const auto key = found.body().find("Postcode: f");
    ASSERT_NE(key, std::string::npos) << found.body();
    const auto from = key + std::string{"Postcode: "}.size();
    const std::string confirmed = found.body().substr(from, found.body().find('"', from) - from);
    EXPECT_EQ(
        tell("cc",
             url,
             R"({"number":2,"body":"She lives at SE1 9GF","reason":"The school asked for it",)"
             R"("confirmed":[")" +
                 confirmed + R"("]})")
            .status(),
        201);
    EXPECT_EQ(tell("bs", url, R"({"number":2,"body":"x","reason":"The school asked"})").status(),
              403);
}

TEST_F(RecordApi, FollowsAnActionPoint)
{
    const auto added = tell("bs",
                            meeting + "/actions",
                            R"({"what":"Ring the school","owner":{"user":"sw"},)"
                            R"("due_on":"2026-11-27"})");
    ASSERT_EQ(added.status(), 201) << added.body();
    const std::string action = added.header("Location");
    EXPECT_EQ(ask("sw", "/api/v1/actions").at("items").as_array().size(), 1u);

    EXPECT_EQ(service.as("sw").patch_json(action, R"({"status":"done"})", 1).status(), 200);
    EXPECT_EQ(service.as("sw").patch_json(action, R"({"status":"open"})", 1).status(), 412);
    EXPECT_EQ(ask("sw", action).at("status").as_string(), "done");
    EXPECT_EQ(ask("bs", meeting + "/actions").at("items").as_array().size(), 1u);
    EXPECT_EQ(ask("sw", "/api/v1/cases/case-1/actions").at("items").as_array().size(), 1u);
    EXPECT_TRUE(ask("sw", "/api/v1/actions").at("items").as_array().empty());
}

TEST_F(RecordApi, NamesEveryFieldThatIsWrong)
{
    const auto answer =
        tell("bs", meeting + "/actions", R"({"what":7,"owner":{},"due_on":"soon"})");

    EXPECT_EQ(answer.status(), 422);
    EXPECT_TRUE(answer.says("\"field\":\"what\""));
    const auto wrong =
        tell("bs", meeting + "/register", R"({"attendance":{"seat-police":"here"}})");
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("\"field\":\"attendance.seat-police\""));
}

TEST_F(RecordApi, GivesTheSameAnswerToTheSameKey)
{
    const auto add = [&] {
        return service.as("bs").post_json(
            meeting + "/actions",
            R"({"what":"Ring","owner":{"user":"sw"},"due_on":"2026-11-27"})",
            {{"idempotency-key", "k1"}});
    };
    const auto first = add();
    const auto second = add();

    EXPECT_EQ(first.body(), second.body());
    EXPECT_EQ(ask("bs", meeting + "/actions").at("items").as_array().size(), 1u);
}

TEST_F(RecordApi, IsNotThereForAnotherTeamNorForWhoReadsNoCases)
{
    tell("bs", meeting + "/minutes", "{}");

    EXPECT_EQ(service.as("sw-south").get_json(meeting + "/minutes").status(), 404);
    EXPECT_EQ(service.as("am").get_json(meeting + "/minutes").status(), 403);
    EXPECT_EQ(service.as("sw").get_json(meeting + "/circulations").status(), 403);
}

}  // namespace
}  // namespace quorate::server
