#pragma once

#include "core/circulation/case_bundle_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class CaseBundleStore : public core::CaseBundleStore {
public:
    explicit CaseBundleStore(Sql& sql) : sql_{sql} {}

    void add(const core::AuthorityId& authority, const core::CaseBundle& bundle) override;
    std::optional<core::CaseBundle> find(const core::AuthorityId& authority,
                                         const core::CaseBundleId& id) override;
    std::vector<core::CaseBundle> of_case(const core::AuthorityId& authority,
                                          const core::CaseId& id) override;
    core::Result<core::Done> release(const core::AuthorityId& authority,
                                     const core::CaseBundleId& id,
                                     const core::UserId& by,
                                     const core::FreeText& content,
                                     core::Instant at) override;
    core::FreeText released_content(const core::AuthorityId& authority,
                                    const core::CaseBundleId& id) override;
    core::Result<core::Done> count_export(const core::AuthorityId& authority,
                                          const core::CaseBundleId& id) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
