#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/requests/idempotency_store.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

std::string after(const std::string& text, const std::string& mark, const std::string& end)
{
    const auto at = text.find(mark);
    if (at == std::string::npos) return {};
    return text.substr(at + mark.size(), text.find(end, at + mark.size()) - at - mark.size());
}

// "/feeds/….ics" as the page that made it shows it.
std::string address_in(const test::Answer& page)
{
    return "/feeds/" + after(page.body(), "value=\"http://quorate.test/feeds/", "\"");
}

class FeedPages : public testing::Test {
protected:
    void SetUp() override
    {
        run("insert into organisation (id, joining_code) values ('org', 'p')");
        run("insert into agency (id, authority_id, organisation_id, name, kind) values "
            "('police', 'authority-1', 'org', 'Northshire Police', 'police')");
    }

    void run(const std::string& statement) { test::run(service_.database().pool(), statement); }

    int status_of(const std::string& path) { return service_.nobody().get(path).status(); }

    test::TestService service_;
};

TEST_F(FeedPages, MakeAFeedAndShowItsAddressOnce)
{
    auto client = service_.as("bs");

    const auto made =
        client.post("/feeds/new", {{"what", "agency:police"}, {"label", "Reception desk"}});

    EXPECT_EQ(made.status(), 200);
    const std::string address = address_in(made);
    EXPECT_EQ(status_of(address), 200);
    EXPECT_TRUE(made.says("href=\"webcal://quorate.test" + address));
    const auto list = client.get("/feeds");
    EXPECT_TRUE(list.says("Reception desk"));
    EXPECT_TRUE(list.says("Northshire Police, in every authority"));
    EXPECT_FALSE(list.says(address));
}

TEST_F(FeedPages, AskTheOwnerOfAFeedThatWasFetchedFromANewPlaceWhetherItWasThey)
{
    auto client = service_.as("bs");
    const std::string address =
        address_in(client.post("/feeds/new", {{"what", "person"}, {"label", "My phone"}}));
    ASSERT_EQ(status_of(address), 200);
    service_.app().feeds.settle(service_.database());
    EXPECT_FALSE(client.get("/feeds").says("Was this you?")) << "the first place is the owner's";
    run("insert into feed_place (feed_id, network, client, first_at, last_at, is_known) "
        "select id, '198.51.100.0/24', 'A browser', 0, 0, 0 from feed");

    const auto page = client.get("/feeds");

    EXPECT_TRUE(page.says("A browser from the network 198.51.100.0/24"));
    EXPECT_TRUE(page.says("This was not me: make a new address"));
    EXPECT_FALSE(service_.as("sm").get("/feeds").says("Was this you?"));
    const std::string known = "/feeds/" + after(page.body(), "action=\"/feeds/", "\"");
    EXPECT_TRUE(known.ends_with("/known")) << known;
    EXPECT_EQ(service_.as("sw").post(known).status(), 404);
    EXPECT_EQ(client.post(known).status(), 303);
    EXPECT_FALSE(client.get("/feeds").says("Was this you?"));
    EXPECT_EQ(client.post(known).status(), 409);
}

TEST_F(FeedPages, SayHowToSubscribeWhereTheAddressIs)
{
    auto client = service_.as("bs");
    const auto made = client.post("/feeds/new", {{"what", "person"}, {"label", "My phone"}});

    for (const auto& page : {made, client.get("/feeds")})
        for (const char* words : {"Subscribe from web",
                                  "From Internet",
                                  "From URL",
                                  "every 8 to 24 hours",
                                  "New Calendar Subscription",
                                  "Add Subscription Calendar",
                                  "stays for 30 days"})
            EXPECT_TRUE(page.says(words)) << words;
    EXPECT_TRUE(made.says("id=\"feed\" readonly value=\"http"));
    EXPECT_TRUE(made.says("data-copy=\"feed\""));
}

