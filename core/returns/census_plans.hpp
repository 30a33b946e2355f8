#pragma once

#include <vector>

#include "core/returns/census_history.hpp"

namespace quorate::core {

/// Every child protection plan of the child with its reviews, by start. What has no place in one is
/// added to `omissions`.
std::vector<CensusProtectionPlan> protection_plans(const CensusHistory& history,
                                                   std::vector<CensusOmission>& omissions);

/// Every child in need plan, by start. One ends when a meeting says so, when a protection plan
/// starts or when the family is closed.
std::vector<CensusNeedPlan> need_plans(const CensusHistory& history,
                                       const std::vector<CensusProtectionPlan>& protection);

}  // namespace quorate::core
