#include "db/stores/second_factor_store.hpp"

#include <algorithm>

namespace quorate::db {

std::optional<core::SecondFactor> SecondFactorStore::find(const core::UserId& id)
{
    for (auto& [user, authority, secret, pending, proven, step, taken_off] :
         sql_.select<core::UserId,
                     core::AuthorityId,
                     std::string,
                     std::string,
                     std::optional<core::Instant>,
                     std::int64_t,
                     std::optional<core::Instant>>(
             "select user_id, authority_id, sealed_secret, pending_secret, proven_at, last_step, "
             "taken_off_at from second_factor where user_id = :u",
             id))
        return core::SecondFactor{.user = std::move(user),
                                  .authority = std::move(authority),
                                  .sealed_secret = std::move(secret),
                                  .pending_secret = std::move(pending),
                                  .proven_at = proven,
                                  .last_step = step,
                                  .taken_off_at = taken_off};
    return std::nullopt;
}

void SecondFactorStore::save(const core::SecondFactor& factor)
{
    sql_.execute(
        "insert into second_factor (user_id, authority_id, sealed_secret, pending_secret, "
        "proven_at, last_step, taken_off_at) values (:u, :a, :s, :p, :t, :l, :o) "
        "on conflict (user_id) do update set sealed_secret = excluded.sealed_secret, "
        "pending_secret = excluded.pending_secret, proven_at = excluded.proven_at, "
        "taken_off_at = excluded.taken_off_at",
        factor.user,
        factor.authority,
        factor.sealed_secret,
        factor.pending_secret,
        factor.proven_at,
        factor.last_step,
        factor.taken_off_at);
}

bool SecondFactorStore::use_step(const core::UserId& user, std::int64_t step)
{
    return sql_.execute(
               "update second_factor set last_step = :s where user_id = :u and last_step < :l",
               step,
               user,
               step) > 0;
}

void SecondFactorStore::set_recovery_codes(const core::UserId& user,
                                           const std::vector<std::string>& hashes,
                                           core::Instant made_at)
{
    sql_.execute("delete from recovery_code where user_id = :u", user);
    for (const std::string& hash : hashes)
        sql_.execute("insert into recovery_code (user_id, code_hash, made_at) values (:u, :h, :t)",
                     user,
                     hash,
                     made_at);
}

bool SecondFactorStore::use_recovery_code(const core::UserId& user,
                                          const std::string& hash,
                                          core::Instant at)
{
    return sql_.execute(
               "update recovery_code set used_at = :t where user_id = :u and code_hash = :h and "
               "used_at is null",
               at,
               user,
               hash) > 0;
}

int SecondFactorStore::recovery_codes_left(const core::UserId& user)
{
    return sql_.value<int>(
        "select cast(count(*) as integer) from recovery_code where user_id = :u and used_at is "
        "null",
        user);
}

std::vector<core::Role> SecondFactorStore::demanded_of(const core::AuthorityId& authority)
{
    std::vector<core::Role> roles;
    for (auto& [code] : sql_.select<std::string>(
             "select role from second_factor_role where authority_id = :a order by role",
             authority))
        if (const auto role = core::find_role(code)) roles.push_back(*role);
    return roles;
}

void SecondFactorStore::set_demanded_of(const core::AuthorityId& authority,
                                        const std::vector<core::Role>& roles)
{
    sql_.execute("delete from second_factor_role where authority_id = :a", authority);
    for (const core::Role role : roles)
        sql_.execute(
            "insert into second_factor_role (authority_id, role) values (:a, :r) "
            "on conflict (authority_id, role) do nothing",
            authority,
            std::string{core::role_code(role)});
}

void SecondFactorStore::add(const core::SignInChallenge& challenge)
{
    sql_.execute(
        "insert into sign_in_challenge (token_hash, authority_id, user_id, password_mark, network, "
        "begun_at, expires_at, tries, first_factor_at) "
        "values (:h, :a, :u, :p, :n, :b, :e, :t, :f)",
        challenge.token_hash,
        challenge.authority,
        challenge.user,
        challenge.password_mark,
        challenge.network,
        challenge.begun_at,
        challenge.expires_at,
        challenge.tries,
        challenge.first_factor_at);
}

std::optional<core::SignInChallenge> SecondFactorStore::find_challenge(
    const std::string& token_hash)
{
    for (auto& [hash, authority, user, mark, network, begun, expires, tries, first_factor] :
         sql_.select<std::string,
                     core::AuthorityId,
                     core::UserId,
                     std::string,
                     std::string,
                     core::Instant,
                     core::Instant,
                     int,
                     std::optional<core::Instant>>(
             "select token_hash, authority_id, user_id, password_mark, network, begun_at, "
             "expires_at, tries, first_factor_at from sign_in_challenge where token_hash = :h",
             token_hash))
        return core::SignInChallenge{.token_hash = std::move(hash),
                                     .authority = std::move(authority),
                                     .user = std::move(user),
                                     .password_mark = std::move(mark),
                                     .network = std::move(network),
                                     .begun_at = begun,
                                     .expires_at = expires,
                                     .tries = tries,
                                     .first_factor_at = first_factor};
    return std::nullopt;
}

int SecondFactorStore::count_try(const std::string& token_hash)
{
    // The update holds the row until the transaction ends, so no two count as the same try.
    sql_.execute("update sign_in_challenge set tries = tries + 1 where token_hash = :h",
                 token_hash);
    const auto challenge = find_challenge(token_hash);
    return challenge ? challenge->tries : 0;
}

void SecondFactorStore::remove_challenge(const std::string& token_hash)
{
    sql_.execute("delete from sign_in_challenge where token_hash = :h", token_hash);
}

void SecondFactorStore::remove_challenges_of(const core::UserId& user)
{
    sql_.execute("delete from sign_in_challenge where user_id = :u", user);
}

int SecondFactorStore::forget_challenges_before(core::Instant now)
{
    return static_cast<int>(
        sql_.execute("delete from sign_in_challenge where expires_at <= :t", now));
}

}  // namespace quorate::db
