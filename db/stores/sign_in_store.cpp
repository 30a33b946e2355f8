#include "db/stores/sign_in_store.hpp"

namespace quorate::db {

void SignInStore::record_failure(const std::string& key_hash, core::Instant at)
{
    sql_.execute(
        "insert into sign_in_failure (key_hash, failed_at, failures) values (:k, :t, 1) "
        "on conflict (key_hash, failed_at) do update set failures = sign_in_failure.failures + 1",
        key_hash,
        at);
}

int SignInStore::failures_since(const std::string& key_hash, core::Instant since)
{
    return sql_.value<int>(
        "select cast(coalesce(sum(failures), 0) as integer) from sign_in_failure "
        "where key_hash = :k and failed_at >= :t",
        key_hash,
        since);
}

void SignInStore::forget_one(const std::string& key_hash, core::Instant at)
{
    sql_.execute(
        "update sign_in_failure set failures = failures - 1 "
        "where key_hash = :k and failed_at = :t and failures > 0",
        key_hash,
        at);
}

void SignInStore::clear(const std::string& key_hash)
{
    sql_.execute("delete from sign_in_failure where key_hash = :k", key_hash);
}

int SignInStore::forget_before(core::Instant oldest)
{
    return static_cast<int>(
        sql_.execute("delete from sign_in_failure where failed_at < :t", oldest));
}

}  // namespace quorate::db
