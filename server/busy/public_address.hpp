#pragma once

#include <boost/asio/ip/address.hpp>

namespace quorate::server {

/// Whether an address is of the public internet: not of this machine, a private or local network,
/// a provider's own, documentation, multicast, a way to carry IPv4 inside IPv6, or reserved. What
/// lies behind those is not for whoever names a calendar's host to reach.
bool is_public_address(const boost::asio::ip::address& address);

/// Whether it is of an organisation's own network (10/8, 172.16/12, 192.168/16, fc00::/7): never of
/// this machine, of a link, or of a provider.
bool is_private_address(const boost::asio::ip::address& address);

}  // namespace quorate::server
