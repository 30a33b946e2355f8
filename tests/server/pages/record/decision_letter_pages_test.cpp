#include <boost/json.hpp>

#include "tests/support/english_left.hpp"
#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class DecisionLetterPages : public test::RecordService {
protected:
    // The meeting has ended, and the first child's decision is marked for the family.
    void end()
    {
        hold();
        decide("child-1", "cp_plan_made");
        decide("child-2", "no_further_action");
        test::run(service.app().pool,
                  "update decision set visible_to_family = 1, dissent = 'SECRET-DISSENT' "
                  "where child_id = 'child-1'");
        const auto page = service.as("cc").get(meeting + "/register");
        by("cc", "/close", {{"version", page.field("version")}, {"confirmed", "yes"}});
    }

    test::Answer put(const std::string& recipient, const std::string& body, const char* version)
    {
        return service.as("bs").send(Method::put,
                                     api + "/" + recipient,
                                     body,
                                     {{"content-type", "application/json"}, {"if-match", version}});
    }

    const std::string letters = meeting + "/decision-letter";
    const std::string api = "/api/v1" + meeting + "/decision-letters";
};

TEST_F(DecisionLetterPages, ShowWhoGetsALetterAndWhatItSays)
{
    end();

    const auto list = service.as("bs").get(letters);
    EXPECT_EQ(list.status(), 200) << list.body();
    EXPECT_TRUE(list.says("Hazel Testwood"));
    EXPECT_TRUE(list.says("Professionals"));
    EXPECT_TRUE(list.says("The minutes are not agreed yet."));
    EXPECT_TRUE(list.says("1 decision is not in it, as it is not marked for the family"));
    const auto letter = service.as("bs").get(letters + "/seat-mother");
    EXPECT_EQ(letter.status(), 200) << letter.body();
    EXPECT_TRUE(letter.says("Dear Hazel Testwood"));
    EXPECT_TRUE(letter.says("What was decided for Rowan Testwood"));
    EXPECT_FALSE(letter.says("Wren"));
    EXPECT_FALSE(letter.says("SECRET-DISSENT"));
    EXPECT_TRUE(service.as("bs").get(meeting).says("none is sent"));
}

TEST_F(DecisionLetterPages, KeepTheWordingAndSayWhenItHasLeft)
{
    end();

    const auto worded = by("bs",
                           "/decision-letter/seat-mother",
                           {{"version", "0"}, {"opening", "We met about you."}, {"closing", ""}});
    EXPECT_EQ(worded.status(), 303) << worded.body();
    const auto page = service.as("bs").get(letters + "/seat-mother");
    EXPECT_TRUE(page.says("We met about you."));

    const auto wrong =
        by("bs",
           "/decision-letter/seat-mother/sent",
           {{"version", page.field("version")}, {"how", "by_hand"}, {"on", "26/11/2026"}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("Choose today or an earlier day"));
    const auto sent =
        by("bs",
           "/decision-letter/seat-mother/sent",
           {{"version", page.field("version")}, {"how", "by_hand"}, {"on", "25/11/2026"}});
    EXPECT_EQ(sent.status(), 303) << sent.body();
    EXPECT_TRUE(service.as("bs").get(letters + "/seat-mother").says("Sent by hand on"));
    EXPECT_TRUE(service.as("bs").get(meeting).says("1 of 3 is sent"));
}

TEST_F(DecisionLetterPages, PrintAnAddressOnlyWhereOneIsSafe)
{
    end();
    const std::string print = letters + "/seat-mother/print";
    EXPECT_TRUE(service.as("bs").get(print).says("This letter is to be given by hand."));
    test::run(service.app().pool,
              "insert into safe_address (family_member_id, authority_id, address) values "
              "('mother-1', 'authority-1', '1 Hidden Row')");

    const auto page = service.as("bs").get(print);
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("1 Hidden Row"));
    EXPECT_FALSE(service.as("bs").get(letters + "/seat-mother").says("1 Hidden Row"));
    EXPECT_FALSE(service.as("bs").get(letters + "/seat-father/print").says("1 Hidden Row"));
}

TEST_F(DecisionLetterPages, OfferPostOnlyWhereItWouldNotBeRefused)
{
    end();
    const auto without = service.as("bs").get(letters + "/seat-mother");
    EXPECT_FALSE(without.says("value=\"post\""));
    EXPECT_TRUE(without.says("It is to be given by hand"));
    EXPECT_TRUE(service.as("bs").get(letters + "/professionals").says("value=\"post\""));

    test::run(service.app().pool,
              "insert into safe_address (family_member_id, authority_id, address) values "
              "('mother-1', 'authority-1', '1 Hidden Row')");

    EXPECT_TRUE(service.as("bs").get(letters + "/seat-mother").says("value=\"post\""));
}

TEST_F(DecisionLetterPages, AreInWelshForWhoReadsWelsh)
{
    end();
    test::run(service.app().pool, "update invitee set language = 'cy' where id = 'seat-mother'");
    test::run(service.app().pool, "update decision set reasons = 'Achos' where meeting_id = 'm1'");

    const auto page = service.as("bs").get(letters + "/seat-mother/print");

    EXPECT_TRUE(page.says("<section class=\"cm-letter\" lang=\"cy\""));
    const auto from = page.body().find("<h2", page.body().find("<section class=\"cm-letter\""));
    std::string letter = page.body().substr(from, page.body().find("</section>", from) - from);
    const std::string chair = "Name of cc";
    ASSERT_NE(letter.find(chair), std::string::npos) << letter;
    letter.erase(letter.find(chair), chair.size());
    EXPECT_EQ(test::english_left(letter), std::vector<std::string>{}) << letter;
}

TEST_F(DecisionLetterPages, RefuseWithASentenceWhereThereIsNone)
{
    hold();

    const auto page = service.as("bs").get(letters);
    EXPECT_EQ(page.status(), 409);
    EXPECT_TRUE(page.says("The letters can be drafted once the meeting has ended"));
    EXPECT_EQ(service.as("bs").get_json(api).status(), 422);
    EXPECT_EQ(service.as("bs").get(letters + "/no").status(), 409);
}

TEST_F(DecisionLetterPages, AreThereForPrograms)
{
    end();

    const auto listed = service.as("bs").get_json(api);
    ASSERT_EQ(listed.status(), 200) << listed.body();
    EXPECT_FALSE(listed.says("SECRET-DISSENT"));
    const auto items = json::parse(listed.body()).at("items").as_array();
    ASSERT_EQ(items.size(), 3u);
    EXPECT_EQ(items.back().at("recipient").as_string(), "professionals");

    EXPECT_EQ(put("no", R"({"opening":"We met."})", "\"0\"").status(), 404);
    const auto worded = put("seat-mother", R"({"opening":"We met."})", "\"0\"");
    ASSERT_EQ(worded.status(), 200) << worded.body();
    EXPECT_EQ(json::parse(worded.body()).at("letter").at("opening").as_string(), "We met.");
    EXPECT_EQ(put("seat-mother", R"({"opening":"Late"})", "\"0\"").status(), 412);

    const std::string left = R"({"version":1,"how":"by_hand","on":"2026-11-25"})";
    const auto sent = service.as("bs").post_json(api + "/seat-mother/sent", left);
    ASSERT_EQ(sent.status(), 200) << sent.body();
    EXPECT_EQ(json::parse(sent.body()).at("sent").at("how").as_string(), "by_hand");
    EXPECT_EQ(service.as("bs").post_json(api + "/seat-mother/sent", left).status(), 409);
    EXPECT_EQ(service.as("sw").get_json(api).status(), 403);
}

}  // namespace
}  // namespace quorate::server
