#include "db/stores/closure_store.hpp"

namespace quorate::db {

core::NamedDays ClosureStore::of(const core::AuthorityId& authority)
{
    core::NamedDays closures;
    for (const auto& [day, name] : sql_.select<core::Date, std::string>(
             "select closed_on, name from local_closure where authority_id = :a", authority))
        closures.emplace(day, name);
    return closures;
}

void ClosureStore::add(const core::AuthorityId& authority, core::Date day, const std::string& name)
{
    sql_.execute(
        "insert into local_closure (authority_id, closed_on, name) values (:a, :d, :n) "
        "on conflict (authority_id, closed_on) do update set name = excluded.name",
        authority,
        day,
        name);
}

bool ClosureStore::remove(const core::AuthorityId& authority, core::Date day)
{
    return sql_.execute("delete from local_closure where authority_id = :a and closed_on = :d",
                        authority,
                        day) > 0;
}

}  // namespace quorate::db
