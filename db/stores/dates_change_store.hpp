#pragma once

#include "core/rules/dates_change_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class DatesChangeStore : public core::DatesChangeStore {
public:
    explicit DatesChangeStore(Sql& sql) : sql_{sql} {}

    std::vector<core::DatesChange> waiting(const core::AuthorityId& authority) override;
    std::vector<core::DatesChange> decided(const core::AuthorityId& authority) override;
    std::optional<core::DatesChange> find(const core::AuthorityId& authority,
                                          const core::DatesChangeId& id) override;
    void add(const core::DatesChange& change) override;
    bool decide(const core::AuthorityId& authority,
                const core::DatesChangeId& id,
                core::DatesChangeStatus status,
                const core::UserId& decided_by,
                core::Instant at) override;
    void keep_moved(const core::AuthorityId& authority,
                    const core::DatesChangeId& id,
                    int dates,
                    int families) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
