#include <gtest/gtest.h>

#include "core/identity/account_news.hpp"
#include "core/identity/user_accounts.hpp"
#include "core/outbox/outbox.hpp"
#include "server/app/sign_in_steps.hpp"
#include "tests/support/test_service.hpp"

// Accounts whose owners confirm what others ask for, and passwords that others have seen.

namespace quorate::server {
namespace {

using namespace std::chrono_literals;
using Form = std::vector<std::pair<std::string, std::string>>;

class NewAccounts : public testing::Test {
protected:
    NewAccounts() { test::add_second_administrator(service_.app().pool); }

    static Form sue(const std::string& role)
    {
        return {{"name", "Sue Testperson"}, {"email", "sue@council.example"}, {"role", role}};
    }

    // Adds her as the first administrator; keeps the password that was made for her.
    test::Answer add(const std::string& role)
    {
        auto made = service_.as("am").post("/admin/users/new", sue(role));
        const std::string mark = "<code id=\"secret\">";
        const auto from = made.body().find(mark);
        if (from != std::string::npos) {
            password_ = made.body().substr(from + mark.size());
            password_.resize(password_.find('<'));
        }
        return made;
    }

    bool lets_in()
    {
        return sign_in(service_.app(), "sue@council.example", password_, "192.0.2.0/24", false)
            .signed_in.has_value();
    }

    core::UserId id()
    {
        return service_.database().read([](core::UnitOfWork& work) {
            return work.users.find_by_email(core::Email{"sue@council.example"})->id;
        });
    }

    std::string waits_at()
    {
        const auto page = service_.as("am-2").get("/second-person");
        const std::string mark = "href=\"/second-person/";
        const auto from = page.body().find(mark);
        if (from == std::string::npos) return {};
        const auto begin = from + mark.size() - std::string{"/second-person/"}.size();
        return page.body().substr(begin, page.body().find('"', begin) - begin);
    }

    std::vector<core::OutboxMessage> mails(core::MessageKind kind)
    {
        auto all = service_.database().write([&](core::UnitOfWork& work) {
            return work.outbox.lease(service_.clock().now(), service_.clock().now() + 1min, "l", 9);
        });
        std::erase_if(all, [&](const core::OutboxMessage& each) { return each.kind != kind; });
        return all;
    }

    test::TestService service_;
    std::string password_;
};

TEST_F(NewAccounts, OfThoseWhoConfirmWaitForASecondAdministrator)
{
    for (const char* role : {"AM", "SM", "TM", "CC"}) {
        const auto made = add(role);
        ASSERT_EQ(made.status(), 200) << made.body();
        EXPECT_TRUE(made.says("The account waits for a second person")) << role;
        EXPECT_TRUE(made.says("Second Administrator can confirm it.")) << role;
        EXPECT_FALSE(lets_in()) << role;
        EXPECT_EQ(service_.as("am").post(waits_at() + "/turn-down").status(), 303) << role;
    }
    EXPECT_TRUE(add("SW").says("The account is ready")) << "in the place of what nobody confirmed";
    EXPECT_TRUE(lets_in());
}

TEST_F(NewAccounts, OpenOnceAnotherAdministratorConfirms)
{
    add("SM");
    const auto told = mails(core::MessageKind::second_person);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].to, core::Email{"am-2@council.example"});
    const std::string waits = waits_at();
    EXPECT_EQ(service_.as("am").post(waits + "/confirm").status(), 403) << "the one who asked";
    EXPECT_EQ(service_.as("sm").post(waits + "/confirm").status(), 404);
    const auto account = service_.as("am").get("/admin/users/" + id().text());
    EXPECT_TRUE(account.says("This account waits for a second person."));
    EXPECT_TRUE(account.says(waits));
    EXPECT_FALSE(account.says("Closed."));

    auto second = service_.as("am-2");
    const auto page = second.get(waits);
    EXPECT_TRUE(page.says("A new account for Sue Testperson"));
    EXPECT_TRUE(page.says("sue@council.example"));
    EXPECT_TRUE(page.says("Service manager"));
    EXPECT_EQ(second.post(waits + "/confirm").status(), 303);

    EXPECT_TRUE(lets_in());
    const auto news = mails(core::MessageKind::account);
    ASSERT_EQ(news.size(), 1u);
    EXPECT_EQ(news[0].account, core::UserId{"am"});
    EXPECT_EQ(account_news(news[0]), core::AccountNews::asked_confirmed);
}

TEST_F(NewAccounts, CannotBeAskedForTwiceAtOnce)
{
    add("SM");
    const auto again = add("AM");
    EXPECT_EQ(again.status(), 422);
    EXPECT_TRUE(again.says("waits for a second person"));
    service_.clock().advance(25h);
    EXPECT_TRUE(service_.as("am")
                    .get("/admin/users/" + id().text())
                    .says("Nobody confirmed this account."));
    EXPECT_EQ(add("SM").status(), 200) << "the first has lapsed";
}

