#include "db/stores/waiting_children.hpp"

#include <algorithm>

#include "core/cases/child.hpp"
#include "db/session/many_rows.hpp"

namespace quorate::db {

std::map<core::DueDateId, WaitingChildren> waiting_children(
    Sql& sql, const core::AuthorityId& authority, const std::vector<core::DueDateId>& limits)
{
    std::map<core::DueDateId, WaitingChildren> found;
    in_lists(limits, [&](const std::string& list, std::vector<Value> values) {
        values.push_back(Column<core::AuthorityId>::to(authority));
        const std::string text =
            "select w.due_date_id, w.child_id, w.status, w.met_on, k.given_name "
            "from due_date_child w join child k on k.id = w.child_id where w.due_date_id in " +
            list + " and w.authority_id = :a order by coalesce(k.date_of_birth, '9999'), k.id";
        for (auto& [limit, child, status, met_on, name] :
             sql.select<core::DueDateId,
                        core::ChildId,
                        std::string,
                        std::optional<core::Date>,
                        core::PersonName>(text.c_str(), values)) {
            WaitingChildren& of = found[limit];
            const core::DueStatus stands = core::due_status_from(status).value();
            of.answers.push_back({child, stands, met_on});
            if (stands == core::DueStatus::open)
                of.names.push_back(core::called({.given_name = std::move(name)}));
        }
    });
    for (auto& [limit, of] : found)
        std::ranges::sort(of.answers, {}, &core::ChildAnswer::child);
    return found;
}

}  // namespace quorate::db
