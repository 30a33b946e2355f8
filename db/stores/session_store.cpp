#include "db/stores/session_store.hpp"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::Session> sessions(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::Session> found;
    for (auto& [hash,
                authority,
                user,
                csrf,
                made,
                seen,
                ends,
                stepped,
                network,
                is_api,
                name,
                enrol] : sql.select<std::string,
                                    core::AuthorityId,
                                    core::UserId,
                                    std::string,
                                    core::Instant,
                                    core::Instant,
                                    core::Instant,
                                    std::optional<core::Instant>,
                                    std::string,
                                    bool,
                                    std::string,
                                    bool>(text, in...))
        found.push_back({.token_hash = std::move(hash),
                         .authority = std::move(authority),
                         .user = std::move(user),
                         .csrf_token = std::move(csrf),
                         .created_at = made,
                         .last_seen_at = seen,
                         .expires_at = ends,
                         .stepped_up_at = stepped,
                         .network = std::move(network),
                         .is_api = is_api,
                         .name = std::move(name),
                         .must_enrol = enrol});
    return found;
}

}  // namespace

void SessionStore::add(const core::Session& session)
{
    sql_.execute(
        "insert into user_session (token_hash, authority_id, user_id, csrf_token, created_at, "
        "last_seen_at, expires_at, stepped_up_at, network, is_api, name, must_enrol) "
        "values (:h, :a, :u, :c, :m, :s, :e, :p, :n, :x, :i, :q)",
        session.token_hash,
        session.authority,
        session.user,
        session.csrf_token,
        session.created_at,
        session.last_seen_at,
        session.expires_at,
        session.stepped_up_at,
        session.network,
        session.is_api,
        session.name,
        session.must_enrol);
}

std::optional<core::Session> SessionStore::find(const std::string& token_hash)
{
    auto found =
        sessions(sql_,
                 "select token_hash, authority_id, user_id, csrf_token, created_at, "
                 "last_seen_at, expires_at, stepped_up_at, network, is_api, name, must_enrol "
                 "from user_session where token_hash = :h",
                 token_hash);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::Session> SessionStore::of_user(const core::UserId& user)
{
    return sessions(sql_,
                    "select token_hash, authority_id, user_id, csrf_token, created_at, "
                    "last_seen_at, expires_at, stepped_up_at, network, is_api, name, must_enrol "
                    "from user_session where user_id = :u order by last_seen_at desc",
                    user);
}

void SessionStore::touch(const std::string& token_hash, core::Instant seen_at)
{
    sql_.execute(
        "update user_session set last_seen_at = :s where token_hash = :h", seen_at, token_hash);
}

void SessionStore::remove(const std::string& token_hash)
{
    sql_.execute("delete from user_session where token_hash = :h", token_hash);
}

void SessionStore::remove_all_of(const core::UserId& user, const std::string& except)
{
    sql_.execute("delete from user_session where user_id = :u and token_hash <> :h", user, except);
}

int SessionStore::remove_expired(core::Instant now)
{
    return static_cast<int>(sql_.execute("delete from user_session where expires_at <= :t", now));
}

}  // namespace quorate::db
