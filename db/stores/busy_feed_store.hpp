#pragma once

#include "core/availability/busy_feed_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class BusyFeedStore final : public core::BusyFeedStore {
public:
    explicit BusyFeedStore(Sql& sql) : sql_{sql} {}

    void add(const core::BusyFeed& feed) override;
    std::optional<core::BusyFeed> find(const core::AuthorityId& authority,
                                       const core::BusyFeedId& id) override;
    std::vector<core::BusyFeed> list(const core::AuthorityId& authority,
                                     const std::optional<core::CalendarOwner>& owner) override;
    bool remove(const core::AuthorityId& authority, const core::BusyFeedId& id) override;
    std::vector<core::BusyFeed> take_due(core::Instant now,
                                         core::Instant until,
                                         int limit) override;
    bool save_attempt(const core::BusyFeed& feed, core::Instant taken_until) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
