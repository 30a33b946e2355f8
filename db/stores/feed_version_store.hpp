#pragma once

#include "core/feeds/feed_version_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class FeedVersionStore : public core::FeedVersionStore {
public:
    explicit FeedVersionStore(Sql& sql) : sql_{sql} {}

    void bump(core::FeedSubject kind, const std::string& subject) override;
    void bump_all() override;
    std::int64_t version(core::FeedSubject kind, const std::string& subject) override;
    std::int64_t sum() override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
