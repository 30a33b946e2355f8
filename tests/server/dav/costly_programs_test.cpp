#include <chrono>

#include "server/http/server.hpp"
#include "tests/support/dav_service.hpp"
#include "tests/support/raw_client.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

// What is allowed and could cost much, or tell much: it does neither.
class CostlyPrograms : public test::DavService {
protected:
    test::Answer ask(const std::string& calendar,
                     const std::string& kind,
                     const std::string& inner,
                     const std::string& prop = "<D:getetag/>")
    {
        return send("cc",
                    Method::report,
                    "/dav/calendars/cc/" + calendar + "/",
                    "<C:" + kind +
                        R"( xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>)" +
                        prop + "</D:prop>" + inner + "</C:" + kind + ">");
    }
};

TEST_P(CostlyPrograms, GetAllThereIsFromTheLongestTimeThatIsAsked)
{
    const std::string centuries =
        R"(<C:time-range start="19000101T000000Z" end="22001231T235959Z"/>)";

    const auto all =
        ask("meetings",
            "calendar-query",
            R"(<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">)" +
                centuries + "</C:comp-filter></C:comp-filter></C:filter>");
    const auto busy = ask("meetings", "free-busy-query", centuries);

    EXPECT_EQ(all.status(), 207);
    EXPECT_TRUE(all.says("m1.ics"));
    EXPECT_TRUE(all.says("m2.ics"));
    EXPECT_EQ(busy.status(), 200);
    EXPECT_TRUE(busy.says("20261201T100000Z/20261201T110000Z")) << busy.body();
}

TEST_P(CostlyPrograms, GetAnEntryOnceHoweverOftenTheyAskForIt)
{
    const std::string series =
        busy("a", "DTSTART:20261202T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY");
    ASSERT_EQ(send("cc",
                   Method::put,
                   "/dav/calendars/cc/busy/a.ics",
                   series,
                   {{"content-type", "text/calendar"}})
                  .status(),
              201);
    std::string wanted;
    for (int i = 0; i < 1'000; ++i)
        wanted +=
            "<D:href>/dav/calendars/cc/busy/a.ics</D:href>"
            "<D:href>/dav/calendars/cc/busy/%61.ics</D:href>";
    const auto began = std::chrono::steady_clock::now();

    const auto answer =
        ask("busy",
            "calendar-multiget",
            wanted,
            R"(<C:calendar-data><C:expand start="20200101T000000Z" end="22000101T000000Z"/>)"
            "</C:calendar-data>");

    EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
    EXPECT_EQ(answer.status(), 207);
    const auto first = answer.body().find("<D:href>");
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(answer.body().find("<D:href>", first + 1), std::string::npos);
    EXPECT_TRUE(answer.says("DTSTART:20270601T090000Z")) << answer.body().substr(0, 500);
}

TEST_P(CostlyPrograms, LearnNothingOfObjectsThatAreNotTheirs)
{
    std::string wanted;
    for (const char* each : {"/dav/calendars/sw/meetings/m1.ics",
                             "/dav/calendars/sw/actions/act-1.ics",
                             "/dav/calendars/cc/meetings/../../sw/actions/act-1.ics",
                             "/dav/calendars/cc/actions/act-1.ics",
                             "http://council.example/dav/calendars/sw/meetings/m1.ics",
                             "/meetings/m1"})
        wanted += std::string{"<D:href>"} + each + "</D:href>";

    const auto answer = ask("meetings", "calendar-multiget", wanted);

    EXPECT_EQ(answer.status(), 207);
    EXPECT_FALSE(answer.says("200 OK")) << answer.body();
    EXPECT_FALSE(answer.says("getetag")) << answer.body();
}

TEST_P(CostlyPrograms, AreTurnedAwayWhateverTheySignInWith)
{
    for (const std::string& each : {std::string{"Basic " + std::string(100'000, 'A')},
                                    std::string{"Basic ////////"},
                                    std::string{"Basic AAAAAAAA"},
                                    std::string{"Basic"},
                                    std::string{"Bearer " + password_of("cc")},
                                    basic("cc@council.example\r\nX: y", password_of("cc")),
                                    basic(std::string{"cc@council.example\0", 19}, "x")}) {
        const auto answer =
            send_as(Method::propfind, "/dav/calendars/cc/", "", {{"authorization", each}});
        EXPECT_EQ(answer.status(), 401) << each.substr(0, 40);
    }
    EXPECT_EQ(send("cc", Method::propfind, "/dav/", "", {{"depth", "0"}}).status(), 207);
}

TEST_P(CostlyPrograms, AreStoppedAtTheDoorWithTenMegabytes)
{
    AppSite site{service.app()};
    WorkerPool workers{2};
    HttpServer server{{"127.0.0.1", 0}, Limits{}, 2, site, workers};
    test::RawClient sized{server.port()};
    test::RawClient next{server.port()};

    sized.send(
        "PUT /dav/calendars/cc/busy/x.ics HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n"
        "Expect: 100-continue\r\n\r\n");
    EXPECT_TRUE(sized.read_to_end().starts_with("HTTP/1.1 413 "));

    next.send("PROPFIND /dav/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(next.read_to_end().starts_with("HTTP/1.1 401 "));
}

INSTANTIATE_TEST_SUITE_P(,
                         CostlyPrograms,
                         testing::ValuesIn(test::dialects()),
                         [](const auto& test) { return test::name_of(test.param); });

}  // namespace
}  // namespace quorate::server
