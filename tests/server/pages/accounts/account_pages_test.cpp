#include <gtest/gtest.h>

#include "core/directory/allowed_domain_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/contact_store.hpp"
#include "server/app/sign_in_steps.hpp"
#include "tests/support/directory.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

// What stands between the marks, such as the password on the page that shows it once.
std::string secret_on(const test::Answer& page)
{
    const std::string mark = "<code id=\"secret\">";
    const auto at = page.body().find(mark);
    if (at == std::string::npos) return {};
    const auto from = at + mark.size();
    return page.body().substr(from, page.body().find("</code>") - from);
}

class Accounts : public testing::Test {
protected:
    static Form jo()
    {
        return {{"name", "Jo Testperson"},
                {"email", "Jo@council.example"},
                {"role", "SW"},
                {"job_title", "Social worker"},
                {"teams", "team-north"}};
    }

    test::TestService service_;
};

TEST_F(Accounts, StandInTheBarOfThoseWhoLookAfterThem)
{
    const std::string entry = "href=\"/admin/users\"";
    for (const char* who : {"am", "tm"})
        EXPECT_TRUE(service_.as(who).get("/directory/agencies").says(entry)) << who;
    EXPECT_TRUE(service_.as("am").get("/admin/users").says(entry + " aria-current=\"true\""));
    for (const char* who : {"sw", "bs", "cc"})
        EXPECT_FALSE(service_.as(who).get("/directory/agencies").says(entry)) << who;
}

TEST_F(Accounts, AreMadeWithAPasswordThatIsShownOnce)
{
    const auto made = service_.as("am").post("/admin/users/new", jo());

    ASSERT_EQ(made.status(), 200) << made.body();
    const std::string password = secret_on(made);
    EXPECT_EQ(password.size(), 20u);
    EXPECT_TRUE(
        sign_in(service_.app(), "jo@council.example", password, "192.0.2.0/24", false).signed_in);
}

TEST_F(Accounts, KeepWhatWasTypedWhenSomethingIsWrong)
{
    const auto refused = service_.as("am").post(
        "/admin/users/new", {{"name", "Jo Testperson"}, {"email", "nowhere"}, {"role", "XX"}});

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Enter an e-mail address, like name@example.gov.uk"));
    EXPECT_TRUE(refused.says("Choose the person&#39;s role") ||
                refused.says("Choose the person's role"));
    EXPECT_EQ(refused.field("name"), "Jo Testperson");
}

TEST_F(Accounts, AreTheAdministratorsAlone)
{
    for (const char* who : {"sw", "bs", "cc", "ad"}) {
        EXPECT_EQ(service_.as(who).get("/admin/users").status(), 403) << who;
        EXPECT_EQ(service_.as(who).post("/admin/users/new", jo()).status(), 403) << who;
    }
    EXPECT_EQ(service_.as("tm").post("/admin/users/new", jo()).status(), 403);
    EXPECT_EQ(service_.as("tm").get("/admin/users").status(), 200);
}

TEST_F(Accounts, NeedThePasswordAgainAfterTenMinutes)
{
    auto administrator = service_.as("am");
    service_.clock().advance(std::chrono::minutes{11});

    const auto asked = administrator.get("/admin/users/new");

    EXPECT_EQ(asked.status(), 303);
    EXPECT_TRUE(asked.header("Location").starts_with("/sign-in/confirm"))
        << asked.header("Location");
}

TEST_F(Accounts, ChangeTeamsAndChairingButNotTheRole)
{
    auto administrator = service_.as("am");
    Form form{{"name", "Name of sw"},
              {"job_title", "Senior social worker"},
              {"teams", "team-south"},
              {"chairs_meetings", "yes"},
              {"role", "SW"},
              {"version", "1"}};

    EXPECT_EQ(administrator.post("/admin/users/sw/edit", form).status(), 303);
    const auto page = administrator.get("/admin/users/sw");
    EXPECT_TRUE(page.says("Senior social worker"));
    EXPECT_TRUE(page.says("Team team-south"));

    form[4].second = "SM";
    form[5].second = "2";
    const auto promoted = administrator.post("/admin/users/sw/edit", form);
    EXPECT_EQ(promoted.status(), 403);
    EXPECT_TRUE(promoted.says("A second person must approve this")) << promoted.body();
}

