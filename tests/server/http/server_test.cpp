#include "server/http/server.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "tests/support/raw_client.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

// Says what it was asked, so that a test sees where one request ended and the next began.
class EchoSite : public Site {
public:
    std::shared_ptr<const Prepared> quick(const Request& request) override
    {
        auto prepared = std::make_shared<Prepared>();
        if (request.path == "/large") {
            prepared->head =
                "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(large_->size()) + "\r\n";
            prepared->body = large_;
            prepared->stored = stored_;
            return prepared;
        }
        if (request.path != "/quick") return nullptr;
        prepared->head = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n";
        prepared->body = std::make_shared<const std::string>("quick");
        return prepared;
    }

    Response answer(Request& request) override
    {
        if (request.path == "/slow") std::this_thread::sleep_for(300ms);
        if (request.path == "/events") {
            Response response{.status = 200, .headers = {}, .body = {}};
            response.events = [](EventSink& sink) -> Task<void> {
                const bool first = co_await sink.send("data: one\n\n");
                if (first) co_await sink.send("data: two\n\n");
            };
            return response;
        }
        return text_response(200,
                             "<" + std::string{method_name(request.method)} + " " + request.path +
                                 " " + request.query.get("q") + " " + request.body + ">");
    }

    Response turned_away(const Request& request, int status, std::string_view reason) override
    {
        ++refused;
        return text_response(status, "<" + request.path + " " + std::string{reason} + ">");
    }

    std::atomic<int> refused{0};

private:
    // More than a socket takes at once.
    const std::shared_ptr<const std::string> large_ =
        std::make_shared<const std::string>(std::string(8'000'000, 'x') + "the end");
    const std::shared_ptr<const StoredBytes> stored_ = std::make_shared<const StoredBytes>(*large_);
};

class HttpServerTest : public testing::Test {
protected:
    static Limits quick_limits()
    {
        Limits limits;
        limits.head = 1s;
        limits.idle = 2s;
        limits.body = 1s;
        limits.body_bytes = 1000;
        limits.drain = 2s;
        return limits;
    }

    EchoSite site_;
    WorkerPool workers_{2};
    HttpServer server_{{"127.0.0.1", 0}, quick_limits(), 2, site_, workers_};
    test::RawClient client_{server_.port()};
};

TEST_F(HttpServerTest, AnswersSeveralRequestsOnOneConnection)
{
    client_.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    client_.read_until("<GET /a");
    client_.send("GET /b?q=1%202 HTTP/1.1\r\nHost: x\r\n\r\n");

    const std::string seen = client_.read_until("<GET /b");

    EXPECT_NE(seen.find("<GET /a  >"), std::string::npos) << seen;
    EXPECT_NE(seen.find("<GET /b 1 2 >"), std::string::npos) << seen;
}

