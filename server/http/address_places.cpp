#include "server/http/address_places.hpp"

namespace quorate::server {
namespace {

using boost::asio::ip::address;

// What an IPv4 client of an IPv6 socket comes as is its IPv4 address.
address plain(const address& from)
{
    if (!from.is_v6() || !from.to_v6().is_v4_mapped()) return from;
    return boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, from.to_v6());
}

std::string network_of(const address& from)
{
    if (from.is_v4()) {
        const auto octets = from.to_v4().to_bytes();
        return {octets.begin(), octets.end()};
    }
    const auto octets = from.to_v6().to_bytes();
    return {octets.begin(), octets.begin() + octets.size() / 2};
}

}  // namespace

AddressPlaces::AddressPlaces(std::size_t most, bool counts_this_machine)
    : most_{most}, counts_this_machine_{counts_this_machine}
{
}

AddressPlaces::Place AddressPlaces::take(const address& from)
{
    const address client = plain(from);
    if (most_ == 0 || (client.is_loopback() && !counts_this_machine_))
        return Place{Place{}, this};  // not counted, so nothing is to be given back
    const std::string network = network_of(client);
    {
        const std::scoped_lock lock{mutex_};
        std::size_t& taken = taken_[network];
        if (taken >= most_) {
            ++refused_;
            return {};
        }
        ++taken;
    }
    return Place{this, [this, network](const void*) { give_back(network); }};
}

void AddressPlaces::give_back(const std::string& network)
{
    const std::scoped_lock lock{mutex_};
    const auto found = taken_.find(network);
    if (found != taken_.end() && --found->second == 0) taken_.erase(found);
}

}  // namespace quorate::server
