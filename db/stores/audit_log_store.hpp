#pragma once

#include "core/audit/audit_log.hpp"
#include "db/session/sql.hpp"
#include "db/stores/audit_reasons.hpp"

namespace quorate::db {

class AuditLogStore : public core::AuditLog {
public:
    explicit AuditLogStore(Sql& sql) : sql_{sql}, reasons_{sql} {}

    std::vector<core::FoundEntry> find(const core::AuthorityId& authority,
                                       const core::AuditQuery& query) override;
    std::vector<core::Sighting> sightings(const core::AuthorityId& authority,
                                          const core::CaseId& id) override;
    std::vector<core::RefusedSight> refused_sightings(const core::AuthorityId& authority,
                                                      const core::CaseId& id) override;
    std::vector<core::UserId> ever_listed(const core::AuthorityId& authority,
                                          const core::CaseId& id) override;
    std::optional<core::ChainHead> head(const core::AuthorityId& authority) override;
    std::optional<std::string> hash_of(const core::AuthorityId& authority,
                                       std::int64_t number) override;

private:
    std::optional<std::int64_t> first_since(const core::AuthorityId& authority, core::Instant from);
    std::optional<std::int64_t> last_before(const core::AuthorityId& authority,
                                            core::Instant until);

    Sql& sql_;
    AuditReasons reasons_;
};

}  // namespace quorate::db
