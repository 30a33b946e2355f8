#include "db/stores/closure_store.hpp"

#define CLOSURE_COLUMNS "closed_on, name, owner, decided_by, decided_at, version"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::Closure> closures(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::Closure> found;
    for (auto& [on, name, owner, by, at, version] :
         sql.select<core::Date, std::string, core::PersonName, core::UserId, core::Instant, int>(
             text, in...))
        found.push_back({.on = on,
                         .name = std::move(name),
                         .owner = std::move(owner),
                         .decided_by = std::move(by),
                         .decided_at = at,
                         .version = version});
    return found;
}

}  // namespace

core::NamedDays ClosureStore::of(const core::AuthorityId& authority)
{
    core::NamedDays days;
    for (const auto& [day, name] : sql_.select<core::Date, std::string>(
             "select closed_on, name from local_closure where authority_id = :a", authority))
        days.emplace(day, name);
    return days;
}

std::vector<core::Closure> ClosureStore::list(const core::AuthorityId& authority)
{
    return closures(sql_,
                    "select " CLOSURE_COLUMNS
                    " from local_closure where authority_id = :a order by closed_on",
                    authority);
}

std::optional<core::Closure> ClosureStore::find(const core::AuthorityId& authority, core::Date day)
{
    auto found = closures(sql_,
                          "select " CLOSURE_COLUMNS
                          " from local_closure where authority_id = :a and closed_on = :d",
                          authority,
                          day);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void ClosureStore::add(const core::AuthorityId& authority, const core::Closure& closure)
{
    sql_.execute(
        "insert into local_closure (authority_id, closed_on, name, owner, decided_by, decided_at) "
        "values (:a, :d, :n, :o, :b, :t) on conflict (authority_id, closed_on) do update set "
        "name = excluded.name, owner = excluded.owner, decided_by = excluded.decided_by, "
        "decided_at = excluded.decided_at, version = local_closure.version + 1",
        authority,
        closure.on,
        closure.name,
        closure.owner,
        closure.decided_by,
        closure.decided_at);
}

bool ClosureStore::remove(const core::AuthorityId& authority, core::Date day)
{
    return sql_.execute("delete from local_closure where authority_id = :a and closed_on = :d",
                        authority,
                        day) > 0;
}

}  // namespace quorate::db
