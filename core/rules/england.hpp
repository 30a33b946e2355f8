#pragma once

#include <vector>

#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// National limits in England.
const std::vector<StatutoryRule>& england_rules();

}  // namespace quorate::core
