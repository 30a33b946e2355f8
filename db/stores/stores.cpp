#include "db/stores/stores.hpp"

namespace quorate::db {

Stores::Stores(Sql& sql) : audit{sql}, idempotency{sql} {}

core::UnitOfWork Stores::unit_of_work()
{
    return {
        .audit = audit,
        .idempotency = idempotency,
    };
}

}  // namespace quorate::db
