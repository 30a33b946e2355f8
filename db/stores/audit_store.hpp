#pragma once

#include "core/audit/audit_trail.hpp"
#include "db/session/sql.hpp"
#include "db/stores/audit_reasons.hpp"

namespace quorate::db {

class AuditStore : public core::AuditTrail {
public:
    explicit AuditStore(Sql& sql) : sql_{sql}, reasons_{sql} {}

    void record(const core::AuthorityId& authority, const core::AuditRecord& record) override;
    std::optional<std::int64_t> first_broken(const core::AuthorityId& authority) override;
    std::int64_t size(const core::AuthorityId& authority) override;
    std::vector<core::AuditEntry> of_case(const core::AuthorityId& authority,
                                          const core::CaseId& id,
                                          std::int64_t before,
                                          int limit) override;
    std::vector<core::AuditEntry> of_actor(const core::AuthorityId& authority,
                                           const std::string& actor,
                                           std::int64_t before,
                                           int limit) override;
    std::vector<core::AuditEntry> all(const core::AuthorityId& authority,
                                      std::int64_t before,
                                      int limit) override;

private:
    std::vector<core::AuditEntry> opened(std::vector<core::AuditEntry> entries);

    Sql& sql_;
    AuditReasons reasons_;
};

}  // namespace quorate::db
