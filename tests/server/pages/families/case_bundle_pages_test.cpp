#include <boost/json.hpp>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class CaseBundlePages : public test::RecordService {
protected:
    void plant()
    {
        hold();
        write("bs", "child_views", "SHAREDVIEWS", "yes");
        const std::string views = section("child_views");
        finish();
        for (const char* statement :
             {"insert into staff_user (id, authority_id, name, email, role, job_title, "
              "chairs_meetings, password_hash, created_at) select 'sm-2', authority_id, "
              "'Second Manager', 'sm-2@council.example', 'SM', 'Service manager', 0, 'x', 0 "
              "from staff_user where id = 'sm'",
              "insert into case_involvement (authority_id, case_id, user_id, expires_at, reason) "
              "values ('authority-1', 'case-1', 'sm', 4000000000, 'x'), "
              "('authority-1', 'case-1', 'sm-2', 4000000000, 'x')",
              "update decision set visible_to_family = 1, dissent = 'CANARYDISSENT'",
              "update decision set reasons = 'CANARYSIBLING' where child_id = 'child-2'",
              "insert into safe_address (family_member_id, authority_id, address) values "
              "('father-1', 'authority-1', 'CANARYADDRESS')"})
            test::run(service.app().pool, statement);
        ASSERT_EQ(by("bs",
                     "/papers/about/" + views,
                     {{"children-" + views, "child-1"}, {"source-" + views, "other"}})
                      .status(),
                  303);
    }

    // Prepares Rowan's; its address.
    std::string prepare()
    {
        const auto page = service.as("sm").get(person);
        const auto prepared = service.as("sm").post(
            person,
            {{"digest", page.field("digest")}, {"reason", "Asked for by letter on 20 November"}});
        EXPECT_EQ(prepared.status(), 303) << prepared.body();
        const std::string to = prepared.header("Location");
        return to.substr(0, to.find('?'));
    }

    const std::string requests = "/families/case-1/subject-access";
    const std::string person = requests + "/of/child/child-1";
};

TEST_F(CaseBundlePages, ShowWhoCanAskAndWhatTheyWouldBeGiven)
{
    plant();
    const auto list = service.as("sm").get(requests);
    EXPECT_EQ(list.status(), 200) << list.body();
    EXPECT_TRUE(list.says("Rowan Testwood"));
    EXPECT_TRUE(list.says("Hazel Testwood"));
    EXPECT_TRUE(service.as("sm").get("/families/case-1").says("See or prepare it"));

    const auto shown = service.as("sm").get(person);
    EXPECT_EQ(shown.status(), 200) << shown.body();
    EXPECT_TRUE(shown.says("SHAREDVIEWS"));
    EXPECT_TRUE(shown.says("What is held back"));
    EXPECT_FALSE(shown.says("CANARY"));
    const auto mother = service.as("sm").get(requests + "/of/member/mother-1");
    EXPECT_EQ(mother.status(), 200);
    EXPECT_FALSE(mother.says("CANARYDISSENT"));
    EXPECT_FALSE(mother.says("CANARYADDRESS"));
    EXPECT_EQ(service.as("sm").get(requests + "/of/child/child-other").status(), 404);
    EXPECT_EQ(service.as("sw").get(requests).status(), 403);
}

TEST_F(CaseBundlePages, SayWhoCanMakeTheSecondPersonWhereThereIsNone)
{
    plant();
    EXPECT_FALSE(service.as("sm").get(person).says("Nobody else could release this yet."));
    test::run(service.app().pool, "update staff_user set active = 0 where id = 'sm-2'");

    const auto shown = service.as("sm").get(person);
    EXPECT_TRUE(shown.says("Nobody else could release this yet."));
    EXPECT_TRUE(shown.says("ask an administrator (Name of am)")) << shown.body();
}