TEST_F(NewAccounts, WaitAlsoWhenTheyAreMadeByApi)
{
    const auto made = service_.as("am").post_json(
        "/api/v1/users", R"({"name":"Sue Testperson","email":"sue@council.example","role":"AM"})");
    EXPECT_EQ(made.status(), 201) << made.body();
    EXPECT_TRUE(made.says(R"("active":false)")) << made.body();
    EXPECT_NE(waits_at(), "");
}

TEST_F(NewAccounts, AreAddedAtOnceByACommandOfTheService)
{
    const auto added = service_.database().transact([&](core::UnitOfWork& work) {
        return core::add_user(work,
                              service_.clock(),
                              service_.app().random,
                              core::system_actor(test::exampleshire),
                              {.name = "Sue", .email = "sue@council.example", .role = "AM"});
    });
    ASSERT_TRUE(added);
    EXPECT_TRUE(added->active);
    EXPECT_FALSE(added->must_change_password);
}

TEST_F(NewAccounts, HaveThePasswordChangedBeforeAnythingElse)
{
    add("SW");
    auto browser = service_.as(id().text());
    EXPECT_EQ(browser.get("/meetings").header("Location"), "/me/password");
    EXPECT_EQ(browser.get("/me/tokens/new").header("Location"), "/me/password");
    const auto page = browser.get("/me/password");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Choose your own password before you go on."));
    EXPECT_FALSE(page.says("Cancel")) << "it would lead back here";
    EXPECT_TRUE(page.says("Sign out"));

    const auto same = browser.post("/me/password", {{"password", password_}, {"again", password_}});
    EXPECT_EQ(same.status(), 422);
    EXPECT_TRUE(same.says("That is the password you have now. Choose another one"));

    const std::string own = "violet kettle harbour";
    EXPECT_EQ(browser.post("/me/password", {{"password", own}, {"again", own}}).status(), 303);
    EXPECT_EQ(browser.get("/meetings").status(), 200);
    const auto news = mails(core::MessageKind::account);
    ASSERT_EQ(news.size(), 1u);
    EXPECT_EQ(account_news(news[0]), core::AccountNews::password_changed);
    EXPECT_FALSE(lets_in());
    password_ = own;
    EXPECT_TRUE(lets_in());
}

TEST_F(NewAccounts, HaveNoTokenBeforeThat)
{
    add("SW");
    const auto made =
        service_.as(id().text()).post_json("/api/v1/tokens", R"({"name":"Reports","days":30})");
    EXPECT_EQ(made.status(), 403);
    EXPECT_TRUE(made.says("Change your password first")) << made.body();
}

TEST_F(NewAccounts, HaveThePasswordChangedByApiBeforeAnythingElse)
{
    add("SW");
    auto program = service_.as(id().text());
    for (const char* held_up : {"/api/v1/work-queue", "/api/v1/meetings"}) {
        const auto refused = program.get(held_up);
        EXPECT_EQ(refused.status(), 403) << held_up;
        EXPECT_TRUE(refused.says("POST /api/v1/session/password")) << refused.body();
    }

    const auto changed =
        program.post_json("/api/v1/session/password", R"({"password":"violet kettle harbour"})");
    EXPECT_EQ(changed.status(), 204) << changed.body();
    EXPECT_EQ(program.get("/api/v1/work-queue").status(), 200);
}

TEST_F(NewAccounts, SayHowTheirOwnersSignIn)
{
    add("SW");
    auto administrator = service_.as("am");
    const std::string url = "/admin/users/" + id().text();
    EXPECT_TRUE(administrator.get(url).says("A password that was made for them, to be changed"));
    EXPECT_TRUE(administrator.get("/admin/users/cc").says("No app and no passkey is set up"));
    EXPECT_EQ(administrator.post(url + "/role", {{"role", "TM"}}).status(), 303);
    const auto page = administrator.get(url);
    EXPECT_TRUE(page.says("Another role waits for a second person: Team manager."));
    EXPECT_TRUE(page.says("Second Administrator can confirm it."));
}

TEST(NewAccountsOfOneAdministrator, SayThatThereIsNobodyToConfirmThem)
{
    test::TestService service;
    const auto made = service.as("am").post(
        "/admin/users/new",
        {{"name", "Sue Testperson"}, {"email", "sue@council.example"}, {"role", "AM"}});
    EXPECT_TRUE(made.says("Nobody else can confirm it yet")) << made.body();
    EXPECT_TRUE(made.says("quorate user add")) << made.body();
}

}  // namespace
}  // namespace quorate::server