TEST_F(FeedPages, MakeOneFeedHoweverOftenTheFormIsSent)
{
    auto client = service_.as("bs");
    const std::string once = client.get("/feeds/new").field("once");
    const auto send = [&] {
        return address_in(
            client.post("/feeds/new", {{"what", "person"}, {"label", "My phone"}, {"once", once}}));
    };

    EXPECT_EQ(send(), send());
    const auto list = boost::json::parse(client.get_json("/api/v1/feeds").body()).as_object();
    EXPECT_EQ(list.at("items").as_array().size(), 1u);
}

TEST_F(FeedPages, OfferOnlyWhatOneMayHave)
{
    const auto worker = service_.as("sw").get("/feeds/new");

    EXPECT_TRUE(worker.says("team:team-north"));
    EXPECT_FALSE(worker.says("team:team-south"));
    EXPECT_TRUE(worker.says("agency:police"));
    EXPECT_EQ(service_.as("am").get("/feeds/new").status(), 403);
    EXPECT_EQ(service_.as("ad").get("/feeds").status(), 403);
    EXPECT_EQ(service_.as("am").get("/feeds").status(), 200);
}

TEST_F(FeedPages, SayAtTheFieldWhatIsMissingAndKeepTheRest)
{
    const auto refused = service_.as("bs").post("/feeds/new", {{"what", "agency:police"}});

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Enter the name for the feed"));
    EXPECT_TRUE(refused.says("value=\"agency:police\" selected"));
}

TEST_F(FeedPages, GiveANewAddressAndStopTheOld)
{
    auto client = service_.as("sw");
    const std::string first =
        address_in(client.post("/feeds/new", {{"what", "person"}, {"label", "My phone"}}));
    const std::string rotate =
        "/feeds/" + after(client.get("/feeds").body(), "href=\"/feeds/0", "\"");
    const std::string path = "/feeds/0" + rotate.substr(7);
    ASSERT_TRUE(path.ends_with("/rotate")) << path;
    EXPECT_TRUE(client.get(path).says("Give this feed a new address?"));

    const std::string second = address_in(client.post(path));

    EXPECT_NE(first, second);
    EXPECT_EQ(status_of(first), 404);
    EXPECT_EQ(status_of(second), 200);
    EXPECT_EQ(service_.as("cc").post(path).status(), 404);
}

TEST_F(FeedPages, SayOfAnAddressThatNobodyFetchedSinceWhenItIsThere)
{
    auto client = service_.as("sw");
    client.post("/feeds/new", {{"what", "person"}, {"label", "My phone"}});

    const auto list = client.get("/feeds");

    EXPECT_TRUE(list.says("Not yet, or within the last minute"));
    EXPECT_TRUE(list.says("Address made ")) << list.body();
}

TEST_F(FeedPages, StopAFeedAfterAsking)
{
    auto client = service_.as("sw");
    const std::string address =
        address_in(client.post("/feeds/new", {{"what", "person"}, {"label", "My phone"}}));
    const std::string id = after(client.get_json("/api/v1/feeds").body(), "\"id\":\"", "\"");

    EXPECT_TRUE(client.get("/feeds/" + id + "/stop").says("Stop this feed?"));
    EXPECT_EQ(status_of(address), 200);
    EXPECT_EQ(service_.as("cc").get("/feeds/" + id + "/stop").status(), 404);
    EXPECT_EQ(service_.as("cc").post("/feeds/" + id + "/stop").status(), 404);

    const auto stopped = client.post("/feeds/" + id + "/stop");

    EXPECT_EQ(stopped.header("Location"), "/feeds?done=feed-stopped");
    EXPECT_EQ(status_of(address), 404);
}