TEST_F(Accounts, OfAgencyUsersBelongToAContactOfTheAgency)
{
    const core::Agency health = test::an_agency("health", "Health trust");
    const core::Agency police = test::an_agency("police", "Police unit");
    const core::Contact nurse = test::a_contact("nurse", health);
    const core::Contact officer = test::a_contact("officer", police);
    ASSERT_TRUE(
        service_.app().database.transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            test::add_agency(work, health);
            test::add_agency(work, police);
            test::add_contact(work, nurse);
            test::add_contact(work, officer);
            return core::Done{};
        }));
    auto administrator = service_.as("am");
    ASSERT_EQ(administrator
                  .post("/admin/users/new",
                        {{"name", "Jo Testperson"},
                         {"email", nurse.email.reveal()},
                         {"role", "AU"},
                         {"agency", "health"}})
                  .status(),
              200);
    const auto made = service_.app().database.read(
        [&](core::UnitOfWork& work) { return work.users.find_by_email(nurse.email); });
    ASSERT_TRUE(made);
    EXPECT_EQ(made->contact, nurse.id);

    const std::string path = "/admin/users/" + made->id.text();
    EXPECT_TRUE(administrator.get(path).says("In the directory"));
    EXPECT_TRUE(administrator.get(path + "/edit").says("<option value=\"nurse\" selected"));
    Form form{{"name", "Jo Testperson"},
              {"role", "AU"},
              {"agency", "health"},
              {"contact", "officer"},
              {"version", "1"}};
    const auto refused = administrator.post(path + "/edit", form);
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Choose a contact of the person&#39;s own agency"));

    form[3].second = "";
    EXPECT_EQ(administrator.post(path + "/edit", form).status(), 303);
    EXPECT_TRUE(administrator.get(path).says("Nobody"));
}

TEST_F(Accounts, SayThatSomebodyElseChangedThem)
{
    auto administrator = service_.as("am");
    const Form form{{"name", "New name"}, {"role", "SW"}, {"version", "7"}};

    const auto stale = administrator.post("/admin/users/sw/edit", form);

    EXPECT_EQ(stale.status(), 412);
    EXPECT_TRUE(stale.says("As it is saved now"));
    EXPECT_EQ(stale.field("name"), "New name");
}

TEST_F(Accounts, AreClosedByTheirTeamsManagerAndEndAtOnce)
{
    auto leaver = service_.as("sw");
    EXPECT_EQ(leaver.get("/me").status(), 200);

    EXPECT_EQ(service_.as("tm").post("/admin/users/sw/disable", {{"version", "1"}}).status(), 303);

    EXPECT_EQ(leaver.get("/me").status(), 303);
    EXPECT_TRUE(
        service_.as("am").get("/admin/users/sw").says("This person can no longer sign in."));
}

TEST_F(Accounts, TakeTheirFeedsWithThem)
{
    const auto made =
        service_.as("sw").post_json("/api/v1/feeds", R"({"kind":"person","label":"Outlook"})");
    ASSERT_EQ(made.status(), 201) << made.body();
    const auto from = made.body().find("/feeds/");
    const std::string path = made.body().substr(from, made.body().find('"', from) - from);
    ASSERT_EQ(service_.nobody().get(path).status(), 200) << path;

    service_.as("tm").post("/admin/users/sw/disable", {{"version", "1"}});

    EXPECT_EQ(service_.nobody().get(path).status(), 404);
}

TEST_F(Accounts, AreNotClosedByAnotherTeamsManagerNorByTheirOwner)
{
    EXPECT_EQ(service_.as("tm").post("/admin/users/sw-south/disable", {{"version", "1"}}).status(),
              403);
    EXPECT_EQ(service_.as("am").post("/admin/users/am/disable", {{"version", "1"}}).status(), 403);
}

TEST_F(Accounts, LoseTheirSessionsWhenAnAdministratorEndsThem)
{
    auto person = service_.as("cc");
    ASSERT_EQ(person.get("/me").status(), 200);

    EXPECT_EQ(service_.as("am").post("/admin/users/cc/end-sessions").status(), 303);

    EXPECT_EQ(person.get("/me").status(), 303);
}

TEST_F(Accounts, OfNobodyAreNotFound)
{
    for (const char* path : {"/admin/users/nobody", "/admin/users/nobody/edit"})
        EXPECT_EQ(service_.as("am").get(path).status(), 404) << path;
    EXPECT_EQ(service_.as("am").post("/admin/users/nobody/disable", {{"version", "1"}}).status(),
              404);
}

class OwnAccount : public testing::Test {
protected:
    test::TestService service_;
};

TEST_F(OwnAccount, ShowsItsSessionsAndEndsTheOthers)
{
    auto here = service_.as("sw");
    auto elsewhere = service_.as("sw");
    EXPECT_TRUE(here.get("/me").says("End all other sessions"));

    EXPECT_EQ(here.post("/me/sessions/end-others").status(), 303);

    EXPECT_EQ(elsewhere.get("/me").status(), 303);
    EXPECT_FALSE(here.get("/me").says("End all other sessions"));
}

