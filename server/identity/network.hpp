#pragma once

#include <string>

namespace quorate::server {

/// The network an address is in, for the audit and for throttling: "203.0.113.0/24",
/// "2001:db8:1::/48". An IPv4 address written as IPv6 counts as IPv4. "unknown" for what is no
/// address.
std::string network_of(const std::string& address);

}  // namespace quorate::server
