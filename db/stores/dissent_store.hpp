#pragma once

#include "core/minutes/dissent_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class DissentStore : public core::DissentStore {
public:
    explicit DissentStore(Sql& sql) : sql_{sql} {}

    std::vector<core::Dissent> of_meeting(const core::AuthorityId& authority,
                                          const core::MeetingId& meeting) override;
    core::Result<int> save(const core::AuthorityId& authority,
                           const core::Dissent& dissent) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
