#include "db/stores/waiting_children.hpp"

#include "core/cases/child.hpp"
#include "db/session/many_rows.hpp"

namespace quorate::db {

std::map<core::DueDateId, std::vector<core::PersonName>> waiting_children(
    Sql& sql, const core::AuthorityId& authority, const std::vector<core::DueDateId>& limits)
{
    std::map<core::DueDateId, std::vector<core::PersonName>> found;
    in_lists(limits, [&](const std::string& list, std::vector<Value> values) {
        values.push_back(Column<core::AuthorityId>::to(authority));
        const std::string text =
            "select w.due_date_id, case when w.status = 'open' then 1 else 0 end, k.given_name "
            "from due_date_child w join child k on k.id = w.child_id where w.due_date_id in " +
            list + " and w.authority_id = :a order by coalesce(k.date_of_birth, '9999'), k.id";
        for (auto& [limit, waits, name] :
             sql.select<core::DueDateId, bool, core::PersonName>(text.c_str(), values)) {
            auto& names = found[limit];
            if (waits) names.push_back(core::called({.given_name = std::move(name)}));
        }
    });
    return found;
}

}  // namespace quorate::db