TEST_F(OwnAccount, ChangesThePasswordAndKeepsThisSessionAlone)
{
    auto here = service_.as("sw");
    auto elsewhere = service_.as("sw");
    const std::string words = "heron ladder violet";

    EXPECT_EQ(here.post("/me/password", {{"password", "short"}, {"again", "short"}}).status(), 422);
    EXPECT_EQ(here.post("/me/password", {{"password", words}, {"again", "other"}}).status(), 422);
    EXPECT_EQ(here.post("/me/password", {{"password", words}, {"again", words}}).status(), 303);

    EXPECT_EQ(elsewhere.get("/me").status(), 303);
    EXPECT_EQ(here.get("/me").status(), 200);
    EXPECT_TRUE(
        sign_in(service_.app(), "sw@council.example", words, "192.0.2.0/24", false).signed_in);
}

TEST_F(OwnAccount, MakesATokenShownOnceAndStopsIt)
{
    auto here = service_.as("sw");

    const auto made = here.post("/me/tokens/new", {{"name", "Reports"}, {"days", "30"}});

    ASSERT_EQ(made.status(), 200);
    EXPECT_TRUE(secret_on(made).starts_with("quorate_"));
    const auto page = here.get("/me");
    EXPECT_TRUE(page.says("Reports"));
    EXPECT_FALSE(page.says(secret_on(made)));
    const auto at = page.body().find("/me/tokens/0");
    const std::string stop = page.body().substr(at, page.body().find('"', at) - at);
    EXPECT_EQ(here.post(stop).status(), 303);
    EXPECT_FALSE(here.get("/me").says("Reports"));
}

TEST_F(OwnAccount, RefusesATokenWithoutANameOrWithTooLongALife)
{
    auto here = service_.as("sw");

    const auto refused = here.post("/me/tokens/new", {{"name", ""}, {"days", "30"}});

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Enter a name for the token"));
    EXPECT_EQ(here.post("/me/tokens/new", {{"name", "Long"}, {"days", "400"}}).status(), 422);
}

TEST_F(Accounts, OfAgencyUsersHaveAnAddressWhereTheirAgencyHasItsMail)
{
    const core::Agency police = test::an_agency("police", "Police unit");
    ASSERT_TRUE(
        service_.app().database.transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            test::add_agency(work, police);
            return core::Done{};
        }));
    auto administrator = service_.as("am");
    Form form{{"name", "Jo Testperson"},
              {"email", "jo@stranger.example"},
              {"role", "AU"},
              {"agency", "police"}};
    const auto warned = administrator.post("/admin/users/new", form);
    EXPECT_EQ(warned.status(), 422);
    EXPECT_TRUE(warned.says("No contact of this agency has an address at stranger.example."));

    service_.database().write([&](core::UnitOfWork& work) {
        return work.allowed_domains.add({.authority = test::exampleshire,
                                         .kind = police.kind,
                                         .domain = ".police.example",
                                         .added_by = core::UserId{"am"},
                                         .added_at = service_.clock().now()});
    });
    form.emplace_back("address_checked", "yes");
    const auto refused = administrator.post("/admin/users/new", form);
    EXPECT_EQ(refused.status(), 422) << "a tick does not help where domains are listed";
    EXPECT_TRUE(refused.says("goes to: .police.example"));

    form[1].second = "jo@north.police.example";
    EXPECT_EQ(administrator.post("/admin/users/new", form).status(), 200);
}

TEST_F(Accounts, OfStrangersDomainsAreMadeOnceThatIsChecked)
{
    ASSERT_TRUE(
        service_.app().database.transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            test::add_agency(work, test::an_agency("police", "Police unit"));
            return core::Done{};
        }));
    EXPECT_EQ(service_.as("am")
                  .post("/admin/users/new",
                        {{"name", "Jo Testperson"},
                         {"email", "jo@stranger.example"},
                         {"role", "AU"},
                         {"agency", "police"},
                         {"address_checked", "yes"}})
                  .status(),
              200);
}

TEST_F(Accounts, LeadFromAnAgencyToTheDomainsOfItsMailThoseWhoLookAfterThem)
{
    ASSERT_TRUE(
        service_.app().database.transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            test::add_agency(work, test::an_agency("police", "Police unit"));
            return core::Done{};
        }));
    for (const char* page : {"/directory/agencies", "/directory/agencies/police"}) {
        for (const char* who : {"am", "sm"})
            EXPECT_TRUE(service_.as(who).get(page).says("/directory/domains")) << who << page;
        EXPECT_FALSE(service_.as("sw").get(page).says("/directory/domains")) << page;
    }
    EXPECT_EQ(service_.as("am").get("/directory/domains").status(), 200);
}

}  // namespace
}  // namespace quorate::server
