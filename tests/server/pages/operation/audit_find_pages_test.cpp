#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "server/http/response.hpp"
#include "tests/support/case_service.hpp"

namespace quorate::server {
namespace {

const test::Form looking{{"reason", "Complaint number 14 of this year."}};

test::Form with(std::pair<std::string, std::string> field)
{
    test::Form form = looking;
    form.push_back(std::move(field));
    return form;
}

// What a browser would get of a stream.
class Received : public EventSink {
public:
    Task<bool> send(std::string text) override
    {
        pieces.push_back(std::move(text));
        co_return true;
    }
    Task<void> wait(int) override { co_return; }
    Task<int> on_worker(std::function<int()> work) override
    {
        const int answer = work();
        co_return answer;
    }

    std::vector<std::string> pieces;
};

std::vector<std::string> stream_of(const Response& response)
{
    boost::asio::io_context context{1};
    Received received;
    boost::asio::co_spawn(
        context.get_executor(), response.events(received), [](std::exception_ptr failed) {
            if (failed) std::rethrow_exception(failed);
        });
    context.run();
    return received.pieces;
}

class LogSearchPage : public testing::Test {
protected:
    void SetUp() override { test::add_family(service_); }

    test::TestService service_;
};

TEST_F(LogSearchPage, IsForTheAuditorAlone)
{
    EXPECT_EQ(service_.as("ad").get("/audit/entries").status(), 200);
    EXPECT_TRUE(service_.as("ad").get("/audit").says("/audit/entries"));
    for (const char* person : {"sw", "tm", "sm", "bs", "cc", "am"}) {
        EXPECT_EQ(service_.as(person).get("/audit/entries").status(), 403) << person;
        EXPECT_EQ(service_.as(person).post("/audit/entries", looking).status(), 403) << person;
        EXPECT_FALSE(service_.as(person).get("/audit").says("/audit/entries")) << person;
    }
}

TEST_F(LogSearchPage, ShowsReferencesAndNoNameOfAFamily)
{
    const auto found = service_.as("ad").post("/audit/entries", looking);

    EXPECT_EQ(found.status(), 200) << found.body();
    EXPECT_TRUE(found.says("Adding a family<span class=\"cm-table__sub\">"));
    EXPECT_TRUE(found.says("case.create_import"));
    EXPECT_TRUE(found.says("EX-2041"));
    EXPECT_TRUE(found.says("Name of sw"));
    EXPECT_FALSE(found.says("Testwood"));
    EXPECT_FALSE(found.says("Rowan"));
}

TEST_F(LogSearchPage, AsksForAReasonAndKeepsWhatWasTyped)
{
    const auto asked = service_.as("ad").post("/audit/entries",
                                              {{"reference", "EX-2041"}, {"from", "31/02/2026"}});

    EXPECT_EQ(asked.status(), 422);
    EXPECT_EQ(asked.field("reference"), "EX-2041");
    EXPECT_EQ(asked.field("from"), "31/02/2026");
    EXPECT_EQ(service_.as("ad").post("/audit/entries").status(), 422);
}

TEST_F(LogSearchPage, ShowsOnlyWhatWasRefusedWhenAsked)
{
    service_.as("am").get_json("/api/v1/meetings");

    const auto found = service_.as("ad").post("/audit/entries", with({"part", "refusals"}));

    EXPECT_TRUE(found.says("Refused QUO-"));
    EXPECT_FALSE(found.says("EX-2041"));
}

TEST_F(LogSearchPage, OffersTheOlderEntriesOfALongLog)
{
    for (int i = 0; i < 60; ++i)
        service_.as("am").get_json("/api/v1/meetings");

    const auto first = service_.as("ad").post("/audit/entries", with({"who", "am"}));

    EXPECT_TRUE(first.says("Show older entries"));
    const auto rest = service_.as("ad").post(
        "/audit/entries",
        {{"reason", looking.front().second}, {"who", "am"}, {"before", first.field("before")}});
    EXPECT_EQ(rest.status(), 200);
    EXPECT_FALSE(rest.says("Show older entries"));
}

TEST_F(LogSearchPage, IsTakenAsAFileThatIsSentByStretches)
{
    const auto answer = service_.as("ad").post("/audit/entries.csv", {{"reference", "EX-2041"}});

    ASSERT_EQ(answer.status(), 200) << answer.body();
    EXPECT_EQ(answer.header("Content-Disposition"),
              "attachment; filename=\"audit-2026-11-23.csv\"");
    ASSERT_TRUE(answer.response.events);
    const auto pieces = stream_of(answer.response);
    ASSERT_EQ(pieces.size(), 2u);
    EXPECT_TRUE(pieces[0].starts_with("number,at,who,name,role,action,"));
    EXPECT_NE(pieces[1].find(",case.create_import,ok,EX-2041,"), std::string::npos) << pieces[1];
    EXPECT_NE(pieces[1].find(",audit.export,ok,EX-2041,"), std::string::npos) << pieces[1];
    EXPECT_EQ(pieces[1].find("Testwood"), std::string::npos);
}

TEST_F(LogSearchPage, IsTakenAsAFileOnlyWithAFreshPassword)
{
    auto auditor = service_.as("ad");
    service_.clock().advance(std::chrono::minutes{11});

    const auto answer = auditor.post("/audit/entries.csv");

    EXPECT_EQ(answer.status(), 303);
    EXPECT_TRUE(answer.header("Location").starts_with("/sign-in/confirm"));
}

TEST_F(LogSearchPage, HasTheSameInTheApi)
{
    const auto found = service_.as("ad").post_json(
        "/api/v1/audit/entries",
        R"({"reason":"Complaint number 14","reference":"EX-2041","action":"case.create_import"})");
    const auto refused = service_.as("ad").post_json("/api/v1/audit/entries", "{}");

    EXPECT_EQ(found.status(), 200) << found.body();
    EXPECT_TRUE(found.says("case.create_import"));
    EXPECT_EQ(refused.status(), 422);
    EXPECT_EQ(service_.as("tm").post_json("/api/v1/audit/entries", "{}").status(), 403);
}

}  // namespace
}  // namespace quorate::server
