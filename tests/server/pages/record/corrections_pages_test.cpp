#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <optional>

#include "core/circulation/circulation_store.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class RecordAfterwards : public test::RecordService {
protected:
    void SetUp() override
    {
        hold();
        write("bs", "analysis", "Seen on Monday");
        analysis = section("analysis");
    }

    json::value api(const std::string& path)
    {
        const auto answer = service.as("bs").get_json("/api/v1" + path);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body());
    }

    void send()
    {
        const std::string version = json::serialize(api(meeting + "/minutes").at("version"));
        const auto sent =
            service.as("bs").post_json("/api/v1" + meeting + "/circulations",
                                       R"({"invitees":["seat-police"],"version":)" + version + "}");
        ASSERT_EQ(sent.status(), 201) << sent.body();
    }

    // Of the newest copy.
    std::string link()
    {
        const core::Circulation copy = service.app().database.read([&](core::UnitOfWork& work) {
            for (const auto& row : work.circulations.of_meeting(core::AuthorityId{"authority-1"},
                                                                core::MeetingId{"m1"}))
                if (!row.circulation.revoked_at) return row.circulation;
            return core::Circulation{};
        });
        return "/d/" + service.app().links.token(
                           core::papers_link_purpose, copy.id.text(), copy.link_generation);
    }

    // Whoever the copy went to, once a code was typed; the same device opens every later copy.
    test::TestService::Client& reader()
    {
        if (!reader_) reader_ = test::reader_of(service, link());
        return *reader_;
    }

    test::Answer ask(const std::string& words)
    {
        return reader().post(link() + "/corrections", {{"part", analysis}, {"correction", words}});
    }

    std::optional<test::TestService::Client> reader_;

    std::string analysis;  // the id of that section
};

TEST_F(RecordAfterwards, IsAskedToBePutRightBehindTheLinkAndAnsweredThere)
{
    finish();
    send();
    EXPECT_TRUE(test::opened(reader(), link()).says("Is something wrong?"));
    EXPECT_TRUE(test::opened(reader(), link()).says("value=\"decision:"));
    const auto elsewhere = service.nobody().post(link() + "/corrections",
                                                 {{"part", analysis}, {"correction", "Wrong"}});
    EXPECT_EQ(elsewhere.status(), 401);
    EXPECT_FALSE(elsewhere.says("Seen on Monday"));
    EXPECT_EQ(ask("").status(), 422);
    EXPECT_TRUE(ask("").says("Write what is wrong, and what is right"));

    ASSERT_EQ(ask("It was Tuesday").status(), 303);

    EXPECT_TRUE(test::opened(reader(), link()).says("The team is looking at it"));
    EXPECT_TRUE(service.as("bs").get(meeting).says("1 correction was asked for."));
    for (const char* page : {"/papers", "/minutes"}) {
        const auto shown = service.as("bs").get(meeting + page);
        EXPECT_TRUE(shown.says("1 correction was asked for.")) << page;
        EXPECT_TRUE(shown.says(meeting + "/minutes/agree#corrections")) << page;
    }
    const auto record = service.as("bs").get(meeting + "/minutes/agree");
    EXPECT_TRUE(record.says("It was Tuesday"));
    EXPECT_TRUE(record.says("To be answered"));
    EXPECT_TRUE(service.as("bs").get("/minutes-to-send").says("Corrections to answer"));
    const json::value corrections = api(meeting + "/minutes/corrections");
    const std::string id{corrections.at("items").at(0).at("id").as_string()};
    EXPECT_EQ(corrections.at("items").at(0).at("section"), json::value(analysis));

    const std::string url = "/minutes/corrections/" + id + "/decline";
    EXPECT_EQ(by("bs", url, {{"answer-" + id, ""}}).status(), 422);
    ASSERT_EQ(by("bs", url, {{"answer-" + id, "The register says Monday"}}).status(), 303);

    const auto told = test::opened(reader(), link());
    EXPECT_TRUE(told.says("The record stays as it is"));
    EXPECT_TRUE(told.says("The register says Monday"));
    EXPECT_FALSE(service.as("bs").get(meeting + "/papers").says("asked for."));
    EXPECT_FALSE(reader().get(link()).says("Monday")) << "before it is opened";
}

TEST_F(RecordAfterwards, TellsAReaderInNeutralWordsThatAPartWasTakenOutSince)
{
    const std::string taken = "Part of these papers was taken out after they were sent to you.";
    finish();
    send();
    EXPECT_FALSE(test::opened(reader(), link()).says(taken));

    ASSERT_EQ(
        by("cc", "/papers/share/seat-police", {{"version", "0"}, {"share", "decisions"}}).status(),
        303);

    const auto opened = test::opened(reader(), link());
    EXPECT_TRUE(opened.says(taken)) << opened.body();
    EXPECT_FALSE(opened.says("Seen on Monday"));
    EXPECT_FALSE(reader().get(link()).says(taken)) << "before it is opened";
}

