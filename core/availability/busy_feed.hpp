#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/availability/busy_time.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// The address of somebody's own calendar, which is fetched again and again for when they are
/// busy. The address is a secret: it is kept sealed, and after it was given only its host is shown.
struct BusyFeed {
    BusyFeedId id = {};
    AuthorityId authority = {};
    CalendarOwner owner = {};
    std::string host = {};        // CalendarAddress::place()
    std::string sealed_url = {};  // core::Seal
    UserId created_by = {};
    Instant created_at = {};
    Instant next_at = {};  // when it is due
    int failures = 0;      // since it last went well
    std::optional<Instant> succeeded_at = {};
    std::optional<Instant> read_at = {};  // when it last gave a calendar, not just "unchanged"
    std::string fault = {};               // a stable code of why it last failed; empty: it did not
    int left_out = 0;                     // entries of the calendar that could not be read
    std::string etag = {};
    std::string last_modified = {};
};

/// How an attempt to fetch a calendar ended.
struct FetchedCalendar {
    enum class Outcome { read, unchanged, failed };

    Outcome outcome = Outcome::failed;
    TimeSpan stretch = {};            // what was looked at
    std::vector<TimeSpan> busy = {};  // when read
    int left_out = 0;
    std::string etag = {};
    std::string last_modified = {};
    std::string fault = {};  // when failed
};

/// The stretch of time that a feed is read for: from yesterday on for 13 months, whole days.
TimeSpan busy_feed_stretch(Instant now);

/// Whether to ask for the calendar even if it has not changed: what repeats has moved into the
/// stretch since it was last read.
bool needs_whole_calendar(const BusyFeed& feed, Instant now);

/// The feed after an attempt: half an hour until the next, or longer and longer while it fails.
BusyFeed after_attempt(BusyFeed feed, const FetchedCalendar& fetched, Instant now);

}  // namespace quorate::core
