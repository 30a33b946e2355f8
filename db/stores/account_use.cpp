// The part of UserStore that knows when people last signed in.
#include "db/stores/first_found.hpp"
#include "db/stores/user_store.hpp"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::AccountUse> uses(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::AccountUse> found;
    for (auto& [user, signed_in, warned, suspended] :
         sql.select<core::UserId,
                    core::Instant,
                    std::optional<core::Instant>,
                    std::optional<core::Instant>>(text, in...))
        found.push_back({.user = std::move(user),
                         .signed_in_at = signed_in,
                         .warned_at = warned,
                         .suspended_at = suspended});
    return found;
}

}  // namespace

void UserStore::note_signed_in(const core::User& user, core::Instant at)
{
    sql_.execute(
        "insert into account_use (user_id, authority_id, signed_in_at) values (:u, :a, :t) "
        "on conflict (user_id) do update set signed_in_at = excluded.signed_in_at, "
        "warned_at = null, suspended_at = null",
        user.id,
        user.authority,
        at);
}

std::optional<core::AccountUse> UserStore::use_of(const core::UserId& id)
{
    return first(uses(sql_,
                      "select user_id, signed_in_at, warned_at, suspended_at from account_use "
                      "where user_id = :u",
                      id));
}

void UserStore::begin_counting(core::Instant now)
{
    sql_.execute(
        "insert into account_use (user_id, authority_id, signed_in_at) "
        "select u.id, u.authority_id, cast(:t as bigint) from staff_user u where u.active = 1 and "
        "not exists "
        "(select 1 from account_use a where a.user_id = u.id) on conflict do nothing",
        now);
}

std::vector<core::AccountUse> UserStore::unused_since(core::Instant signed_in_by)
{
    return uses(sql_,
                "select a.user_id, a.signed_in_at, a.warned_at, a.suspended_at from account_use a "
                "join staff_user u on u.id = a.user_id where u.active = 1 "
                "and a.suspended_at is null and a.signed_in_at <= :t "
                "order by a.signed_in_at, a.user_id",
                signed_in_by);
}

bool UserStore::save_use(const core::AccountUse& use)
{
    return sql_.execute(
               "update account_use set warned_at = :w, suspended_at = :s where user_id = :u "
               "and signed_in_at = :t",
               use.warned_at,
               use.suspended_at,
               use.user,
               use.signed_in_at) == 1;
}

int UserStore::open_administrators(const core::AuthorityId& authority)
{
    return sql_.value<int>(
        "select count(*) from staff_user u where u.authority_id = :a and u.active = 1 "
        "and u.role = 'AM' and not exists (select 1 from account_use a where a.user_id = u.id "
        "and a.suspended_at is not null)",
        authority);
}

}  // namespace quorate::db
