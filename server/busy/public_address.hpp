#pragma once

#include <boost/asio/ip/address.hpp>

namespace quorate::server {

/// Whether an address is of the public internet: not of this machine, a private or local network,
/// a provider's own, documentation, multicast, a way to carry IPv4 inside IPv6, or reserved. What
/// lies behind those is not for whoever names a calendar's host to reach.
bool is_public_address(const boost::asio::ip::address& address);

}  // namespace quorate::server
