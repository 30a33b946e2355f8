#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

class AppPasswordPages : public testing::Test {
protected:
    // The address of the page that stops the only one there is.
    std::string stop_page()
    {
        const auto page = service_.as("cc").get("/me/calendar-programs");
        const auto end = page.body().find("/stop\"");
        const auto start = page.body().rfind('"', end) + 1;
        return page.body().substr(start, end - start) + "/stop";
    }

    test::TestService service_;
};

TEST_F(AppPasswordPages, SayWhatToTypeIntoTheProgram)
{
    const auto page = service_.as("cc").get("/me/calendar-programs");

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("http://quorate.test/dav/")) << page.body();
    EXPECT_TRUE(page.says("cc@council.example"));
    EXPECT_TRUE(page.says("My busy times"));
    EXPECT_TRUE(service_.as("cc").get("/me").says("/me/calendar-programs"));
}

TEST_F(AppPasswordPages, ShowAPasswordOnceAndStopItWhenAsked)
{
    const auto made = service_.as("cc").post("/me/calendar-programs/new", {{"name", "Work phone"}});
    EXPECT_EQ(made.status(), 200);
    const auto start = made.body().find("id=\"secret\">") + 12;
    const std::string secret = made.body().substr(start, made.body().find('<', start) - start);
    EXPECT_EQ(secret.size(), 39u) << secret;

    const auto list = service_.as("cc").get("/me/calendar-programs");
    EXPECT_TRUE(list.says("Work phone"));
    EXPECT_FALSE(list.says(secret));
    EXPECT_FALSE(service_.as("sw").get("/me/calendar-programs").says("Work phone"));

    const std::string stop = stop_page();
    EXPECT_EQ(service_.as("sw").get(stop).status(), 404);
    EXPECT_EQ(service_.as("sw").post(stop).status(), 404);
    EXPECT_TRUE(service_.as("cc").get(stop).says("Stop this app password?"));
    EXPECT_EQ(service_.as("cc").post(stop).status(), 303);
    EXPECT_FALSE(service_.as("cc").get("/me/calendar-programs").says("Work phone"));
}

TEST_F(AppPasswordPages, AskForANameAndKeepWhatWasTyped)
{
    const auto empty = service_.as("cc").post("/me/calendar-programs/new", {{"name", " "}});
    EXPECT_EQ(empty.status(), 422);
    EXPECT_TRUE(empty.says("Enter a name for the device"));
    const std::string long_name(81, 'n');
    const auto refused = service_.as("cc").post("/me/calendar-programs/new", {{"name", long_name}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says(long_name));
}

TEST_F(AppPasswordPages, HaveTheirTwinInTheApi)
{
    auto program = service_.as("cc");
    const auto made = program.post_json("/api/v1/app-passwords", R"({"name":"Tablet"})");
    ASSERT_EQ(made.status(), 201) << made.body();
    const auto body = boost::json::parse(made.body()).as_object();
    EXPECT_EQ(body.at("password").as_string().size(), 39u);

    const auto one = program.get_json(made.header("Location"));
    EXPECT_EQ(one.status(), 200);
    EXPECT_FALSE(one.says("password"));
    EXPECT_TRUE(program.get_json("/api/v1/app-passwords").says("Tablet"));
    EXPECT_EQ(service_.as("sw").get_json(made.header("Location")).status(), 404);
    EXPECT_EQ(
        program.send(Method::del, made.header("Location"), "", {{"if-match", "\"1\""}}).status(),
        204);
    EXPECT_EQ(program.get_json(made.header("Location")).status(), 404);
}

}  // namespace
}  // namespace quorate::server
