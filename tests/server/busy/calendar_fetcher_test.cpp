#include "server/busy/calendar_fetcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "server/busy/public_address.hpp"
#include "tests/support/calendar_server.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;
using boost::asio::ip::make_address;
using test::CalendarServer;
using Addresses = std::vector<boost::asio::ip::address>;

const std::string calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

// Leads every name to this machine, which the real gate would not let anybody reach.
NetworkGate to_this_machine()
{
    return {.resolve = [](const std::string&) { return Addresses{make_address("127.0.0.1")}; },
            .may_reach = [](const auto& address) { return address.is_loopback(); }};
}

class CalendarFetching : public testing::Test {
protected:
    static void SetUpTestSuite() { server_ = new CalendarServer{calendar}; }
    static void TearDownTestSuite()
    {
        delete server_;
        server_ = nullptr;
    }

    CalendarFetcher fetcher(NetworkGate gate = to_this_machine()) const
    {
        return {*core::AllowedHosts::from(server_->place()),
                server_->certificate(),
                std::move(gate),
                {.deadline = 1s}};
    }

    CalendarAnswer fetch(const std::string& path) const
    {
        return fetcher().fetch({.address = *core::calendar_address(server_->url(path))});
    }

    static CalendarServer* server_;
};

CalendarServer* CalendarFetching::server_ = nullptr;

TEST_F(CalendarFetching, GivesTheCalendarAndHowToAskForChanges)
{
    const CalendarAnswer answer = fetch("/good?secret=1");

    EXPECT_FALSE(answer.fault);
    EXPECT_FALSE(answer.unchanged);
    EXPECT_EQ(answer.body, calendar);
    EXPECT_EQ(answer.etag, "\"version-1\"");
    EXPECT_EQ(answer.last_modified, "Wed, 25 Nov 2026 10:00:00 GMT");
}

TEST_F(CalendarFetching, AsksForChangesByTagOrElseByDate)
{
    const auto address = *core::calendar_address(server_->url("/good"));
    const auto by_tag =
        fetcher().fetch({.address = address, .etag = "\"version-1\"", .last_modified = "whenever"});
    const auto by_date =
        fetcher().fetch({.address = address, .last_modified = "Wed, 25 Nov 2026 10:00:00 GMT"});
    const auto by_neither =
        fetcher().fetch({.address = address, .etag = "\"a\"\r\nX-Injected: yes"});

    EXPECT_TRUE(by_tag.unchanged);
    EXPECT_TRUE(by_date.unchanged);
    EXPECT_EQ(by_neither.body, calendar);
    EXPECT_THAT(server_->requests(),
                testing::IsSupersetOf({"GET /good If-None-Match=\"version-1\"",
                                       "GET /good If-Modified-Since=Wed, 25 Nov 2026 10:00:00 GMT",
                                       "GET /good"}));
}

struct Lie {
    const char* name;
    const char* given;
    FetchFault then;
};

const Lie lies[] = {
    {"ABodyThatNeverEnds", "/endless", FetchFault::too_large},
    {"ALargeBody", "/large", FetchFault::too_large},
    {"ABodyThatTrickles", "/slow", FetchFault::too_slow},
    {"NoAnswer", "/mute", FetchFault::too_slow},
    {"LessThanAnnounced", "/short", FetchFault::broken_answer},
    {"AHeadThatNeverEnds", "/long-head", FetchFault::too_large},
    {"ARedirect", "/redirect", FetchFault::redirected},
    {"ABombOfGzip", "/packed", FetchFault::broken_answer},
    {"NotPermitted", "/401", FetchFault::not_permitted},
    {"NotFound", "/404", FetchFault::not_found},
    {"OutOfOrder", "/503", FetchFault::other_status},
};

class LyingServers : public CalendarFetching, public testing::WithParamInterface<Lie> {};

