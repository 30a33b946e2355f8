#pragma once

#include "core/people/staff_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class StaffStore : public core::StaffStore {
public:
    explicit StaffStore(Sql& sql) : sql_{sql} {}

    core::PageOf<core::StaffMember> list(const core::AuthorityId& authority,
                                         const core::StaffQuery& query) override;
    std::vector<core::StaffMember> chairs(const core::AuthorityId& authority) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