TEST_F(RecordAfterwards, IsForTheFamilyWhenTheFamilyAskedAndNobodyLeavesItOutUnasked)
{
    write("bs", "child_views", "Wants to stay at school", "yes");
    const std::string part = section("child_views");
    finish();
    send();
    ASSERT_EQ(ask("It was Tuesday").status(), 303);
    const std::string id{
        api(meeting + "/minutes/corrections").at("items").at(0).at("id").as_string()};
    EXPECT_FALSE(service.as("cc")
                     .get(meeting + "/minutes/amend?correction=" + id)
                     .says("The family asked for this"));
    // As if the mother had asked behind her own link.
    test::run(service.app().pool,
              "update circulation set invitee_id = 'seat-mother', family_member_id = 'mother-1', "
              "contact_id = null, user_id = null");
    test::run(service.app().pool, "update record_correction set section_id = '" + part + "'");

    const auto form = service.as("cc").get(meeting + "/minutes/amend?correction=" + id);
    EXPECT_TRUE(form.says("The family asked for this")) << form.body();
    EXPECT_TRUE(form.says("Without this they do not get it"));
    Fields fields{{"number", "1"},
                  {"correction", id},
                  {"section", part},
                  {"body", "It was Tuesday"},
                  {"reason", "The mother asked for it"}};
    const auto refused = by("cc", "/minutes/amend", fields);
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("and would not get it")) << refused.body();
    EXPECT_TRUE(refused.says("Leave it out of the family's copies") ||
                refused.says("Leave it out of the family&#39;s copies"));

    fields.emplace_back("leave_out", "yes");
    EXPECT_EQ(by("cc", "/minutes/amend", fields).status(), 303);
}

TEST_F(RecordAfterwards, SaysThatItWasPutRightOnlyAboveACopyThatHasIt)
{
    finish();
    send();
    ASSERT_EQ(ask("It was Tuesday").status(), 303);
    const std::string id{
        api(meeting + "/minutes/corrections").at("items").at(0).at("id").as_string()};
    ASSERT_EQ(by("cc",
                 "/minutes/amend",
                 {{"number", "1"},
                  {"correction", id},
                  {"section", analysis},
                  {"body", "It was Tuesday"},
                  {"reason", "The police asked for it"}})
                  .status(),
              303);

    const auto before = test::opened(reader(), link());

    EXPECT_TRUE(before.says("It will be put right in a newer copy")) << before.body();
    EXPECT_FALSE(before.says("It was put right"));
}

TEST_F(RecordAfterwards, IsPutRightByTheChairAndSentToAllWhoHaveIt)
{
    finish();
    send();
    ASSERT_EQ(ask("It was Tuesday").status(), 303);
    const std::string id{
        api(meeting + "/minutes/corrections").at("items").at(0).at("id").as_string()};
    const auto form = service.as("cc").get(meeting + "/minutes/amend?correction=" + id);
    EXPECT_TRUE(form.says("Asked for by Lee Fixture"));

    const auto added = by("cc",
                          "/minutes/amend",
                          {{"number", "1"},
                           {"correction", id},
                           {"section", analysis},
                           {"body", "It was Tuesday"},
                           {"reason", "The police asked for it"}});
    ASSERT_EQ(added.status(), 303) << added.body();

    const auto papers = service.as("bs").get(meeting + "/papers");
    EXPECT_TRUE(papers.says("Sent before correction 1"));
    const json::value copy_sent = api(meeting + "/circulations").at("items").at(0);
    EXPECT_EQ(copy_sent.at("sent_before_amendment"), 1);
    EXPECT_EQ(copy_sent.at("corrections"), 1);
    EXPECT_EQ(copy_sent.at("corrections_open"), 0);
    EXPECT_GE(copy_sent.at("held_back").as_int64(), 1);
    EXPECT_EQ(api(meeting + "/record-clocks").at("corrections"), 1);
    EXPECT_EQ(api(meeting + "/record-clocks").at("corrections_open"), 0);
    EXPECT_TRUE(papers.says("1 person has papers without what was put right since"));
    EXPECT_TRUE(service.as("bs").get(meeting).says("1 correction is put right and not sent."));
    EXPECT_TRUE(
        service.as("bs").get("/minutes-to-send").says("Corrections put right and not sent"));
    const std::string before = link();
    const auto sent = by("bs", "/papers/correction", {{"amendments", "1"}});
    ASSERT_EQ(sent.status(), 303) << sent.body();
    EXPECT_NE(link(), before);
    const auto old = service.nobody().get(before);
    EXPECT_EQ(old.status(), 404);
    EXPECT_TRUE(old.says("A newer copy has taken the place of this one"));
    EXPECT_TRUE(old.says("It was sent by e-mail."));
    EXPECT_FALSE(old.says("Lee Fixture"));
    const auto copy = test::opened(reader(), link());
    EXPECT_TRUE(copy.says("It was Tuesday"));
    EXPECT_TRUE(copy.says("It was put right"));
    const auto ledger = service.as("bs").get(meeting + "/papers");
    EXPECT_FALSE(ledger.says("Sent before correction 1"));
    EXPECT_TRUE(ledger.says("Replaced by correction 1")) << ledger.body();
    EXPECT_FALSE(ledger.says("Taken back"));
    EXPECT_FALSE(
        service.as("bs").get("/minutes-to-send").says("Corrections put right and not sent"));
}

