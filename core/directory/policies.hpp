#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/people/policy_note.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A policy with who answers for it, who set it and since when it holds. Without a day nobody has
/// set it since such notes are kept.
struct StandingPolicy {
    PolicyKind kind = PolicyKind::quorum;
    std::string owner = {};
    std::string value = {};  // of report fees: the code of who pays, once it was said
    std::optional<Date> since = {};
    PersonName set_by = {};                // empty: by the command line
    std::vector<PolicyNote> history = {};  // the latest first
};

/// Every policy, in the order of all_policy_kinds(). For staff, and for who looks after the
/// installation.
Result<std::vector<StandingPolicy>> view_policies(UnitOfWork& work, const Actor& actor);

/// Names who answers for a policy from now on. Errors are at "owner". Audited.
Result<Done> name_policy_owner(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               PolicyKind kind,
                               const std::string& owner);

/// Says who pays health services for their reports, which each request for one tells them. Nothing
/// is noted when it is what was said before. Audited.
Result<Done> set_fee_payer(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           FeePayer payer);

}  // namespace quorate::core
