#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"
#include "core/cases/case_tools.hpp"
#include "core/due_dates/overrun.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// Permission to pass a limit is asked before it has passed, with a rationale, and granted or
// refused by the role that the rule's sources name. After the limit nothing is left to permit: the
// reason is kept with the meeting that is booked late, or with what was done.

/// Asks for more time for an open limit of a case.
struct AskForOverrun {
    CaseId case_id = {};
    DueDateId due_date = {};               // of that case
    FreeText rationale = {};               // field "rationale"
    std::optional<Date> expected_on = {};  // field "expected_on": after the limit
};

/// Refused as wrong_state for what is no open limit of an open case, as already_exists while
/// another request waits for the same limit, and in words for the field when its last day has
/// passed.
Result<OverrunId> ask_for_overrun(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const AskForOverrun& command);

/// Grants or refuses a request.
struct DecideOverrun {
    OverrunId overrun = {};
    std::optional<OverrunStatus> as = {};  // field "as": granted or refused
    FreeText reason = {};                  // field "reason"
    UserId agreed_with = {};               // field "agreed_with": see OverrunApproval
};

/// Nobody decides what they asked for themselves, nor what was asked from the same sign-in
/// (needs_second_person).
Result<Done> decide_overrun(UnitOfWork& work,
                            const CaseTools& tools,
                            const Actor& actor,
                            const DecideOverrun& command);

/// Takes a request back that waits: for whoever asked, while they may edit the case.
Result<Done> withdraw_overrun(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const OverrunId& id);

/// A request as it is shown.
struct OverrunEntry {
    OverrunRequest request = {};
    CaseDueDate due = {};
    PersonName asked_by = {};
    PersonName decided_by = {};
    PersonName agreed_with = {};
    bool may_decide = false;  // waits, and this person may answer it
    bool may_withdraw = false;

    OverrunApproval approval() const { return approval_of(rule_of(due)); }
};

/// The requests of a case, the latest first. Every look is in the audit.
Result<std::vector<OverrunEntry>> view_overruns(UnitOfWork& work,
                                                const CaseTools& tools,
                                                const Actor& actor,
                                                const CaseId& id);

Result<OverrunEntry> view_overrun(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const OverrunId& id);

/// Whom the actor may name as who agreed, when it takes a manager and a conference chair: by name.
std::vector<User> who_may_agree(UnitOfWork& work,
                                const Actor& actor,
                                const OverrunRequest& request);

/// Whether the actor may grant or refuse what was asked about a limit by `rule`, in a case that
/// stands to the actor as `facts` says; `is_another`: they can be the second person to it.
bool may_decide_overrun(const Actor& actor,
                        const StatutoryRule& rule,
                        bool is_another,
                        const CaseFacts& facts,
                        Instant now);

}  // namespace quorate::core
