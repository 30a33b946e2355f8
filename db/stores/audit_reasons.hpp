#pragma once

#include <optional>
#include <string>

#include "core/audit/audit_trail.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// The reasons that people typed, as they stand in the audit: sealed, at the end of the detail. The
/// chain covers them as they are stored and is never written again, so they have a key of their own
/// in the table `audit_key`, which is sealed afresh instead of them when a secret is added. Reasons
/// that were written before there was this key stand there in plain words.
class AuditReasons {
public:
    explicit AuditReasons(Sql& sql) : sql_{sql} {}

    /// The detail with the reason, as it is stored. Makes the key for the first.
    std::string stored_detail(const core::AuditRecord& record);

    /// Takes a sealed reason out of the stored detail.
    void open_in(core::AuditRecord& record);

private:
    const TextSeal* seal();

    Sql& sql_;
    std::optional<TextSeal> seal_ = {};
};

}  // namespace quorate::db
