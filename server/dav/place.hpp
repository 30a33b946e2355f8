#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/own_calendar/own_calendar.hpp"
#include "core/support/id.hpp"

namespace quorate::server {

/// What an address under /dav/ stands for.
enum class PlaceKind { root, principal, home, calendar, entry };

struct Place {
    PlaceKind kind = PlaceKind::root;
    std::string user = {};
    core::OwnCalendar calendar = core::OwnCalendar::meetings;
    std::string name = {};  // of an entry
};

/// Nothing for an address that we never give.
std::optional<Place> place_at(std::string_view path);

// Addresses as they are written: absolute paths, percent-encoded once; those of collections end
// with a slash.
std::string dav_root();
std::string principal_href(const core::UserId& user);
std::string home_href(const core::UserId& user);
std::string calendar_href(const core::UserId& user, core::OwnCalendar calendar);
std::string entry_href(const core::UserId& user,
                       core::OwnCalendar calendar,
                       const std::string& name);
std::string href_of(const Place& place);

/// The path of an href that a program sent, decoded: absolute, or with the scheme and host that it
/// knows us by. Nothing when it is broken.
std::optional<std::string> path_of_href(std::string_view href);

}  // namespace quorate::server
