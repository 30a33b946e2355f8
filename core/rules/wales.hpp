#pragma once

#include <vector>

#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// National limits in Wales.
const std::vector<StatutoryRule>& wales_rules();

}  // namespace quorate::core
