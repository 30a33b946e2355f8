#pragma once

#include <span>
#include <string_view>

#include "core/support/id.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// What goes of one table when a family is erased.
struct ErasedRows {
    std::string_view table;
    const char* statement;  // its one parameter is the case
};

/// In the order in which they go: what refers to something before it. A table may stand here more
/// than once.
std::span<const ErasedRows> erased_rows();

/// A table that has to do with families and stays, and why.
struct KeptTable {
    std::string_view table;
    std::string_view why;
};
std::span<const KeptTable> kept_tables();

/// Destroys all of it, in the transaction in hand. On SQLite the place that it stood in is
/// overwritten.
void erase_rows_of_case(Sql& sql, const core::CaseId& id);

}  // namespace quorate::db
