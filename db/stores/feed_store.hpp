#pragma once

#include "core/feeds/feed_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class FeedStore : public core::FeedStore {
public:
    explicit FeedStore(Sql& sql) : sql_{sql} {}

    void add(const core::Feed& feed) override;
    std::optional<core::Feed> find(const core::AuthorityId& authority,
                                   const core::FeedId& id) override;
    std::optional<core::Feed> find_by_token_hash(const std::string& hash) override;
    std::vector<core::FeedRow> list(const core::AuthorityId& authority,
                                    const core::FeedQuery& query) override;
    bool revoke(const core::AuthorityId& authority,
                const core::FeedId& id,
                core::Instant at) override;
    std::vector<core::Feed> unused_since(core::Instant used_by, core::Instant now) override;
    bool save_use(const core::Feed& feed) override;
    core::FeedSource source_of(const core::Feed& feed) override;
    std::vector<core::FeedMeeting> meetings(const core::FeedSource& source,
                                            const core::FeedWindow& window) override;
    std::vector<core::FeedAction> actions(const core::UserId& user,
                                          core::Instant done_since) override;
    std::vector<core::FeedLastDay> last_days(const core::UserId& user,
                                             core::Date from,
                                             core::Date until) override;
    std::vector<core::FeedPlace> new_places(const core::AuthorityId& authority,
                                            const core::UserId& owner,
                                            core::Instant now) override;
    bool know_places(const core::AuthorityId& authority, const core::FeedId& feed) override;
    int forget_places_before(core::Instant oldest) override;
    void note_fetches(std::span<const core::FeedFetch> fetches) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
