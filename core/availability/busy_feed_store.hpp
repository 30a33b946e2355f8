#pragma once

#include <optional>
#include <vector>

#include "core/availability/busy_feed.hpp"

namespace quorate::core {

/// The addresses of people's own calendars.
class BusyFeedStore {
public:
    virtual ~BusyFeedStore() = default;

    virtual void add(const BusyFeed& feed) = 0;

    virtual std::optional<BusyFeed> find(const AuthorityId& authority, const BusyFeedId& id) = 0;

    /// Those of an owner, or of everybody, by owner and when they were added.
    virtual std::vector<BusyFeed> list(const AuthorityId& authority,
                                       const std::optional<CalendarOwner>& owner) = 0;

    /// False when it was not there.
    virtual bool remove(const AuthorityId& authority, const BusyFeedId& id) = 0;

    /// Takes up to `limit` feeds of any authority that are due, the longest overdue first, for one
    /// process alone: they are due again at `until`, should it not come back.
    virtual std::vector<BusyFeed> take_due(Instant now, Instant until, int limit) = 0;

    /// Saves what after_attempt() changed, if the feed is still due at `taken_until`: false when it
    /// was removed meanwhile, or taken by another process.
    virtual bool save_attempt(const BusyFeed& feed, Instant taken_until) = 0;
};

}  // namespace quorate::core
