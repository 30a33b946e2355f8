#include "db/stores/stores.hpp"

namespace quorate::db {

Stores::Stores(Sql& sql)
    : api_tokens{sql},
      audit{sql},
      feed_versions{sql},
      idempotency{sql},
      outbox{sql},
      sessions{sql},
      sign_ins{sql},
      users{sql}
{
}

core::UnitOfWork Stores::unit_of_work()
{
    return {
        .agencies = agencies,
        .api_tokens = api_tokens,
        .audit = audit,
        .feed_versions = feed_versions,
        .cases = cases,
        .idempotency = idempotency,
        .outbox = outbox,
        .authorities = authorities,
        .contacts = contacts,
        .idempotency = idempotency,
        .rooms = rooms,
        .sessions = sessions,
        .sign_ins = sign_ins,
        .teams = teams,
        .users = users,
    };
}

}  // namespace quorate::db
