#pragma once

#include "core/circulation/circulation_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class CirculationStore : public core::CirculationStore {
public:
    explicit CirculationStore(Sql& sql) : sql_{sql} {}

    void add(const core::AuthorityId& authority, const core::Circulation& circulation) override;
    std::optional<core::Circulation> find(const core::AuthorityId& authority,
                                          const core::CirculationId& id) override;
    std::optional<std::pair<core::AuthorityId, core::Circulation>> find_by_link(
        const std::string& link_hash) override;
    std::vector<core::CirculationRow> of_meeting(const core::AuthorityId& authority,
                                                 const core::MeetingId& meeting) override;
    void mark_opened(const core::AuthorityId& authority,
                     const core::CirculationId& id,
                     core::Instant at) override;
    bool revoke(const core::AuthorityId& authority,
                const core::CirculationId& id,
                core::Instant at) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
