#pragma once

#include "core/meetings/core_group_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class CoreGroupStore : public core::CoreGroupStore {
public:
    explicit CoreGroupStore(Sql& sql) : sql_{sql} {}

    core::CoreGroup named_at(const core::AuthorityId& authority,
                             const core::MeetingId& meeting) override;
    core::Result<int> save(const core::AuthorityId& authority,
                           const core::CoreGroup& group) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
