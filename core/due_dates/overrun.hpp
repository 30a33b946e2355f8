#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/access/role.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// How a request for more time stands. Only the first waits; the others never change again.
enum class OverrunStatus { awaiting, granted, refused, withdrawn };

std::string_view code(OverrunStatus status);  // "awaiting": stored, and used by the API
std::optional<OverrunStatus> overrun_status_from(std::string_view code);

/// Asks that a limit may be passed, before it is. A limit never moves: what is granted says who
/// agreed to be late, and until when; what is done after the limit still counts as late.
struct OverrunRequest {
    OverrunId id = {};
    AuthorityId authority = {};
    CaseId case_id = {};
    DueDateId due_date = {};   // or the one that took its place
    std::string rule_id = {};  // as it was when it was asked
    Date limit_date = {};      // the same; the limit may have moved since
    FreeText rationale = {};
    Date expected_on = {};  // when it will be done
    UserId asked_by = {};
    Instant asked_at = {};
    OverrunStatus status = OverrunStatus::awaiting;
    UserId decided_by = {};  // or who took it back
    std::optional<Role> decided_as = {};
    std::optional<Instant> decided_at = {};
    FreeText decision_reason = {};
    UserId agreed_with = {};      // where it takes a manager and a chair: the other one
    std::string credential = {};  // the sign-in from which it was asked

    /// Whether the actor can be the second person to it: see Actor::is_second_to().
    bool may_be_decided_by(const Actor& actor) const
    {
        return actor.is_second_to(asked_by, credential);
    }
};

/// Who may decide that a limit is passed. What needs a manager and a conference chair is decided by
/// either of them, who names the other, with whom it was agreed.
enum class OverrunApproval { manager, service_manager, manager_and_chair };

std::string_view code(OverrunApproval approval);  // "manager_and_chair": used by the API

/// What the rule's sources say; a team or service manager where they say nothing. A delayed initial
/// conference takes a manager and the chair.
OverrunApproval approval_of(const StatutoryRule& rule);

/// Whether somebody in that role may decide.
bool may_approve(OverrunApproval approval, Role role);

/// Whether somebody in that role may be named as who agreed, beside one who decides.
bool may_agree_beside(Role decides, Role named);

/// "a team manager or a service manager"
std::string_view approver_text(OverrunApproval approval);

/// "the service manager", "the team manager and a conference chair": who granted it.
std::string agreed_by_text(const OverrunRequest& granted);

/// The last day that holds: the limit, or the latest day that was granted beyond it.
Date agreed_until(const CaseDueDate& due, const std::vector<OverrunRequest>& requests);

/// What was granted until that day; nothing while only the limit holds.
const OverrunRequest* extension_of(const CaseDueDate& due,
                                   const std::vector<OverrunRequest>& requests);

/// The one that waits for an answer, if the limit still runs.
const OverrunRequest* awaiting_for(const CaseDueDate& due,
                                   const std::vector<OverrunRequest>& requests);

}  // namespace quorate::core
