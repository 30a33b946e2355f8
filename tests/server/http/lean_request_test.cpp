#include "server/http/lean_request.hpp"

#include <gtest/gtest.h>

namespace quorate::server {
namespace {

const std::string start = "GET /feeds/abc.ics HTTP/1.1\r\nHost: q.example\r\n";

TEST(LeanRequest, SeesWhatAnAnswerFromMemoryDependsOn)
{
    const std::string head = start +
                             "IF-None-Match:  \"a\" \r\nAccept-Encoding: gzip\r\n"
                             "If-Modified-Since: yesterday\r\nUser-Agent: X/1 (y: z)\r\n\r\n";

    const auto lean = lean_request(head);

    ASSERT_TRUE(lean);
    EXPECT_EQ(lean->method, Method::get);
    EXPECT_EQ(lean->path, "/feeds/abc.ics");
    EXPECT_EQ(lean->if_none_match, "\"a\"");
    EXPECT_EQ(lean->if_modified_since, "yesterday");
    EXPECT_EQ(lean->accept_encoding, "gzip");
    EXPECT_EQ(lean->user_agent, "X/1 (y: z)");
    EXPECT_TRUE(lean->keep_alive);
}

TEST(LeanRequest, KnowsWhenTheConnectionEnds)
{
    EXPECT_FALSE(lean_request(start + "Connection: Close\r\n\r\n")->keep_alive);
    EXPECT_TRUE(lean_request(start + "Connection: keep-alive\r\n\r\n")->keep_alive);
}

TEST(LeanRequest, LeavesEverythingElseToTheWholeReader)
{
    for (const std::string& head : {std::string{"POST /feeds/abc.ics HTTP/1.1\r\nHost: q\r\n\r\n"},
                                    std::string{"GET /feeds/abc.ics HTTP/1.0\r\n\r\n"},
                                    std::string{"PROPFIND / HTTP/1.1\r\nHost: q\r\n\r\n"},
                                    start + "Content-Length: 3\r\n\r\n",
                                    start + "Transfer-Encoding: chunked\r\n\r\n",
                                    start + "Connection: upgrade\r\n\r\n",
                                    start + "Upgrade: h2c\r\n\r\n",
                                    start + "If-None-Match: \"a\"\r\nIf-None-Match: \"b\"\r\n\r\n"})
        EXPECT_FALSE(lean_request(head)) << head;
}

TEST(LeanRequest, IsSentByThePeerOrByWhomOurProxyNamesLast)
{
    const std::string head = start + "X-Forwarded-For: 203.0.113.9, 198.51.100.7 \r\n\r\n";
    auto lean = lean_request(head);
    ASSERT_TRUE(lean);
    lean->remote = "192.0.2.1";

    EXPECT_EQ(sender_of(*lean, true), "198.51.100.7");
    EXPECT_EQ(sender_of(*lean, false), "192.0.2.1");
    lean->forwarded_for = {};
    EXPECT_EQ(sender_of(*lean, true), "192.0.2.1");
}

TEST(LeanRequest, IsTheSameOfARequestReadInFull)
{
    Request request;
    request.method = Method::head;
    request.path = "/feeds/abc.ics";
    request.headers = {{"if-none-match", "\"a\""}, {"user-agent", "x"}};

    const LeanRequest lean = lean_view(request);

    EXPECT_EQ(lean.method, Method::head);
    EXPECT_EQ(lean.path, "/feeds/abc.ics");
    EXPECT_EQ(lean.if_none_match, "\"a\"");
    EXPECT_EQ(lean.user_agent, "x");
}

}  // namespace
}  // namespace quorate::server
