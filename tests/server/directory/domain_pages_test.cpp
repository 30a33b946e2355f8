#include <gtest/gtest.h>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

class DomainPages : public testing::Test {
protected:
    DomainPages() { test::add_directory_to_staff(service_.app().pool); }

    static std::string where(const test::Answer& answer)
    {
        EXPECT_EQ(answer.status(), 303) << answer.body();
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }

    test::TestService service_;
};

TEST_F(DomainPages, AskForADomainThatSomebodyElseConfirms)
{
    auto manager = service_.as("sm");
    EXPECT_TRUE(manager.get("/directory/domains").says("so every address is taken"));
    EXPECT_EQ(manager.post("/directory/domains", {{"kind", "police"}, {"domain", "x"}}).status(),
              422);

    const auto slip = manager.post("/directory/domains",
                                   {{"kind", "police"}, {"domain", "x"}, {"checked", "yes"}});
    EXPECT_TRUE(slip.says("value=\"yes\" checked")) << slip.body();

    const std::string waiting = where(
        manager.post("/directory/domains", {{"kind", "police"}, {"domain", "force.example"}}));
    EXPECT_TRUE(manager.get(waiting).says("It would be the first domain of this kind of agency"));
    auto second = service_.as("am");
    EXPECT_TRUE(second.get(waiting).says("Allow mail to force.example: Police"));
    where(second.post(waiting + "/confirm"));

    const auto page = manager.get("/directory/domains");
    EXPECT_TRUE(page.says("force.example"));
    EXPECT_TRUE(page.says("lee@police.example")) << "outside the list";
    EXPECT_TRUE(service_.as("am").get("/directory/domains").says("force.example"));
    const std::string ended = where(
        manager.post("/directory/domains/end", {{"kind", "police"}, {"domain", "force.example"}}));
    EXPECT_TRUE(manager.get(ended).says("Allow mail no more to force.example: Police"));
}

TEST_F(DomainPages, SayBeforehandWhomTheFirstDomainShutsOut)
{
    auto manager = service_.as("sm");
    EXPECT_TRUE(manager.get("/directory/domains").says("Police: 1 contact"));
    const std::string waiting = where(
        manager.post("/directory/domains", {{"kind", "police"}, {"domain", "force.example"}}));

    for (const char* who : {"sm", "am"}) {
        const auto page = service_.as(who).get(waiting);
        EXPECT_TRUE(page.says("1 contact of such an agency has an address that is allowed now"))
            << who << page.body();
        EXPECT_TRUE(page.says("They keep their addresses and their invitations")) << who;
    }
}

TEST_F(DomainPages, AreForManagersAndAdministrators)
{
    for (const char* who : {"bs", "sw", "cc"})
        EXPECT_EQ(service_.as(who).get("/directory/domains").status(), 403) << who;
    EXPECT_TRUE(service_.as("sm").get("/directory/contacts").says("Allowed e-mail domains"));
    EXPECT_FALSE(service_.as("bs").get("/directory/contacts").says("Allowed e-mail domains"));
}

}  // namespace
}  // namespace quorate::server