TEST_P(LyingServers, AreLeftInTime)
{
    const auto began = std::chrono::steady_clock::now();

    const CalendarAnswer answer = fetch(GetParam().given);

    EXPECT_EQ(answer.fault, GetParam().then)
        << (answer.fault ? code(*answer.fault) : std::string_view{"no fault"});
    EXPECT_TRUE(answer.body.empty());
    EXPECT_LT(std::chrono::steady_clock::now() - began, 4s);
}

INSTANTIATE_TEST_SUITE_P(CalendarFetcher,
                         LyingServers,
                         testing::ValuesIn(lies),
                         [](const auto& test) { return test.param.name; });

TEST_F(CalendarFetching, FollowsNoRedirect)
{
    const std::size_t before = server_->requests().size();

    (void)fetch("/redirect");

    EXPECT_EQ(server_->requests().size(), before + 1);
}

TEST_F(CalendarFetching, ReachesNoPrivateNetworkWhateverANameLeadsTo)
{
    const std::size_t before = server_->requests().size();
    for (const char* address :
         {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:8.8.8.8"}) {
        NetworkGate gate = system_gate();
        gate.resolve = [&](const std::string&) {
            return Addresses{make_address("8.8.8.8"), make_address(address)};
        };
        const auto answer =
            fetcher(gate).fetch({.address = *core::calendar_address(server_->url("/good"))});
        EXPECT_EQ(answer.fault, FetchFault::closed_address) << address;
    }
    EXPECT_EQ(server_->requests().size(), before);
}

// This machine stands for the private network, as no test has another.
TEST_F(CalendarFetching, ReachesAPrivateNetworkForTheHostsNamedForIt)
{
    const auto address = *core::calendar_address(server_->url("/good"));
    NetworkGate gate = to_this_machine();
    gate.may_reach = is_public_address;
    gate.is_private = [](const auto& each) { return each.is_loopback(); };
    EXPECT_EQ(fetcher(gate).fetch({.address = address}).fault, FetchFault::closed_address);

    gate.private_hosts = {"calendar.council.example"};
    EXPECT_EQ(fetcher(gate).fetch({.address = address}).fault, FetchFault::closed_address);

    gate.private_hosts.insert(address.host);
    EXPECT_EQ(fetcher(gate).fetch({.address = address}).body, calendar);
}

TEST_F(CalendarFetching, ReachesNeitherThisMachineNorALinkForAnyHost)
{
    const auto address = *core::calendar_address(server_->url("/good"));
    const std::size_t before = server_->requests().size();
    for (const char* closed : {"127.0.0.1", "0.0.0.0", "169.254.169.254", "::1", "fe80::1"}) {
        NetworkGate gate = system_gate({address.host});
        gate.resolve = [&](const std::string&) {
            return Addresses{make_address("10.0.0.1"), make_address(closed)};
        };
        EXPECT_EQ(fetcher(gate).fetch({.address = address}).fault, FetchFault::closed_address)
            << closed;
    }
    EXPECT_EQ(server_->requests().size(), before);
}

TEST_F(CalendarFetching, LooksANameUpOnceAndGoesThere)
{
    // Rebinding: a name that leads elsewhere the second time somebody asks.
    int look_ups = 0;
    NetworkGate gate = to_this_machine();
    gate.resolve = [&](const std::string&) {
        return Addresses{make_address(++look_ups == 1 ? "127.0.0.1" : "127.0.0.2")};
    };

    const auto answer =
        fetcher(gate).fetch({.address = *core::calendar_address(server_->url("/good"))});

    EXPECT_FALSE(answer.fault);
    EXPECT_EQ(look_ups, 1);
}

TEST_F(CalendarFetching, AsksNoHostThatIsNotAllowed)
{
    for (const char* url : {"https://elsewhere.example/good", "https://feeds.example/good"})
        EXPECT_EQ(fetcher().fetch({.address = *core::calendar_address(url)}).fault,
                  FetchFault::host_not_allowed)
            << url;
}

TEST_F(CalendarFetching, BelievesNoCertificateThatItDoesNotTrust)
{
    const CalendarFetcher strict{
        *core::AllowedHosts::from(server_->place()), "", to_this_machine(), {}};

    const auto answer = strict.fetch({.address = *core::calendar_address(server_->url("/good"))});

    EXPECT_EQ(answer.fault, FetchFault::not_trusted);
}

TEST_F(CalendarFetching, GoesThroughNoProxyOfTheEnvironment)
{
    ::setenv("https_proxy", "http://127.0.0.1:9", 1);

    const CalendarAnswer answer = fetch("/other");

    ::unsetenv("https_proxy");
    EXPECT_EQ(answer.body, calendar);
}

TEST(CalendarFetcher, TellsWhatItCannotReach)
{
    NetworkGate gate = to_this_machine();
    const auto hosts = *core::AllowedHosts::from("feeds.example:9");
    const auto address = *core::calendar_address("https://feeds.example:9/");

    EXPECT_EQ((CalendarFetcher{hosts, "", gate}.fetch({.address = address}).fault),
              FetchFault::no_connection);
    gate.resolve = [](const std::string&) { return Addresses{}; };
    EXPECT_EQ((CalendarFetcher{hosts, "", gate}.fetch({.address = address}).fault),
              FetchFault::unknown_host);
}

TEST(PublicAddress, IsNothingOfThisNetworkOrOfNone)
{
    for (const char* address : {"0.0.0.0",
                                "10.1.2.3",
                                "100.64.0.1",
                                "127.0.0.1",
                                "127.255.255.254",
                                "169.254.169.254",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.0.0.8",
                                "192.0.2.1",
                                "192.88.99.1",
                                "192.168.1.1",
                                "198.18.0.1",
                                "198.19.255.255",
                                "198.51.100.1",
                                "203.0.113.1",
                                "224.0.0.1",
                                "239.255.255.255",
                                "240.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "::ffff:127.0.0.1",
                                "::ffff:8.8.8.8",
                                "::127.0.0.1",
                                "64:ff9b::7f00:1",
                                "64:ff9b:1::1",
                                "100::1",
                                "2001::1",
                                "2001:db8::1",
                                "2002:7f00:1::1",
                                "3fff::1",
                                "fc00::1",
                                "fd12:3456::1",
                                "fe80::1",
                                "fe80::1%1",
                                "fec0::1",
                                "ff02::1",
                                "5f00::1"})
        EXPECT_FALSE(is_public_address(make_address(address))) << address;
}

TEST(PrivateAddress, IsOfAnOrganisationsOwnNetwork)
{
    for (const char* address :
         {"10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12:3456::1"})
        EXPECT_TRUE(is_private_address(make_address(address))) << address;
    for (const char* address : {"0.0.0.0",
                                "8.8.8.8",
                                "100.64.0.1",
                                "127.0.0.1",
                                "169.254.169.254",
                                "172.15.0.1",
                                "172.32.0.1",
                                "192.0.2.1",
                                "224.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "::ffff:10.0.0.1",
                                "fe80::1",
                                "fe80::1%1",
                                "fec0::1",
                                "ff02::1",
                                "2a01::1"})
        EXPECT_FALSE(is_private_address(make_address(address))) << address;
}

TEST(PublicAddress, IsTheRestOfTheInternet)
{
    for (const char* address : {"8.8.8.8",
                                "1.1.1.1",
                                "52.96.0.1",
                                "100.63.255.255",
                                "172.15.0.1",
                                "172.32.0.1",
                                "192.167.0.1",
                                "223.255.255.255",
                                "2a01:111:f403::1",
                                "2606:4700::1111",
                                "2001:4860:4860::8888"})
        EXPECT_TRUE(is_public_address(make_address(address))) << address;
}

}  // namespace
}  // namespace quorate::server
