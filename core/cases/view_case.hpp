#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_event.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/case_tools.hpp"
#include "core/cases/must_not_meet.hpp"
#include "core/dates/working_calendar.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/due_dates/last_adjourned.hpp"
#include "core/due_dates/overrun.hpp"
#include "core/due_dates/replaced_dates.hpp"
#include "core/rules/due_date.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What the actor may do with a case besides looking at it.
struct CaseRights {
    bool may_edit = false;
    bool may_allocate = false;
    bool may_see_addresses = false;
    bool may_flag_excluded = false;
    bool may_lift_excluded = false;  // may ask for it, and for a reason
    bool may_close = false;
    bool may_record = false;  // what happened; in an open case
    bool may_book = false;    // a meeting; in an open case
};

/// The case, for somebody who may edit it and is about to see a form with what is recorded. That
/// look is in the audit.
Result<OpenedCase> open_case_form(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const CaseId& id);

/// A due date with its working.
struct ExplainedDueDate {
    CaseDueDate due;
    ExplainedDate explanation;
    TimeLeft left = {};                           // to its last bookable day
    std::vector<OverrunRequest> overruns = {};    // requests for more time, the latest first
    std::optional<LastAdjourned> adjourned = {};  // the last meeting of its kind was
};

/// All that is known of a family, but for addresses.
struct CaseFile {
    CaseSummary summary;
    std::vector<Child> children;
    std::vector<FamilyMember> members;
    std::vector<ExcludedPerson> excluded;
    std::vector<MustNotMeet> must_not_meet;
    std::vector<LiftedExclusion> lifted;      // flags that hold no longer
    std::vector<CaseEvent> events;            // with what was corrected and withdrawn
    std::vector<ExplainedDueDate> due_dates;  // but the superseded ones
    CaseRights rights;
};

/// The file of a family. Every look is in the audit.
Result<CaseFile> view_case(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const CaseId& id);

struct CaseDates {
    CaseSummary summary;
    std::vector<Child> children;
    std::vector<ExplainedDueDate> dates;  // but the superseded ones, the earliest limit first
    std::vector<ReplacedDate> replaced;   // those, the latest first
    CaseRights rights;
};

/// Every date that runs in a case, and why. Every look is in the audit.
Result<CaseDates> view_case_dates(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const CaseId& id);

/// Families that the actor may know of, by name.
Result<PageOf<CaseSummary>> search_cases(UnitOfWork& work,
                                         const CaseTools& tools,
                                         const Actor& actor,
                                         CaseSearch search);

}  // namespace quorate::core
