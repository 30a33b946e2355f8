#pragma once

#include <boost/asio/ip/address.hpp>

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace quorate::server {

/// How many connections each address has open, so that one cannot take the places of all others.
/// The addresses of one IPv6 network (/64) count as one. For several threads at once.
class AddressPlaces {
public:
    /// Without `counts_this_machine` whoever comes from here has as many places as there are: a
    /// proxy on this machine comes in everybody's name.
    AddressPlaces(std::size_t most, bool counts_this_machine);

    /// Kept for as long as the connection is open; empty: there is no place.
    using Place = std::shared_ptr<const void>;

    /// A place for one more connection from there. It must not outlive this.
    Place take(const boost::asio::ip::address& from);

    /// Connections that got no place so far.
    std::size_t refused() const noexcept { return refused_; }

private:
    void give_back(const std::string& network);

    const std::size_t most_;
    const bool counts_this_machine_;
    std::atomic<std::size_t> refused_{0};
    std::mutex mutex_;
    std::unordered_map<std::string, std::size_t> taken_;  // by the octets of the network
};

}  // namespace quorate::server