TEST_F(HttpServerTest, AnswersPipelinedRequestsInOrder)
{
    client_.send(
        "POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
        "GET /quick HTTP/1.1\r\nHost: x\r\n\r\n"
        "POST /2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n1\r\nf\r\n0"
        "\r\n\r\n"
        "GET /3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    const std::string seen = client_.read_to_end();

    EXPECT_TRUE(client_.closed());
    const auto first = seen.find("<POST /1  abc>");
    const auto second = seen.find("quick", first);
    const auto third = seen.find("<POST /2  def>", second);
    const auto fourth = seen.find("<GET /3  >", third);
    EXPECT_NE(fourth, std::string::npos) << seen;
}

TEST_F(HttpServerTest, SendsALargeAnswerWhole)
{
    client_.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");

    const std::string seen = client_.read_until("the end");

    const auto head = seen.find("\r\n\r\n") + 4;
    EXPECT_NE(seen.find("\r\nDate: "), std::string::npos);
    EXPECT_EQ(seen.size() - head, 8'000'007u);
    client_.send("HEAD /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client_.read_to_end().ends_with("\r\n\r\n"));
}

TEST_F(HttpServerTest, OutlivesAClientThatLeavesInTheMiddle)
{
    {
        test::RawClient leaver{server_.port()};
        leaver.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
        leaver.read_until("xxx");
    }

    client_.send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n");

    EXPECT_NE(client_.read_until("quick").find("quick"), std::string::npos);
}

TEST_F(HttpServerTest, TakesAHeadThatArrivesInPieces)
{
    for (const char* piece : {"GET /a HT", "TP/1.1\r", "\nHost: x\r\n", "\r", "\n"}) {
        client_.send(piece);
        std::this_thread::sleep_for(20ms);
    }

    EXPECT_NE(client_.read_until("<GET /a").find("<GET /a  >"), std::string::npos);
}

TEST_F(HttpServerTest, SendsTheLengthButNoBodyToHead)
{
    client_.send("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    const std::string seen = client_.read_to_end();

    EXPECT_NE(seen.find("Content-Length: 11"), std::string::npos) << seen;
    EXPECT_TRUE(seen.ends_with("\r\n\r\n")) << seen;
}

TEST_F(HttpServerTest, TellsAClientThatWaitsToGoOnWithTheBody)
{
    client_.send(
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    const std::string first = client_.read_until("\r\n\r\n");
    EXPECT_EQ(first, "HTTP/1.1 100 Continue\r\n\r\n");

    client_.send("abcGET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    const std::string seen = client_.read_to_end();
    EXPECT_NE(seen.find("<POST /a  abc>"), std::string::npos) << seen;
    EXPECT_NE(seen.find("<GET /b  >"), std::string::npos) << seen;
}

TEST_F(HttpServerTest, TellsAClientWithChunksToGoOnToo)
{
    client_.send(
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nExpect: "
        "100-continue\r\n\r\n");
    client_.read_until("100 Continue\r\n\r\n");

    client_.send("3\r\nabc\r\n0\r\n\r\n");

    const std::string seen = client_.read_until("abc>");
    EXPECT_NE(seen.find("<POST /a  abc>"), std::string::npos) << seen;
}

TEST_F(HttpServerTest, DoesNotAskForABodyThatIsThereOrThatThereIsNot)
{
    client_.send(
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc"
        "GET /b HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");

    const std::string seen = client_.read_to_end();

    EXPECT_EQ(seen.find("100 Continue"), std::string::npos) << seen;
    EXPECT_NE(seen.find("<POST /a  abc>"), std::string::npos) << seen;
    EXPECT_NE(seen.find("<GET /b  >"), std::string::npos) << seen;
}

TEST_F(HttpServerTest, RefusesABodyOverTheLimitBeforeItIsSent)
{
    client_.send(
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n");

    const std::string seen = client_.read_to_end();

    EXPECT_TRUE(seen.starts_with("HTTP/1.1 413 ")) << seen;
}

TEST_F(HttpServerTest, RefusesAnotherExpectation)
{
    client_.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 200-ok\r\n\r\n");

    EXPECT_TRUE(client_.read_to_end().starts_with("HTTP/1.1 417 "));
}

TEST_F(HttpServerTest, RefusesABodyOverTheLimitAndCloses)
{
    client_.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n" +
                 std::string(1001, 'x'));

    EXPECT_NE(client_.read_to_end().find("413"), std::string::npos);
    EXPECT_EQ(site_.refused, 1);
}

TEST_F(HttpServerTest, RefusesAChunkedBodyOverTheLimit)
{
    client_.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n7D0\r\n" +
                 std::string(2000, 'x') + "\r\n0\r\n\r\n");

    EXPECT_NE(client_.read_to_end().find("413"), std::string::npos);
}

TEST_F(HttpServerTest, RefusesAHeadThatIsTooLong)
{
    client_.send("GET /a HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'x'));

    EXPECT_NE(client_.read_to_end().find("431"), std::string::npos);
}

TEST_F(HttpServerTest, RefusesAnAmbiguousHeadAndReadsNothingAfterIt)
{
    client_.send(
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
        "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");

    const std::string seen = client_.read_to_end();

    EXPECT_NE(seen.find("400"), std::string::npos);
    EXPECT_EQ(seen.find("smuggled"), std::string::npos);
}

TEST_F(HttpServerTest, RefusesATargetThatClimbs)
{
    client_.send("GET /a/%2e%2e/b HTTP/1.1\r\nHost: x\r\n\r\n");

    EXPECT_NE(client_.read_to_end().find("400"), std::string::npos);
}

TEST_F(HttpServerTest, TellsAClientWhoseHeadDoesNotEndAndCloses)
{
    client_.send("GET /a HTTP/1.1\r\n");

    const std::string seen = client_.read_to_end();

    EXPECT_TRUE(seen.starts_with("HTTP/1.1 408 ")) << seen;
    EXPECT_NE(seen.find("</a head_time>"), std::string::npos) << seen;
    EXPECT_TRUE(client_.closed());
}

TEST_F(HttpServerTest, TellsAClientWhoseBodyDoesNotEndAndCloses)
{
    client_.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc");

    const std::string seen = client_.read_to_end();

    EXPECT_TRUE(seen.starts_with("HTTP/1.1 408 ")) << seen;
    EXPECT_TRUE(client_.closed());
}

TEST_F(HttpServerTest, ClosesAConnectionThatStaysIdle)
{
    client_.read_to_end();

    EXPECT_TRUE(client_.closed());
}

TEST_F(HttpServerTest, StreamsEventsUntilTheyEnd)
{
    client_.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");

    const std::string seen = client_.read_to_end();

    EXPECT_TRUE(client_.closed());
    EXPECT_NE(seen.find("data: one\n\ndata: two\n\n"), std::string::npos) << seen;
}

TEST_F(HttpServerTest, RefusesAPortThatAnotherServerHas)
{
    WorkerPool workers{1};

    EXPECT_THROW((HttpServer{{"127.0.0.1", server_.port()}, Limits{}, 2, site_, workers}),
                 std::runtime_error);
}

TEST_F(HttpServerTest, ClosesWhatOneAddressOpensBeyondItsPlaces)
{
    Limits limits = quick_limits();
    limits.connections_per_address = 2;
    limits.counts_this_machine = true;
    WorkerPool workers{1};
    HttpServer server{{"127.0.0.1", 0}, limits, 2, site_, workers};
    test::RawClient first{server.port()};
    first.send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(first.read_until("quick").find("200 OK"), std::string::npos);
    {
        test::RawClient second{server.port()};
        second.send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_NE(second.read_until("quick").find("200 OK"), std::string::npos);
        test::RawClient third{server.port()};
        EXPECT_EQ(third.read_to_end(), "");
        EXPECT_TRUE(third.closed());
    }
    EXPECT_EQ(server.refused(), 1u);
    while (server.connections() > 1)
        std::this_thread::sleep_for(10ms);

    test::RawClient again{server.port()};
    again.send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(again.read_until("quick").find("200 OK"), std::string::npos);
    server.stop();
}

TEST_F(HttpServerTest, FinishesTheRequestInHandWhenToldToStop)
{
    client_.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(100ms);

    server_.stop();

    EXPECT_NE(client_.read_to_end().find("<GET /slow  >"), std::string::npos);
}

}  // namespace
}  // namespace quorate::server