TEST_F(RecordAfterwards, ShowsItsClocksOnTheMeetingInTheQueueAndByTheApi)
{
    EXPECT_EQ(service.as("bs").get_json("/api/v1" + meeting + "/record-clocks").status(), 404);
    finish();

    EXPECT_TRUE(service.as("bs").get(meeting).says("Record: last day Wednesday 16 December 2026"));
    EXPECT_TRUE(service.as("bs").get("/minutes-to-send").says("Agreed, not sent"));
    EXPECT_TRUE(service.as("bs").get(meeting + "/minutes").says("Last day to send it: Wednesday"));
    const json::value queue = api("/minutes-to-send");
    ASSERT_EQ(queue.at("items").as_array().size(), 1u);
    EXPECT_EQ(queue.at("items").at(0).at("record").at("state"), json::value("agreed"));
    send();
    const json::value in_part = api("/minutes-to-send").at("items").at(0);
    EXPECT_EQ(in_part.at("record").at("state"), json::value("sent_in_part"));
    EXPECT_EQ(in_part.at("missing").at(0).at("why"), json::value("not_prepared"));
    EXPECT_EQ(api(meeting + "/record-clocks").at("reached"), json::value("some"));
    EXPECT_EQ(api(meeting + "/record-clocks").at("held_back"), 0);
    EXPECT_EQ(api(meeting + "/record-clocks").at("corrections"), 0);
    EXPECT_TRUE(service.as("bs").get("/minutes-to-send").says("not sent yet"));
    EXPECT_TRUE(service.as("bs").get(meeting).says("Missing: "));
    EXPECT_TRUE(service.as("bs").get(meeting + "/minutes").says("Sent in part."));
    EXPECT_TRUE(service.as("bs")
                    .get(meeting + "/papers")
                    .says("Not everybody who is to have the record has it."));

    test::run(service.app().pool, "update invitee set removed_at = 1 where id <> 'seat-police'");
    EXPECT_TRUE(api("/minutes-to-send").at("items").as_array().empty());
    const json::value clocks = api(meeting + "/record-clocks");
    EXPECT_EQ(clocks.at("record").at("state"), json::value("circulated"));
    EXPECT_EQ(clocks.at("record").at("corrections_until"), json::value("2026-12-09"));
    EXPECT_EQ(clocks.at("letter").at("last_day"), json::value("2026-11-26"));
    EXPECT_TRUE(service.as("bs")
                    .get(meeting + "/minutes/agree")
                    .says("Corrections can be asked for until Wednesday 9 December 2026"));
}

TEST_F(RecordAfterwards, IsReadForAddressesAndNumbersBeforeItIsAgreed)
{
    write("bs", "reason", "They moved to SE1 9GF");
    decide("child-1", "cp_plan_made");
    decide("child-2", "no_further_action");
    const auto register_page = service.as("cc").get(meeting + "/register");
    by("cc", "/close", {{"version", register_page.field("version")}, {"confirmed", "yes"}});

    const auto page = service.as("cc").get(meeting + "/minutes/agree");
    EXPECT_TRUE(page.says("SE1 9GF\xE2\x80\x9D"));
    EXPECT_TRUE(page.says("Postcode"));
    const auto refused = by("cc", "/minutes/agree", {{"version", page.field("version")}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("tick what may stay: 1 left"));

    const json::value findings = api(meeting + "/minutes/findings");
    ASSERT_EQ(findings.at("items").as_array().size(), 1u);
    const std::string key{findings.at("items").at(0).at("key").as_string()};
    EXPECT_EQ(by("cc", "/minutes/agree", {{"version", page.field("version")}, {"confirmed", key}})
                  .status(),
              303);
}

}  // namespace
}  // namespace quorate::server
