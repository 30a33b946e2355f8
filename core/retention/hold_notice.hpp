#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What the page of a family says of legal holds: that there is one, and never why.
struct HoldNotice {
    bool is_held = false;                  // by one of its own, or by one on everything
    std::vector<SeenProposal> lifts = {};  // that wait, for who may lift one; the earliest first
};

/// For whoever has opened the family, which the caller made sure of.
HoldNotice hold_notice(UnitOfWork& work, const Clock& clock, const Actor& actor, const CaseId& id);

/// The lifts of holds and the erasures that wait for a second person, as far as the actor may know
/// of them.
std::vector<SeenProposal> waiting_about_records(UnitOfWork& work,
                                                const Clock& clock,
                                                const Actor& actor);

}  // namespace quorate::core
