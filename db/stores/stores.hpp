#pragma once

#include "core/unit_of_work.hpp"
#include "db/session/sql.hpp"
#include "db/stores/audit_store.hpp"
#include "db/stores/idempotency_store.hpp"

namespace quorate::db {

/// All stores over one transaction's connection.
struct Stores {
    explicit Stores(Sql& sql);

    AuditStore audit;
    IdempotencyStore idempotency;

    core::UnitOfWork unit_of_work();
};

}  // namespace quorate::db
