#pragma once

#include <string>
#include <vector>

#include "core/proposals/decide_proposal.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

/// What is asked for, in a line that names nobody: "Lift the flag of a person, EX-2041".
std::string act_text(const core::SeenProposal& seen);

/// The heading of its own page, which may name whom it is about.
std::string act_heading(const core::SeenProposal& seen);

/// What follows once it is confirmed.
std::string effect_text(const core::Proposal& proposal);

/// Whom a domain would shut out once it is confirmed, and what becomes of them; empty when nobody.
std::string shut_out_text(const core::SeenProposal& seen);

/// How it stands, for whoever cannot confirm it now; empty for who can.
std::string standing_text(const core::SeenProposal& seen, core::Instant now);

/// Who asked, until when, from what to what, and why.
std::vector<SummaryRow> proposal_rows(const core::SeenProposal& seen);

/// "Restricted: access list only"
std::string level_text(int level);

}  // namespace quorate::server
