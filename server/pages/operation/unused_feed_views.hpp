#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/feeds/feed.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// The actor's own feeds that end, or have ended, because nobody uses them: why, and a button each
/// to keep it.
View unused_views(const std::vector<core::FeedRow>& feeds,
                  const core::Actor& actor,
                  core::Instant now);

}  // namespace quorate::server
