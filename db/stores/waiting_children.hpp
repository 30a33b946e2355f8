#pragma once

#include <map>
#include <vector>

#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Of each of these limits for which children are named, those for whom it is open: by first name,
/// the eldest first.
std::map<core::DueDateId, std::vector<core::PersonName>> waiting_children(
    Sql& sql, const core::AuthorityId& authority, const std::vector<core::DueDateId>& limits);

/// Says in each row of a list how many children wait, and who, when these are not all of the
/// family.
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
        row.waiting = static_cast<int>(named->second.size());
        if (row.waiting < row.children) row.waiting_names = std::move(named->second);
    }
}

}  // namespace quorate::db
