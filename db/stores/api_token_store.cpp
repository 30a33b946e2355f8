#include "db/stores/api_token_store.hpp"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::ApiToken> tokens(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::ApiToken> found;
    for (auto& [id, hash, authority, user, name, made, ends, revoked, used] :
         sql.select<core::ApiTokenId,
                    std::string,
                    core::AuthorityId,
                    core::UserId,
                    core::FreeText,
                    core::Instant,
                    core::Instant,
                    std::optional<core::Instant>,
                    std::optional<core::Instant>>(text, in...))
        found.push_back({id, hash, authority, user, name, made, ends, revoked, used});
    return found;
}

std::optional<core::ApiToken> first(std::vector<core::ApiToken> found)
{
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

void ApiTokenStore::add(const core::ApiToken& token)
{
    sql_.execute(
        "insert into api_token (id, token_hash, authority_id, user_id, name, created_at, "
        "expires_at, revoked_at, last_used_at) values (:i, :h, :a, :u, :n, :c, :e, :r, :l)",
        token.id,
        token.token_hash,
        token.authority,
        token.user,
        token.name,
        token.created_at,
        token.expires_at,
        token.revoked_at,
        token.last_used_at);
}

std::optional<core::ApiToken> ApiTokenStore::find(const core::ApiTokenId& id)
{
    return first(tokens(sql_,
                        "select id, token_hash, authority_id, user_id, name, created_at, "
                        "expires_at, revoked_at, last_used_at from api_token where id = :i",
                        id));
}

std::optional<core::ApiToken> ApiTokenStore::find_by_hash(const std::string& token_hash)
{
    return first(tokens(sql_,
                        "select id, token_hash, authority_id, user_id, name, created_at, "
                        "expires_at, revoked_at, last_used_at from api_token where token_hash = :h",
                        token_hash));
}

std::vector<core::ApiToken> ApiTokenStore::of_user(const core::UserId& user)
{
    return tokens(sql_,
                  "select id, token_hash, authority_id, user_id, name, created_at, expires_at, "
                  "revoked_at, last_used_at from api_token where user_id = :u "
                  "order by created_at desc, id desc",
                  user);
}

void ApiTokenStore::touch(const core::ApiTokenId& id, core::Instant used_at)
{
    sql_.execute("update api_token set last_used_at = :t where id = :i", used_at, id);
}

void ApiTokenStore::revoke(const core::ApiTokenId& id, core::Instant at)
{
    sql_.execute(
        "update api_token set revoked_at = :t where id = :i and revoked_at is null", at, id);
}

void ApiTokenStore::revoke_all_of(const core::UserId& user, core::Instant at)
{
    sql_.execute(
        "update api_token set revoked_at = :t where user_id = :u and revoked_at is null", at, user);
}

}  // namespace quorate::db
