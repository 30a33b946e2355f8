#include "server/identity/network.hpp"

#include <gtest/gtest.h>

namespace quorate::server {
namespace {

struct Case {
    const char* name;
    const char* given;
    const char* then;
};

const Case cases[] = {
    {"Ipv4", "203.0.113.77", "203.0.113.0/24"},
    {"Ipv6", "2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"},
    {"Ipv4WrittenAsIpv6", "::ffff:203.0.113.77", "203.0.113.0/24"},
    {"LinkLocalWithAScope", "fe80::1%eth0", "fe80::/48"},
    {"Loopback", "::1", "::/48"},
    {"NoAddress", "carys@testwood.example", "unknown"},
    {"Nothing", "", "unknown"},
};

class Network : public testing::TestWithParam<Case> {};

TEST_P(Network, IsTheAddressWithoutItsOwnPart)
{
    EXPECT_EQ(network_of(GetParam().given), GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(, Network, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

}  // namespace
}  // namespace quorate::server
