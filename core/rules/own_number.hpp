#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/statutory_rule.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

// An authority's own number for a standard that is its to choose. The id says all there is to know:
// "loc-core-group-interval-3w" is loc-core-group-interval-4w with three weeks in place of four. So
// every date counted by one can be worked out again from its id. Working days are "wd", days "d",
// weeks "w", months "m" and hours "h", as in the ids of the rule book.

/// What stands in the row of an own number for a published text.
inline constexpr std::string_view own_standard = "Own standard of the authority";

/// The units an own number may have, and the most of each; the least is one.
struct OwnUnit {
    Unit unit;
    std::string_view code;   // "wd"
    std::string_view label;  // "working days"
    int most;
};
const std::vector<OwnUnit>& own_units();

/// The row for an id that is not in the rule book, like the row that `day` has of the rule whose
/// number it replaces; nullptr when the id is no own number. Rows live as long as the program, and
/// there are never more of them than the units' bounds allow, whatever is asked. A family stands
/// for its usual variant, so that the row's id may be shorter than `id`.
const StatutoryRule* own_rule(std::string_view id, Date day);

bool is_own(const StatutoryRule& rule);

/// The id of the shipped rule whose number an own one replaces.
std::string_view replaced_by_own(const StatutoryRule& own);

/// What is wrong with an id that would be an own number but for how many it names: "Give from 1 to
/// 52 weeks". Empty for any other id.
std::string own_number_fault(std::string_view id);

/// The id of `standard`, a rule or a family, with the number `written`, like "3w": of a variant
/// that is shipped when there is one. Refused in the fields "rule_id" and "own".
Result<std::string> own_rule_id(std::string_view standard, std::string_view written, Date day);

/// The units in which a standard may be counted.
std::vector<OwnUnit> own_units_of(std::string_view standard, Date day);

}  // namespace quorate::core
