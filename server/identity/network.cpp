#include "server/identity/network.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace quorate::server {
namespace {

using V6Bytes = std::array<unsigned char, 16>;

std::string v4_network(const unsigned char* bytes)
{
    return std::to_string(bytes[0]) + '.' + std::to_string(bytes[1]) + '.' +
           std::to_string(bytes[2]) + ".0/24";
}

bool is_v4_mapped(const V6Bytes& bytes)
{
    return std::all_of(bytes.begin(), bytes.begin() + 10, [](auto byte) { return byte == 0; }) &&
           bytes[10] == 0xFF && bytes[11] == 0xFF;
}

std::string v6_network(V6Bytes bytes)
{
    std::fill(bytes.begin() + 6, bytes.end(), static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
    return std::string{text.data()} + "/48";
}

}  // namespace

std::string network_of(const std::string& address)
{
    std::array<unsigned char, 4> v4{};
    if (inet_pton(AF_INET, address.c_str(), v4.data()) == 1) return v4_network(v4.data());

    // "%eth0" is about this machine, not about the network.
    V6Bytes v6{};
    if (inet_pton(AF_INET6, address.substr(0, address.find('%')).c_str(), v6.data()) != 1)
        return "unknown";
    return is_v4_mapped(v6) ? v4_network(v6.data() + 12) : v6_network(v6);
}

}  // namespace quorate::server
