#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "db/session/transaction.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/plain_rows.hpp"
#include "tests/support/test_service.hpp"

// What waits for a second person: the list, one of them, and the forms that ask for it.

namespace quorate::server {
namespace {

namespace json = boost::json;

const std::string list = "/second-person";

class SecondPersonPages : public testing::Test {
protected:
    SecondPersonPages()
    {
        test::add_directory_to_staff(service_.app().pool);
        test::add_second_administrator(service_.app().pool);
    }

    void restrict_family()
    {
        db::Transaction transaction{service_.app().pool, db::Access::write};
        test::run_plain(
            transaction.sql(),
            "insert into staff_user (id, authority_id, name, email, role, password_hash, "
            "created_at) select 'sm-2', authority_id, 'Second Head', 'sm-2@council.example', 'SM', "
            "'none', 0 from staff_user where id = 'sm'");
        transaction.sql().run_once("update family_case set level = 2 where id = 'case-1'");
        transaction.commit();
    }

    // Where what was asked for stands.
    static std::string waiting_at(const test::Answer& asked)
    {
        EXPECT_EQ(asked.status(), 303) << asked.body();
        const std::string location = asked.header("Location");
        EXPECT_TRUE(location.starts_with(list + "/")) << location;
        return location.substr(0, location.find('?'));
    }

    test::TestService service_;
};

TEST_F(SecondPersonPages, GiveAnAccountAnotherRole)
{
    auto first = service_.as("am");
    EXPECT_TRUE(first.get("/admin/users/sw").says("/admin/users/sw/role"));
    EXPECT_FALSE(first.get("/admin/users/am").says("/admin/users/am/role"));
    EXPECT_TRUE(first.get("/admin/users/sw/role").says("Another role for Name of sw"));
    EXPECT_EQ(first.post("/admin/users/sw/role", {{"role", "SW"}}).status(), 422);
    auto changed = service_.as("sw");
    EXPECT_EQ(changed.get("/me").status(), 200);

    const std::string waits = waiting_at(first.post("/admin/users/sw/role", {{"role", "TM"}}));
    EXPECT_TRUE(first.get(waits).says("You asked for this"));
    EXPECT_EQ(first.post(waits + "/confirm").status(), 403);
    EXPECT_EQ(first.get("/admin/users/sw/role").status(), 303);

    auto second = service_.as("am-2");
    EXPECT_TRUE(second.get("/directory/agencies").says("Second person"));
    EXPECT_TRUE(second.get(list).says(waits));
    const auto page = second.get(waits);
    EXPECT_TRUE(page.says("Another role for Name of sw"));
    EXPECT_TRUE(page.says("Team manager"));
    EXPECT_EQ(second.post(waits + "/confirm").status(), 303);

    EXPECT_TRUE(second.get("/admin/users/sw").says("Team manager"));
    EXPECT_FALSE(second.get("/directory/agencies").says("Second person"));
    EXPECT_TRUE(second.get(waits).says("It is confirmed and done."));
    EXPECT_EQ(changed.get("/me").status(), 303);  // signed out, to sign in as what they are now
}

TEST_F(SecondPersonPages, LetMorePeopleKnowOfAFamily)
{
    restrict_family();
    const std::string form = "/families/case-1/restriction/lower";
    auto first = service_.as("sm");
    const auto shown = first.get(form);
    EXPECT_TRUE(shown.says("Let more people know of EX-2041"));
    EXPECT_FALSE(shown.says("Testwood"));
    EXPECT_EQ(first.post(form, {{"level", ""}, {"reason", "x"}}).status(), 422);
    EXPECT_EQ(service_.as("tm").get(form).status(), 403);

    const std::string waits = waiting_at(
        first.post(form, {{"level", "0"}, {"reason", "The threat that it was for is over"}}));
    EXPECT_EQ(service_.as("bs").get("/families/case-1").status(), 404);
    auto second = service_.as("sm-2");
    const auto page = second.get(waits);
    EXPECT_TRUE(page.says("The threat that it was for is over"));
    EXPECT_FALSE(page.says("Testwood"));
    EXPECT_EQ(second.post(waits + "/confirm").status(), 303);
    EXPECT_EQ(service_.as("bs").get("/families/case-1").status(), 200);
}

TEST_F(SecondPersonPages, ShowOthersWhatTheyShowOfNothing)
{
    const std::string waits =
        waiting_at(service_.as("am").post("/admin/users/sw/role", {{"role", "TM"}}));

    for (const char* who : {"sw", "sm", "bs"}) {
        auto other = service_.as(who);
        EXPECT_EQ(other.get(waits).status(), 404) << who;
        EXPECT_EQ(other.get(waits).body().size(), other.get(list + "/none").body().size()) << who;
        EXPECT_EQ(other.post(waits + "/confirm").status(), 404) << who;
        EXPECT_TRUE(other.get(list).says("Nothing waits for you")) << who;
    }
}

TEST_F(SecondPersonPages, EndWhatIsNotToBeDone)
{
    auto first = service_.as("am");
    const std::string waits = waiting_at(first.post("/admin/users/sw/role", {{"role", "TM"}}));

    const auto ended = service_.as("am-2").post(waits + "/turn-down");

    EXPECT_EQ(ended.status(), 303);
    EXPECT_TRUE(first.get(waits).says("It was ended. Nothing has changed."));
    EXPECT_EQ(service_.as("am-2").post(waits + "/confirm").status(), 409);
}

TEST_F(SecondPersonPages, HaveTheirTwinsInTheApi)
{
    restrict_family();
    const auto role = service_.as("am").post_json("/api/v1/users/sw/role", R"({"role":"TM"})");
    ASSERT_EQ(role.status(), 202) << role.body();
    const auto level =
        service_.as("sm").post_json("/api/v1/cases/case-1/restriction/lower",
                                    R"({"level":1,"reason":"The threat that it was for is over"})");
    ASSERT_EQ(level.status(), 202) << level.body();

    const auto items = json::parse(service_.as("am-2").get_json("/api/v1/proposals").body())
                           .as_object()
                           .at("items")
                           .as_array();
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].as_object().at("act").as_string(), "change_role");
    EXPECT_EQ(items[0].as_object().at("to").as_string(), "TM");

    const std::string address = level.header("Location");
    EXPECT_EQ(service_.as("am-2").get_json(address).status(), 404);
    EXPECT_EQ(service_.as("sm").post_json(address + "/confirm", "{}").status(), 403);
    EXPECT_EQ(service_.as("sm-2").post_json(address + "/turn-down", "{}").status(), 200);
    EXPECT_TRUE(service_.as("sm").get_json(address).says("turned_down"));
}

}  // namespace
}  // namespace quorate::server