TEST_F(CaseBundlePages, PrepareReleaseAndFetchItAsAPageAndAsJson)
{
    plant();
    const auto page = service.as("sm").get(person);
    const auto wrong =
        service.as("sm").post(person, {{"digest", page.field("digest")}, {"reason", "Asked"}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("Say more: at least 15 characters"));

    const std::string bundle = prepare();
    const auto own = service.as("sm").get(bundle);
    EXPECT_TRUE(own.says("You prepared this."));
    EXPECT_EQ(service.as("sm").post(bundle + "/fetch", {{"form", "html"}}).status(), 409);
    EXPECT_EQ(
        service.as("sm").post(bundle + "/release", {{"digest", page.field("digest")}}).status(),
        403);
    const auto other = service.as("sm-2").get(bundle);
    const auto released =
        service.as("sm-2").post(bundle + "/release", {{"digest", other.field("digest")}});
    ASSERT_EQ(released.status(), 303) << released.body();

    const auto html = service.as("sm").post(bundle + "/fetch", {{"form", "html"}});
    EXPECT_EQ(html.status(), 200);
    EXPECT_EQ(html.header("Content-Disposition"), "attachment; filename=\"record.html\"");
    EXPECT_TRUE(html.says("SHAREDVIEWS"));
    EXPECT_FALSE(html.says("CANARY"));
    EXPECT_FALSE(html.says("Wren"));
    const auto file = service.as("sm-2").post(bundle + "/fetch", {{"form", "json"}});
    EXPECT_EQ(file.header("Content-Type"), "application/json");
    EXPECT_EQ(json::parse(file.body()).at("name").as_string(), "Rowan Testwood");
    EXPECT_EQ(file.body().find("CANARY"), std::string::npos);
    EXPECT_TRUE(service.as("sm").get(requests).says("Second Manager"));
}

TEST_F(CaseBundlePages, GiveWhatWasReleasedAndOfferToPrepareItAgain)
{
    plant();
    const std::string bundle = prepare();
    EXPECT_FALSE(service.as("sm").get(bundle).says("Prepare it again"));
    const auto other = service.as("sm-2").get(bundle);
    ASSERT_EQ(
        service.as("sm-2").post(bundle + "/release", {{"digest", other.field("digest")}}).status(),
        303);
    const auto before = service.as("sm").post(bundle + "/fetch", {{"form", "json"}}).body();
    EXPECT_FALSE(service.as("sm").get(requests).says("Something was added or changed since"));
    test::run(service.app().pool, "update child set given_name = 'Rowena' where id = 'child-1'");

    EXPECT_TRUE(service.as("sm").get(requests).says("Something was added or changed since"));
    const auto shown = service.as("sm").get(bundle);
    EXPECT_TRUE(shown.says("Something was added or changed since it was released."));
    EXPECT_TRUE(shown.says("Fetch it as a page"));
    EXPECT_FALSE(shown.says("Rowena"));
    EXPECT_EQ(service.as("sm").post(bundle + "/fetch", {{"form", "json"}}).body(), before);

    const auto again = service.as("sm").post(bundle + "/again", {});
    ASSERT_EQ(again.status(), 303) << again.body();
    const std::string to = again.header("Location");
    EXPECT_NE(to.substr(0, to.find('?')), bundle);
    const auto next = service.as("sm").get(to);
    EXPECT_TRUE(next.says("Prepared again, with what is held now."));
    EXPECT_TRUE(next.says("Rowena"));
    EXPECT_TRUE(next.says("You prepared this."));
    EXPECT_EQ(service.as("sw").post(bundle + "/again", {}).status(), 403);
}

TEST_F(CaseBundlePages, PrepareWhatIsHeldAboutAProfessional)
{
    plant();
    const auto list = service.as("sm").get(requests);
    EXPECT_TRUE(list.says("Who works with them"));
    EXPECT_TRUE(list.says(requests + "/of/contact/contact-nurse"));
    const std::string nurse = requests + "/of/contact/contact-nurse";
    const auto page = service.as("sm").get(nurse);
    ASSERT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("Noor Stubb"));
    for (const char* never : {"SHAREDVIEWS", "CANARY", "Rowan"})
        EXPECT_FALSE(page.says(never)) << never;
    const auto prepared = service.as("sm").post(
        nurse, {{"digest", page.field("digest")}, {"reason", "Asked for by letter last week"}});
    EXPECT_EQ(prepared.status(), 303) << prepared.body();
    const auto rows =
        json::parse(service.as("sm").get_json("/api/v1/cases/case-1/subject-access").body());
    const auto& row = rows.at("items").at(0);
    EXPECT_EQ(row.at("contact").as_string(), "contact-nurse");
    EXPECT_TRUE(row.at("child").is_null());
    EXPECT_TRUE(row.at("user").is_null());
    EXPECT_EQ(service.as("sm").get(requests + "/of/contact/contact-gp").status(), 404);
    EXPECT_EQ(service.as("sm").get(requests + "/of/other/contact-nurse").status(), 404);
}

TEST_F(CaseBundlePages, GiveTheApiWhatIsReleasedAndNothingBefore)
{
    plant();
    const std::string bundle = prepare();
    const std::string id = bundle.substr(bundle.rfind('/') + 1);
    const std::string api = "/api/v1/cases/case-1/subject-access";
    const auto list = service.as("sm").get_json(api);
    ASSERT_EQ(list.status(), 200) << list.body();
    const auto row = json::parse(list.body()).at("items").at(0);
    EXPECT_EQ(row.at("id").as_string(), id);
    EXPECT_EQ(row.at("child").as_string(), "child-1");
    EXPECT_EQ(row.at("state").as_string(), "waiting");
    EXPECT_EQ(service.as("sm").post_json(api + "/" + id + "/export", "{}").status(), 409);

    const auto other = service.as("sm-2").get(bundle);
    ASSERT_EQ(
        service.as("sm-2").post(bundle + "/release", {{"digest", other.field("digest")}}).status(),
        303);
    const auto given = service.as("sm").post_json(api + "/" + id + "/export", "{}");
    ASSERT_EQ(given.status(), 200) << given.body();
    EXPECT_TRUE(given.says("SHAREDVIEWS"));
    EXPECT_EQ(given.body().find("CANARY"), std::string::npos);
    EXPECT_EQ(service.as("sw").get_json(api).status(), 403);
}

}  // namespace
}  // namespace quorate::server
