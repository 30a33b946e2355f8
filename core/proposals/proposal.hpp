#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/access/action.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// How long an act waits for a second person.
inline constexpr std::chrono::hours proposal_lasts{24};

/// The acts that one person proposes and another confirms.
enum class ProposedAct {
    change_role,        // of an account
    lower_restriction,  // of a family
    lift_exclusion,     // of somebody who must not be at a family's meetings
    end_must_not_meet,  // of two of a family
    lift_hold,          // that keeps a family, or all of them, from being erased
    erase_case,         // whose time to be kept is over
    allow_domain,       // for the addresses of a kind of agency
    end_domain,         // allow it no more
    add_account         // with a role whose owner confirms what others do
};

/// `waiting` changes nothing yet. One whose time is over still says so: see is_waiting().
enum class ProposalStatus { waiting, confirmed, turned_down };

/// An act that takes two people, as the first of them put it.
struct Proposal {
    ProposalId id = {};
    AuthorityId authority = {};
    ProposedAct act = ProposedAct::change_role;
    ProposalStatus status = ProposalStatus::waiting;
    std::string object = {};  // the id of the account, family, flag, pair or hold; a domain
    CaseId case_id = {};      // empty when it is about no one family
    std::string before = {};  // the role or the level as it was then, else empty
    std::string wanted = {};  // the role or the level that is asked for, else empty
    FreeText reason = {};     // empty where none is asked for
    UserId proposed_by = {};
    std::string credential = {};  // the sign-in that it came from
    Instant proposed_at = {};
    Instant expires_at = {};
    UserId decided_by = {};
    std::optional<Instant> decided_at = {};

    friend bool operator==(const Proposal&, const Proposal&) = default;
};

/// Whether it can still be confirmed.
bool is_waiting(const Proposal& proposal, Instant now);

/// What somebody has to be permitted to, to propose it or to confirm it.
Action action_of(ProposedAct act);

// "change_role", "waiting" ...: stored, and used by the API.
std::string_view code(ProposedAct act);
std::string_view code(ProposalStatus status);
std::optional<ProposedAct> proposed_act_from(std::string_view code);
std::optional<ProposalStatus> proposal_status_from(std::string_view code);

}  // namespace quorate::core
