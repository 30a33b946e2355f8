#pragma once

#include "core/cases/access_list_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class AccessListStore : public core::AccessListStore {
public:
    explicit AccessListStore(Sql& sql) : sql_{sql} {}

    std::vector<core::AccessEntry> of_case(const core::AuthorityId& authority,
                                           const core::CaseId& id,
                                           core::Instant now) override;
    void put(const core::AuthorityId& authority, const core::AccessEntry& entry) override;
    bool end(const core::AuthorityId& authority,
             const core::CaseId& id,
             const core::UserId& user,
             core::Instant at) override;
    std::vector<std::pair<core::AuthorityId, core::AccessEntry>> expired(
        core::Instant now) override;
    bool note_end(const core::AuthorityId& authority,
                  const core::CaseId& id,
                  const core::UserId& user,
                  core::Instant at) override;
    std::vector<core::RestrictedCase> restricted(const core::AuthorityId& authority) override;
    std::optional<core::RestrictedCase> find(const core::AuthorityId& authority,
                                             const core::CaseId& id) override;
    void note_look(const core::AuthorityId& authority,
                   const core::CaseId& id,
                   const core::UserId& by,
                   core::Instant at) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
