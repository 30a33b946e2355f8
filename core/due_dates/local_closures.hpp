#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/due_dates/dates_changes.hpp"
#include "core/rules/closure_store.hpp"

namespace quorate::core {

/// The most days that one closure may take.
inline constexpr std::chrono::days longest_closure{14};

/// How long afterwards it can be said that a day was one.
inline constexpr std::chrono::days longest_after{31};

/// Days on which the authority is shut besides bank holidays, or other words for them. Once in
/// force whoever books on them is warned, and what is due is worked out again in the same
/// transaction: national limits stay, their last bookable day goes back; local standards leave the
/// days out. Weekends in between are left as they are.
struct KeepClosure {
    std::optional<Date> on = {};     // field "on"
    std::optional<Date> until = {};  // field "until": the last day, or nothing for one day
    std::string name = {};           // field "name": "Christmas closure"
    PersonName owner = {};           // field "owner": who answers for it
};
Result<DatesOutcome> keep_closure(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const KeepClosure& command);

/// Takes the day back; `not_found` when it is no closure.
Result<DatesOutcome> remove_closure(UnitOfWork& work,
                                    const CaseTools& tools,
                                    const Actor& actor,
                                    Date on);

/// The authority's closures, the earliest first.
Result<std::vector<Closure>> view_closures(UnitOfWork& work,
                                           const Clock& clock,
                                           const Actor& actor);

/// One of them; `not_found` when the day is no closure.
Result<Closure> view_closure(UnitOfWork& work, const Clock& clock, const Actor& actor, Date on);

}  // namespace quorate::core
