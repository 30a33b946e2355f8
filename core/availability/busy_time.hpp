#pragma once

#include <optional>
#include <string_view>

#include "core/availability/calendar_owner.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// The time between two moments, the end not included.
struct TimeSpan {
    Instant from = {};
    Instant until = {};

    friend auto operator<=>(const TimeSpan&, const TimeSpan&) = default;
};

/// Why somebody has no time: that is all that is ever kept, never what for.
enum class BusyKind { busy, leave, on_call };

/// Where it is known from. What came from a file or an address is replaced by the next of it.
enum class BusySource { typed, csv, feed, caldav };

// Stable codes: "on_call", "caldav" ...
std::string_view code(BusyKind kind);
std::string_view code(BusySource source);
std::optional<BusyKind> busy_kind_from(std::string_view code);
std::optional<BusySource> busy_source_from(std::string_view code);

std::string_view label(BusyKind kind);      // "On call"
std::string_view label(BusySource source);  // "From a file"

/// Time in which a person or room is not to be had. Has no title, on purpose.
struct BusyTime {
    BusyTimeId id = {};
    AuthorityId authority = {};
    CalendarOwner owner = {};
    Instant starts_at = {};
    Instant ends_at = {};
    BusyKind kind = BusyKind::busy;
    BusySource source = BusySource::typed;
    BusyFeedId feed = {};    // of the source "feed", else empty
    UserId created_by = {};  // who typed it, sent the file or gave the address
    Instant created_at = {};
    bool only_taken =
        false;  // told to somebody who may not know more than that: see may_know_why()
};

/// How the calendar of somebody is known. Nobody is taken to be free whose calendar is not.
enum class SharingState { not_shared, by_hand, csv, feed };

// Stable codes: "not_shared", "by_hand" ...
std::string_view code(SharingState state);
std::optional<SharingState> sharing_state_from(std::string_view code);
std::string_view label(SharingState state);  // "Not shared"

struct CalendarSharing {
    CalendarOwner owner = {};
    SharingState state = SharingState::not_shared;
    std::optional<Instant> as_of = {};  // when it was last said, sent or fetched
};

}  // namespace quorate::core