TEST_F(FeedPages, EndOnTheDayThatIsChosenAndWarnAMonthBefore)
{
    auto client = service_.as("sw");
    const auto refused = client.post(
        "/feeds/new", {{"what", "tasks"}, {"label", "My phone"}, {"last_day", "31 February 2027"}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("There is no 31 February 2027"));
    EXPECT_TRUE(refused.says("value=\"31 February 2027\""));
    EXPECT_TRUE(refused.says("value=\"tasks\" selected"));

    const auto made = client.post(
        "/feeds/new", {{"what", "tasks"}, {"label", "My phone"}, {"last_day", "14/1/2027"}});

    EXPECT_EQ(made.status(), 200);
    const auto before = client.get("/feeds");
    EXPECT_TRUE(before.says("14 January 2027"));
    EXPECT_TRUE(before.says("Action points, as tasks"));
    EXPECT_FALSE(before.says("Ends soon"));
    client.post("/feeds/new",
                {{"what", "person"}, {"label", "My laptop"}, {"last_day", "21/12/2026"}});
    const auto after = client.get("/feeds");
    EXPECT_TRUE(after.says("Ends soon"));
    EXPECT_TRUE(after.says("“My laptop” ends on"));
}

TEST_F(FeedPages, ApiTakesTheLastDay)
{
    auto client = service_.as("sw");

    const auto made = client.post_json(
        "/api/v1/feeds", R"({"kind":"task_days","label":"x","last_day":"2027-01-14"})");

    EXPECT_EQ(made.status(), 201);
    EXPECT_TRUE(made.says("\"expires_at\":\"2027-01-15T00:00:00Z\""));
    EXPECT_EQ(
        client
            .post_json("/api/v1/feeds", R"({"kind":"person","label":"x","last_day":"2020-01-14"})")
            .status(),
        422);
}

TEST_F(FeedPages, ApiGivesTheSameAddressForTheSameKeyAndKeepsNone)
{
    auto client = service_.as("bs");
    const std::string body = R"({"kind":"agency","subject":"police","label":"Desk"})";

    const auto first = client.post_json("/api/v1/feeds", body, {{"idempotency-key", "k1"}});
    const auto second = client.post_json("/api/v1/feeds", body, {{"idempotency-key", "k1"}});

    EXPECT_EQ(first.status(), 201);
    EXPECT_EQ(first.body(), second.body());
    EXPECT_EQ(second.header("Idempotency-Replayed"), "true");
    const std::string path = after(first.body(), "\"path\":\"", "\"");
    EXPECT_EQ(status_of(path), 200);
    const auto kept = service_.database().read([](core::UnitOfWork& work) {
        return work.idempotency.find(core::UserId{"bs"}, "k1")->body;
    });
    EXPECT_EQ(kept.find(".ics"), std::string::npos);
    EXPECT_FALSE(client.get_json("/api/v1/feeds").says(".ics"));
}

TEST_F(FeedPages, ApiSaysWhatIsWrong)
{
    auto client = service_.as("bs");

    EXPECT_EQ(client.post_json("/api/v1/feeds", R"({"kind":"all","label":"x"})").status(), 422);
    EXPECT_EQ(client.post_json("/api/v1/feeds", R"({"kind":"agency","subject":"no","label":"x"})")
                  .status(),
              422);
    EXPECT_EQ(client.get_json("/api/v1/feeds/unknown").status(), 404);
    EXPECT_EQ(client.post_json("/api/v1/feeds/unknown/revoke", "{}").status(), 404);
    EXPECT_EQ(client.post_json("/api/v1/feeds/unknown/rotate", "{}").status(), 404);
}

TEST_F(FeedPages, ApiRotatesAndRevokes)
{
    auto client = service_.as("sw");
    const auto made = client.post_json("/api/v1/feeds", R"({"kind":"person","label":"x"})");
    const std::string id = after(made.body(), "\"id\":\"", "\"");

    const auto rotated = client.post_json("/api/v1/feeds/" + id + "/rotate", "{}");
    const std::string new_id = after(rotated.body(), "\"id\":\"", "\"");
    const std::string path = after(rotated.body(), "\"path\":\"", "\"");
    EXPECT_EQ(rotated.status(), 201);
    EXPECT_EQ(status_of(path), 200);

    EXPECT_EQ(client.post_json("/api/v1/feeds/" + new_id + "/revoke", "{}").status(), 204);
    EXPECT_EQ(status_of(path), 404);
}

}  // namespace
}  // namespace quorate::server
