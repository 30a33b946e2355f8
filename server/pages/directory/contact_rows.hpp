#pragma once

#include <vector>

#include "core/people/contact.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

/// Contacts as every list shows them. `with_agency` adds the column that an agency's own page does
/// not need.
enum class AgencyColumn { shown, left_out };
Table contact_table(const std::vector<core::ContactEntry>& contacts,
                    AgencyColumn agency = AgencyColumn::left_out);

}  // namespace quorate::server
