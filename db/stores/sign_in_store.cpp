#include "db/stores/sign_in_store.hpp"

#include <chrono>
#include <tuple>

namespace quorate::db {
namespace {

// Longer than any window that is looked at.
constexpr std::chrono::hours targets_kept{1};

}  // namespace

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

void SignInStore::record_target(const std::string& network_hash,
                                const std::string& account_hash,
                                core::Instant at)
{
    sql_.execute("delete from sign_in_target where failed_at < :t", at - targets_kept);
    sql_.execute(
        "insert into sign_in_target (network_hash, account_hash, failed_at, failures) values "
        "(:n, :a, :t, 1) on conflict (network_hash, account_hash, failed_at) do update set "
        "failures = sign_in_target.failures + 1",
        network_hash,
        account_hash,
        at);
}

void SignInStore::forget_target(const std::string& network_hash,
                                const std::string& account_hash,
                                core::Instant at)
{
    sql_.execute(
        "update sign_in_target set failures = failures - 1 where network_hash = :n and "
        "account_hash = :a and failed_at = :t and failures > 0",
        network_hash,
        account_hash,
        at);
}

core::FailureSpread SignInStore::spread_since(const std::string& network_hash, core::Instant since)
{
    core::FailureSpread spread;
    std::tie(spread.failures, spread.accounts) =
        sql_.find<int, int>(
                "select cast(coalesce(sum(failures), 0) as integer), "
                "cast(count(distinct account_hash) as integer) from sign_in_target "
                "where failed_at >= :t and failures > 0",
                since)
            .value();
    spread.network_accounts = sql_.value<int>(
        "select cast(count(distinct account_hash) as integer) from sign_in_target "
        "where network_hash = :n and failed_at >= :t and failures > 0",
        network_hash,
        since);
    return spread;
}

int SignInStore::forget_before(core::Instant oldest)
{
    return static_cast<int>(
        sql_.execute("delete from sign_in_failure where failed_at < :t", oldest));
}

}  // namespace quorate::db
