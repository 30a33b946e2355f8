#pragma once

#include <string>
#include <vector>

#include "core/cases/case_event.hpp"

namespace quorate::core {

/// What is wrong with the day of `event` among the `others` of its case, as a sentence to show at
/// its date; empty when nothing is. These are the orders that the census checks: nothing that
/// follows from a referral before it, a plan starts with its conference and ends later, a review
/// comes after the plan's start.
std::string order_fault(const CaseEvent& event, const std::vector<CaseEvent>& others);

/// The same for the day by itself: not in the future (but for an expected delivery date), and for a
/// conference not at a weekend.
std::string day_fault(EventKind kind, Date on, Date today);

}  // namespace quorate::core
