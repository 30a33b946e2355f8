#pragma once

#include "core/people/team_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class TeamStore : public core::TeamStore {
public:
    explicit TeamStore(Sql& sql) : sql_{sql} {}

    std::optional<core::Team> find(const core::AuthorityId& authority,
                                   const core::TeamId& id) override;
    std::optional<core::Team> find_by_name(const core::AuthorityId& authority,
                                           const std::string& name) override;
    core::PageOf<core::Team> list(const core::AuthorityId& authority,
                                  const core::TeamQuery& query) override;
    std::vector<core::Team> choices(const core::AuthorityId& authority) override;
    core::Result<core::Done> add(const core::Team& team) override;
    core::Result<int> save(const core::Team& team) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
