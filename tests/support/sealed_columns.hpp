#pragma once

#include <string>
#include <vector>

#include "tests/support/temp_database.hpp"

namespace quorate::test {

/// Columns in which sealed text stands of which nobody said so: they are in neither
/// db::personal_columns() nor among those that came after it, so an older database would keep them
/// in plain words and could not be read any more. "table.column" each; committed rows alone.
std::vector<std::string> sealed_and_not_listed(const TempDatabase& database);

}  // namespace quorate::test
