#pragma once

#include <optional>
#include <set>
#include <vector>

#include "core/cases/case_tools.hpp"
#include "core/cases/family_case.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The bank holidays that the authority confirmed, else `shipped`, with its own closures.
Calendars calendars_of(UnitOfWork& work, const AuthorityId& authority, const BankHolidays& shipped);

/// An open limit that is, or can last be booked, on another day than before, or at another time; or
/// that no longer runs.
struct MovedDate {
    CaseDueDate before = {};
    std::optional<CaseDueDate> after = {};  // nothing when it no longer runs
};

/// Brings the due dates of a case in line with its events, in the transaction that changed them.
/// What still holds is left alone; what changed is superseded and kept, and its successor takes
/// over its meeting, and what a person settled. Gives the open dates that moved.
std::vector<MovedDate> recompute_due_dates(UnitOfWork& work,
                                           const CaseTools& tools,
                                           const FamilyCase& family);

/// The same for what is due because of these events alone, which changed the answer to nothing
/// else.
std::vector<MovedDate> recompute_dates_of(UnitOfWork& work,
                                          const CaseTools& tools,
                                          const FamilyCase& family,
                                          const std::set<CaseEventId>& events);

/// What a change of what is counted by did to the limits that run.
struct MovedDates {
    int dates = 0;     // those that moved
    int families = 0;  // in so many cases
    std::vector<MovedDate> moved = {};
};

/// The same for each of these cases, when the authority's bank holidays, closures or local
/// standards have changed.
MovedDates recompute_cases(UnitOfWork& work,
                           const CaseTools& tools,
                           const AuthorityId& authority,
                           const std::vector<CaseId>& cases);

/// The open limits that a meeting of this type about these children would meet for one of them (for
/// anyone when none is named): those without a meeting before those with, then the earliest, which
/// governs. Transfer-in and pre-birth conferences meet the limit of an initial conference.
std::vector<CaseDueDate> limits_for_meeting(UnitOfWork& work,
                                            const AuthorityId& authority,
                                            const CaseId& id,
                                            MeetingType type,
                                            const std::vector<ChildId>& children = {});

/// The first of them.
std::optional<CaseDueDate> due_date_for_meeting(UnitOfWork& work,
                                                const AuthorityId& authority,
                                                const CaseId& id,
                                                MeetingType type,
                                                const std::vector<ChildId>& children = {});

}  // namespace quorate::core
