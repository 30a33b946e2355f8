#include "server/jobs/dormant_watcher.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/identity/user_store.hpp"
#include "server/app/sign_in_steps.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using std::chrono::days;

const std::string words = "heron ladder violet";

class DormantAccount : public testing::TestWithParam<db::Dialect> {
protected:
    DormantAccount()
    {
        service.as("sw").post("/me/password", {{"password", words}, {"again", words}});
        service.as("am").post("/me/password", {{"password", words}, {"again", words}});
        look();
    }

    int look()
    {
        return DormantWatcher{service.database(), service.clock(), service.app().random}.run_once();
    }

    void after(int number) { service.clock().advance(days{number}); }

    bool signs_in(const std::string& who)
    {
        return sign_in(service.app(), who + "@council.example", words, "192.0.2.0/24", false)
            .signed_in.has_value();
    }

    // Sends what waits; gives to whom a warning went.
    std::vector<std::string> warned()
    {
        test::KeepingMailer mailer;
        OutboxWorker worker{{service.database(),
                             service.clock(),
                             service.app().random,
                             service.app().metrics,
                             mailer,
                             seal_,
                             {service.app().links, "https://meetings.example.org"}}};
        while (worker.run_once() > 0) {
        }
        std::vector<std::string> people;
        for (const auto& [envelope, bytes] : mailer.sent)
            if (bytes.find("Your account has not been used") != std::string::npos)
                people.push_back(envelope.recipient.reveal());
        std::ranges::sort(people);
        return people;
    }

    bool is_warned(const std::string& who)
    {
        const auto people = warned();
        return std::ranges::find(people, who + "@council.example") != people.end();
    }

    MailSeal seal_{std::string(32, 'k')};
    test::TestService service{GetParam()};
};

TEST_P(DormantAccount, HasAChipInTheListsOfPeople)
{
    EXPECT_FALSE(service.as("am").get("/admin/users").says("Suspended"));
    after(38);
    look();
    after(7);
    look();

    EXPECT_TRUE(service.as("am").get("/admin/users").says("Suspended"));
    EXPECT_TRUE(service.as("bs").get("/directory/staff").says("Suspended"));
}

TEST_P(DormantAccount, IsSuspendedAfter45DaysAndItsOwnerIsToldAWeekBefore)
{
    auto person = service.as("sw");
    after(37);
    look();
    EXPECT_FALSE(is_warned("sw"));
    after(1);
    EXPECT_EQ(look(), 0);
    EXPECT_TRUE(is_warned("sw"));
    look();
    EXPECT_FALSE(is_warned("sw")) << "once";

    after(6);
    look();
    EXPECT_TRUE(signs_in("sw"));
}

TEST_P(DormantAccount, EndsWithItsSessionsAndTokensButNotItsMeetings)
{
    test::add_directory_to_staff(service.app().pool);
    auto person = service.as("sw");
    ASSERT_EQ(person.get("/me").status(), 200);
    const auto made = person.post_json("/api/v1/feeds", R"({"kind":"person","label":"Phone"})");
    ASSERT_EQ(made.status(), 201);
    const auto from = made.body().find("/feeds/");
    const std::string feed = made.body().substr(from, made.body().find('"', from) - from);
    after(38);
    look();
    after(7);
    EXPECT_GT(look(), 0);

    EXPECT_FALSE(signs_in("sw"));
    EXPECT_EQ(service.nobody().get(feed).status(), 404);
    EXPECT_TRUE(service.database().read(
        [](core::UnitOfWork& work) { return work.users.find(core::UserId{"sw"})->active; }));
    EXPECT_EQ(look(), 0) << "once";
}

TEST_P(DormantAccount, IsOpenedAgainByAnAdministratorAlone)
{
    after(38);
    look();
    after(7);
    look();
    ASSERT_FALSE(signs_in("sw"));

    EXPECT_TRUE(service.as("am").get("/admin/users/sw").says("Suspended."));
    EXPECT_EQ(service.as("tm").post("/admin/users/sw/open").status(), 403);
    EXPECT_EQ(service.as("am").get("/admin/users/sw/open").status(), 200);
    EXPECT_EQ(service.as("am").post("/admin/users/sw/open").status(), 303);

    EXPECT_TRUE(signs_in("sw"));
    EXPECT_EQ(service.as("am").post("/admin/users/sw/open").status(), 409);
}

TEST_P(DormantAccount, IsNeverThatOfTheLastAdministrator)
{
    test::add_second_administrator(service.app().pool);
    look();
    after(38);
    look();
    after(7);
    look();

    const auto open = service.database().read(
        [](core::UnitOfWork& work) { return work.users.open_administrators(test::exampleshire); });
    EXPECT_EQ(open, 1);
}

TEST_P(DormantAccount, StaysWhenItsOwnerSignsInInTime)
{
    after(38);
    look();
    EXPECT_TRUE(signs_in("sw"));
    EXPECT_FALSE(is_warned("sw")) << "the warning is not true any more";
    after(7);
    look();

    EXPECT_TRUE(signs_in("sw"));
}

QUORATE_ON_EVERY_DATABASE(DormantAccount);

}  // namespace
}  // namespace quorate::server
