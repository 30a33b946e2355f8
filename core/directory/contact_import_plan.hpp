#pragma once

#include <vector>

#include "core/directory/contact_import.hpp"
#include "core/directory/import_table.hpp"

namespace quorate::core {

/// The columns of a list of contacts.
const std::vector<ImportColumn>& contact_columns();

/// What each line of the table would do to the directory as it stands.
std::vector<ImportLine> plan_lines(UnitOfWork& work,
                                   const AuthorityId& authority,
                                   const ImportTable& table);

}  // namespace quorate::core
