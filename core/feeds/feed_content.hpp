#pragma once

#include <string>
#include <vector>

#include "core/feeds/feed.hpp"

namespace quorate::core {

/// What somebody agreed to do, as a feed may show it: neither its words nor whom it is about.
struct FeedAction {
    ActionPointId id = {};
    std::string reference = {};  // of the meeting at which it was agreed
    int number = 1;              // in the order in which they were agreed there
    Date due_on = {};
    int percent = 0;
    bool is_done = false;
    Instant created_at = {};
    std::optional<Instant> done_at = {};
    int version = 1;
};

/// The last day by which something has to happen in a case that somebody leads. Says neither what
/// nor in which: a case's number is as good as a name to whoever knows it.
struct FeedLastDay {
    DueDateId id = {};
    Date on = {};
    bool is_provisional = false;
    std::string reference = {};  // of the meeting that is booked for it; may be empty
    Instant changed_at = {};
};

/// Everything that a feed shows.
struct FeedContent {
    std::vector<FeedMeeting> meetings = {};
    std::vector<FeedAction> actions = {};
    std::vector<FeedLastDay> last_days = {};
};

}  // namespace quorate::core
