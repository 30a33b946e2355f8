#include "db/stores/stores.hpp"

namespace quorate::db {

core::UnitOfWork Stores::unit_of_work()
{
    return {
        .actions = actions,
        .agencies = agencies,
        .api_tokens = api_tokens,
        .audit = audit,
        .authorities = authorities,
        .cases = cases,
        .circulations = circulations,
        .contacts = contacts,
        .feed_versions = feed_versions,
        .idempotency = idempotency,
        .minutes = minutes,
        .outbox = outbox,
        .rooms = rooms,
        .sessions = sessions,
        .sign_ins = sign_ins,
        .teams = teams,
        .users = users,
    };
}

}  // namespace quorate::db
