#include "db/stores/passkey_store.hpp"

#include <utility>

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::Passkey> passkeys(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::Passkey> found;
    for (auto& [id, authority, user, name, credential, algorithm, key, signatures, added, used] :
         sql.select<core::PasskeyId,
                    core::AuthorityId,
                    core::UserId,
                    core::FreeText,
                    std::string,
                    int,
                    std::string,
                    std::int64_t,
                    core::Instant,
                    std::optional<core::Instant>>(text, in...))
        found.push_back(
            {id, authority, user, name, credential, algorithm, key, signatures, added, used});
    return found;
}

std::optional<core::Passkey> first(std::vector<core::Passkey> found)
{
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

bool PasskeyStore::add(const core::Passkey& passkey)
{
    return sql_.execute(
               "insert into passkey (id, authority_id, user_id, name, credential, algorithm, "
               "public_key, signatures, added_at, used_at) "
               "values (:i, :a, :u, :n, :c, :g, :k, :s, :t, :l) "
               "on conflict (credential) do nothing",
               passkey.id,
               passkey.authority,
               passkey.user,
               passkey.name,
               passkey.credential,
               passkey.algorithm,
               passkey.public_key,
               passkey.signatures,
               passkey.added_at,
               passkey.used_at) > 0;
}

std::optional<core::Passkey> PasskeyStore::find(const core::PasskeyId& id)
{
    return first(passkeys(sql_,
                          "select id, authority_id, user_id, name, credential, algorithm, "
                          "public_key, signatures, added_at, used_at from passkey where id = :i",
                          id));
}

std::optional<core::Passkey> PasskeyStore::find_by_credential(const std::string& credential)
{
    return first(
        passkeys(sql_,
                 "select id, authority_id, user_id, name, credential, algorithm, public_key, "
                 "signatures, added_at, used_at from passkey where credential = :c",
                 credential));
}

std::vector<core::Passkey> PasskeyStore::of_user(const core::UserId& user)
{
    return passkeys(sql_,
                    "select id, authority_id, user_id, name, credential, algorithm, public_key, "
                    "signatures, added_at, used_at from passkey where user_id = :u "
                    "order by added_at, id",
                    user);
}

bool PasskeyStore::use(const core::PasskeyId& id, std::int64_t signatures, core::Instant at)
{
    return sql_.execute(
               "update passkey set signatures = :s, used_at = :t where id = :i "
               "and (signatures < :l or (signatures = 0 and cast(:z as bigint) = 0))",
               signatures,
               at,
               id,
               signatures,
               signatures) > 0;
}

void PasskeyStore::remove(const core::PasskeyId& id)
{
    sql_.execute("delete from passkey where id = :i", id);
}

void PasskeyStore::remove_all_of(const core::UserId& user)
{
    sql_.execute("delete from passkey where user_id = :u", user);
}

void PasskeyStore::add(const core::PasskeyChallenge& challenge)
{
    sql_.execute(
        "insert into passkey_challenge (holder, challenge, expires_at) values (:h, :c, :e) "
        "on conflict (holder) do update set challenge = excluded.challenge, "
        "expires_at = excluded.expires_at",
        challenge.holder,
        challenge.challenge,
        challenge.expires_at);
}

std::optional<core::PasskeyChallenge> PasskeyStore::take_challenge(const std::string& holder)
{
    for (auto& [challenge, expires] : sql_.select<std::string, core::Instant>(
             "select challenge, expires_at from passkey_challenge where holder = :h", holder)) {
        // Of two at the same moment, one removes the row.
        const bool is_ours =
            sql_.execute("delete from passkey_challenge where holder = :h and challenge = :c",
                         holder,
                         challenge) > 0;
        if (!is_ours) return std::nullopt;
        return core::PasskeyChallenge{
            .holder = holder, .challenge = std::move(challenge), .expires_at = expires};
    }
    return std::nullopt;
}

int PasskeyStore::forget_challenges_before(core::Instant now)
{
    return static_cast<int>(
        sql_.execute("delete from passkey_challenge where expires_at <= :t", now));
}

}  // namespace quorate::db
