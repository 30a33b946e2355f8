#include "server/busy/public_address.hpp"

#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <algorithm>
#include <array>

namespace quorate::server {
namespace {

namespace ip = boost::asio::ip;

// IANA's registry of special-purpose addresses (RFC 6890 and later), and multicast.
constexpr std::array closed_v4{"0.0.0.0/8",
                               "10.0.0.0/8",
                               "100.64.0.0/10",
                               "127.0.0.0/8",
                               "169.254.0.0/16",
                               "172.16.0.0/12",
                               "192.0.0.0/24",
                               "192.0.2.0/24",
                               "192.31.196.0/24",
                               "192.52.193.0/24",
                               "192.88.99.0/24",
                               "192.168.0.0/16",
                               "192.175.48.0/24",
                               "198.18.0.0/15",
                               "198.51.100.0/24",
                               "203.0.113.0/24",
                               "224.0.0.0/4",
                               "240.0.0.0/4"};

// Of IPv6 only 2000::/3 is public, less these.
constexpr std::array closed_v6{"2001::/23",      // IETF's own, Teredo among them
                               "2001:db8::/32",  // documentation
                               "2002::/16",      // 6to4: IPv4 inside IPv6
                               "2620:4f:8000::/48",
                               "3fff::/20"};

constexpr std::array private_v4{"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"};

bool holds(const ip::network_v4& network, const ip::address_v4& address)
{
    return ip::network_v4{address, network.prefix_length()}.network() == network.network();
}

bool holds(const ip::network_v6& network, const ip::address_v6& address)
{
    return ip::network_v6{address, network.prefix_length()}.network() == network.network();
}

}  // namespace

bool is_public_address(const ip::address& address)
{
    if (address.is_v4())
        return std::ranges::none_of(closed_v4, [&](const char* each) {
            return holds(ip::make_network_v4(each), address.to_v4());
        });
    const ip::address_v6 v6 = address.to_v6();
    return v6.scope_id() == 0 && holds(ip::make_network_v6("2000::/3"), v6) &&
           std::ranges::none_of(
               closed_v6, [&](const char* each) { return holds(ip::make_network_v6(each), v6); });
}

bool is_private_address(const ip::address& address)
{
    if (address.is_v4())
        return std::ranges::any_of(private_v4, [&](const char* each) {
            return holds(ip::make_network_v4(each), address.to_v4());
        });
    const ip::address_v6 v6 = address.to_v6();
    return v6.scope_id() == 0 && holds(ip::make_network_v6("fc00::/7"), v6);
}

}  // namespace quorate::server
