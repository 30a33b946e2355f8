#pragma once

#include <map>
#include <utility>
#include <vector>

#include "core/due_dates/case_due_date.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// The children of a limit: how it stands for each, and the first names of those for whom it is
/// open.
struct WaitingChildren {
    std::vector<core::ChildAnswer> answers = {};
    std::vector<core::PersonName> names = {};
};

/// Of each of these limits for which children are named: answers by child, names the eldest
/// first.
std::map<core::DueDateId, WaitingChildren> waiting_children(
    Sql& sql, const core::AuthorityId& authority, const std::vector<core::DueDateId>& limits);

/// Says in each row of a list how its limit stands for each child, how many wait, and who, when
/// these are not all of the family.
template <class Row>
void add_waiting_children(Sql& sql, const core::AuthorityId& authority, std::vector<Row>& rows)
{
    std::vector<core::DueDateId> limits;
    for (const Row& row : rows)
        limits.push_back(row.due.id);
    auto waiting = waiting_children(sql, authority, limits);
    for (Row& row : rows) {
        row.waiting = row.children;
        const auto named = waiting.find(row.due.id);
        if (named == waiting.end()) continue;
        row.waiting = static_cast<int>(named->second.names.size());
        row.due.children = std::move(named->second.answers);
        if (row.waiting < row.children) row.waiting_names = std::move(named->second.names);
    }
}

}  // namespace quorate::db
