#pragma once

#include <span>
#include <string>

#include "calendar/own/own_entries.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/clock.hpp"

namespace quorate::calendar {

enum class FeedStatus { confirmed, tentative, cancelled };

/// One meeting as a subscriber sees it, or a slot that is held. Like an invitation, it names
/// nobody.
struct FeedEntry {
    std::string uid;
    int sequence = 0;
    core::Instant starts_at;
    core::Instant ends_at;
    std::string summary;
    std::string location;  // not shown once cancelled; may be empty
    FeedStatus status = FeedStatus::confirmed;
    core::Instant last_modified;  // is DTSTAMP too, so that the same meetings are the same bytes
};

/// Something that is on a day and takes no time.
struct FeedDay {
    std::string uid = {};
    int sequence = 0;
    core::Date day = {};
    std::string summary = {};
    std::string link = {};  // may be empty
    core::Instant last_modified = {};
};

/// What the calendar program shows of the feed itself.
struct FeedHeader {
    std::string name = {};
    std::string description = {};  // may be empty
};

/// What a feed holds.
struct FeedParts {
    std::span<const FeedEntry> entries = {};
    std::span<const FeedDay> days = {};
    std::span<const OwnTaskEntry> tasks = {};
};

/// METHOD:PUBLISH with one VTIMEZONE and the entries by start and UID, whatever order they come in;
/// days and tasks as they come. No organiser, attendee or alarm: some programs answer the one and
/// ring the other. The text depends on nothing but the arguments, so its hash serves as ETag.
std::string feed_text(const FeedHeader& header, const FeedParts& parts);
std::string feed_text(const FeedHeader& header, std::span<const FeedEntry> entries);

}  // namespace quorate::calendar
