// The part of OutboxStore that knows what is held for an address.
#include "core/delivery/delivery.hpp"
#include "db/stores/outbox_columns.hpp"
#include "db/stores/outbox_store.hpp"

namespace quorate::db {

std::vector<core::OutboxMessage> OutboxStore::held_for_address(const core::AuthorityId& authority)
{
    return messages(sql_,
                    SELECT_LISTED
                    "where authority_id = :a and state = 'held' and last_code in (:w, :p, :n) "
                    "order by created_at, sequence, id",
                    authority,
                    std::string{core::wrong_address},
                    std::string{core::wrong_person},
                    std::string{core::unchecked_address});
}

bool OutboxStore::drop_held(const core::AuthorityId& authority,
                            const core::OutboxMessageId& id,
                            const std::string& last_code,
                            core::Instant now)
{
    return sql_.execute(
               "update outbox_message set state = 'cancelled', last_code = :c, terminal_at = :t "
               "where authority_id = :a and id = :i and state = 'held'",
               last_code,
               now,
               authority,
               id) == 1;
}

}  // namespace quorate::db
