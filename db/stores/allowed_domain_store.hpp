#pragma once

#include "core/directory/allowed_domain_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Where the addresses of each kind of agency may end, in the table `allowed_domain`.
class AllowedDomainStore final : public core::AllowedDomainStore {
public:
    explicit AllowedDomainStore(Sql& sql) : sql_{sql} {}

    std::vector<core::AllowedDomain> of(const core::AuthorityId& authority) override;
    bool add(const core::AllowedDomain& domain) override;
    bool remove(const core::AuthorityId& authority,
                core::AgencyKind kind,
                const std::string& domain) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
