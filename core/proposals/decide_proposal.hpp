#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/directory/allowed_domains.hpp"
#include "core/proposals/proposal.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Something that waits for a second person, or has waited, as one actor sees it.
struct SeenProposal {
    Proposal proposal;
    PersonName proposed_by = {};
    PersonName decided_by = {};
    std::string reference = {};  // of the family, or empty
    PersonName about = {};       // whose account or whose flag it is; of a pair, the first
    Email about_email = {};      // of an account that is to be added
    PersonName and_about = {};   // of a pair, the other; empty when of another family
    bool is_own = false;         // the actor proposed it
    bool may_confirm = false;    // now, perhaps with the password entered again
    std::optional<ShutOut> shut_out = {};  // by a domain that waits; of view_proposal() alone
};

/// What the actor proposed or may confirm, and still waits: the earliest first. About a family's
/// restriction it says the reference and nothing else; names are for those who are involved.
std::vector<SeenProposal> view_proposals(UnitOfWork& work, const Clock& clock, const Actor& actor);

/// How many of them wait for the actor.
int count_to_confirm(UnitOfWork& work, const Clock& clock, const Actor& actor);

/// One of them, also once it is decided or its time is over. A look at what is about a family is in
/// the audit. Whoever may neither do it nor has
/// proposed it gets the answer for one that does not exist.
Result<SeenProposal> view_proposal(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const ProposalId& id);

/// Does what was proposed. By somebody who may do it themselves, but is neither the one who
/// proposed it nor signed in as the proposal was (needs_second_person). `wrong_state` once it is
/// decided, its time is over, whoever proposed it has left, or what it is about has changed.
Result<Proposal> confirm_proposal(UnitOfWork& work,
                                  const Clock& clock,
                                  const Actor& actor,
                                  const ProposalId& id);

/// Ends it without doing it; whoever proposed it may do so as well.
Result<Proposal> turn_down_proposal(UnitOfWork& work,
                                    const Clock& clock,
                                    const Actor& actor,
                                    const ProposalId& id);

}  // namespace quorate::core
