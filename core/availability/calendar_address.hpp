#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/private.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Where a calendar is fetched from. Whoever has the path reads the calendar, so it is private; the
/// host may be shown.
struct CalendarAddress {
    std::string host;  // in small letters: a name, never a number
    int port = 443;
    Private<struct CalendarPathTag> path;  // with the query, from the first slash on

    /// "outlook.office365.com", or "feeds.example:8443".
    std::string place() const;

    /// The whole of it, made from its parts, so that no two readers can differ about it.
    std::string url() const;
};

/// The address in what somebody pasted. Only https is taken ("webcal" is written for it by
/// calendar programs), and no user name, number for a host, or anything but plain characters. The
/// refusal names the field "url".
Result<CalendarAddress> calendar_address(std::string_view text);

/// The hosts that an installation lets calendars be fetched from. None at all turns it off.
class AllowedHosts {
public:
    AllowedHosts() = default;

    /// From "outlook.office365.com, *.nhs.uk, feeds.example:8443": a star stands for any name in
    /// front; without a port only 443 is meant. Nothing when a piece is no host.
    static std::optional<AllowedHosts> from(std::string_view text);

    bool empty() const { return hosts_.empty(); }
    bool allow(const CalendarAddress& address) const;

private:
    struct Host {
        std::string name;  // ".nhs.uk" for "*.nhs.uk"
        int port = 443;
    };
    std::vector<Host> hosts_;
};

}  // namespace quorate::core
