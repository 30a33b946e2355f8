#pragma once

#include <optional>

#include "core/rules/due_date.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// The national limit for what `rule` sets a limit for: of the same jurisdiction, from the same
/// event to the same meeting, or else to the same records. Of variants of a national rule it is the
/// one that is on unless an authority says otherwise; so it is of an own number for one. nullptr
/// where national rules leave the time to the authority, and for a rule that gives no day by which
/// something must be done.
const StatutoryRule* national_rule_beside(const StatutoryRule& rule);

/// The first day from which `rule` would run longer than the national limit beside it, among all
/// days whose bank holidays and those of the year after are known; nothing when it never would. A
/// local rule may be stricter than a national one and never looser.
std::optional<Date> first_day_looser(const StatutoryRule& rule, const Calendars& calendars);

}  // namespace quorate::core
