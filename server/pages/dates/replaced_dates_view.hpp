#pragma once

#include <vector>

#include "core/cases/child.hpp"
#include "core/due_dates/replaced_dates.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// For {{#replaced}}{{> families/replaced_dates}}{{/replaced}}: the answers that hold no longer,
/// what took their place, why, and who was told when. False when there are none.
View replaced_dates_view(const std::vector<core::ReplacedDate>& replaced,
                         const std::vector<core::Child>& children);

}  // namespace quorate::server
