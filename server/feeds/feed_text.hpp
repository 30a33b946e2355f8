#pragma once

#include <string>

#include "core/feeds/feeds.hpp"

namespace quorate::server {

/// The calendar that a feed's address answers with at `now`. Its "as of" is when what it shows last
/// changed, or the day began: the same for all who ask, so that nobody fetches it again for that
/// alone more than once a day.
std::string feed_text_of(const core::OpenFeed& opened,
                         const core::FeedContent& content,
                         const std::string& public_url,
                         core::Instant now);

/// What an address answers that has ended: nothing but that. Programs then drop what they showed.
std::string ended_feed_text(const core::Feed& feed, const std::string& public_url);

}  // namespace quorate::server
