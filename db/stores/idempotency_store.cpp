#include "db/stores/idempotency_store.hpp"

namespace quorate::db {

std::optional<core::StoredAnswer> IdempotencyStore::find(const core::UserId& user,
                                                         const std::string& key)
{
    auto row = sql_.find<std::string, int, std::string, core::FreeText>(
        "select request_hash, status, headers, body from idempotent_request "
        "where user_id = :u and request_key = :k",
        user,
        key);
    if (!row) return std::nullopt;
    auto& [hash, status, headers, body] = *row;
    return core::StoredAnswer{std::move(hash), status, std::move(headers), body.reveal()};
}

void IdempotencyStore::save(const core::AuthorityId& authority,
                            const core::UserId& user,
                            const std::string& key,
                            const core::StoredAnswer& answer,
                            core::Instant now)
{
    sql_.execute(
        "insert into idempotent_request (authority_id, user_id, request_key, request_hash, status, "
        "headers, "
        "body, created_at) values (:a, :u, :k, :h, :s, :d, :b, :t)",
        authority,
        user,
        key,
        answer.request_hash,
        answer.status,
        answer.headers,
        core::FreeText{answer.body},  // it may name people
        now);
}

int IdempotencyStore::forget_before(core::Instant oldest)
{
    return static_cast<int>(
        sql_.execute("delete from idempotent_request where created_at < :t", oldest));
}

}  // namespace quorate::db
