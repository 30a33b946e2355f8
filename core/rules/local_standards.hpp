#pragma once

#include <vector>

#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// Practice standards that are not law or national guidance: one council's text, shipped as the
/// default an authority starts from. They count by the local calendar.
const std::vector<StatutoryRule>& local_rules();

}  // namespace quorate::core
