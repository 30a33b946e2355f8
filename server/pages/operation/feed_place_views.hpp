#pragma once

#include <vector>

#include "core/feeds/feed_store.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// For each feed that was fetched from new places: from which, by what, and what its owner can do.
View elsewhere_views(const std::vector<core::FeedRow>& feeds,
                     const std::vector<core::FeedPlace>& places);

}  // namespace quorate::server
