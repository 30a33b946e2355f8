#pragma once

#include <vector>

#include "core/feeds/feed.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// What FeedStore::meetings() gives: thousands of rows for an agency, read whenever one changes, so
/// nothing is joined, grouped or sorted in the database that takes less time here.
std::vector<core::FeedMeeting> feed_meetings(Sql& sql,
                                             const core::FeedSource& source,
                                             const core::FeedWindow& window);

}  // namespace quorate::db
