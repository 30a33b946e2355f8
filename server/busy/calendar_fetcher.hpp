#pragma once

#include <boost/asio/ip/address.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/availability/calendar_address.hpp"
#include "server/busy/public_address.hpp"

namespace quorate::server {

/// Why a calendar could not be fetched.
enum class FetchFault {
    host_not_allowed,
    unknown_host,
    closed_address,  // the host's name leads to a private network, and it is not one that may
    no_connection,
    not_trusted,  // its certificate
    too_slow,
    redirected,
    not_permitted,  // 401, 403
    not_found,      // 404, 410
    other_status,
    too_large,
    broken_answer,  // cut short, compressed unasked, or no HTTP
};

/// Stable codes: "too_slow". Stored and logged.
std::string_view code(FetchFault fault);

struct CalendarRequest {
    core::CalendarAddress address;
    // What the last answer carried; empty to have the calendar whether it changed or not.
    std::string etag = {};
    std::string last_modified = {};
};

struct CalendarAnswer {
    std::optional<FetchFault> fault = {};
    bool unchanged = false;
    std::string body = {};
    std::string etag = {};
    std::string last_modified = {};
};

/// How names are looked up, and which addresses may be connected to.
struct NetworkGate {
    using Judge = std::function<bool(const boost::asio::ip::address&)>;

    std::function<std::vector<boost::asio::ip::address>(const std::string& host)> resolve;
    Judge may_reach;
    std::set<std::string> private_hosts = {};  // whose names may lead to these as well
    Judge is_private = is_private_address;
};

/// The system's resolver, and is_public_address(); is_private_address() for `private_hosts`.
NetworkGate system_gate(std::set<std::string> private_hosts = {});

struct FetchLimits {
    std::chrono::milliseconds deadline{5'000};  // from the look-up of the name to the last byte
    std::size_t body = 2'000'000;
    std::size_t head = 32'000;
};

/// Fetches calendars from addresses that people gave, and can be made to fetch nothing else: https
/// from allowed hosts alone; the name is looked up once, every address it has must be public, or
/// for some hosts of the organisation's own network, and the connection goes to one of those; no
/// redirects, no proxy, no cookies, no compression. Blocks.
class CalendarFetcher {
public:
    /// `ca_file` is of certificates to trust instead of the system's; empty for those.
    CalendarFetcher(core::AllowedHosts hosts,
                    std::string ca_file,
                    NetworkGate gate = system_gate(),
                    FetchLimits limits = {});

    CalendarAnswer fetch(const CalendarRequest& request) const;

private:
    core::AllowedHosts hosts_;
    std::string ca_file_;
    NetworkGate gate_;
    FetchLimits limits_;
};

}  // namespace quorate::server
