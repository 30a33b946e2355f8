#pragma once

#include <span>
#include <string>

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

/// What the calendar program shows of the feed itself.
struct FeedHeader {
    std::string name;
};

/// METHOD:PUBLISH with one VTIMEZONE and the entries by start and UID, whatever order they come in.
/// No organiser, attendee or alarm: some programs answer the one and ring the other. The text
/// depends on nothing but the arguments, so its hash serves as ETag.
std::string feed_text(const FeedHeader& header, std::span<const FeedEntry> entries);

}  // namespace quorate::calendar
