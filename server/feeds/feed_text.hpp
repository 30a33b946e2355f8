#pragma once

#include <span>
#include <string>

#include "core/feeds/feed.hpp"

namespace quorate::server {

/// The calendar that a feed with these meetings shows. It names nobody: not the family, not the
/// kind of meeting, not even the subscriber.
std::string feed_text_of(core::FeedKind kind, std::span<const core::FeedMeeting> meetings);

}  // namespace quorate::server
