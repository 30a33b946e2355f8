#pragma once

#include <string>

#include "core/proposals/decide_proposal.hpp"
#include "core/retention/retention_review.hpp"

namespace quorate::server {

/// "35 years after the family was closed"
std::string rule_text(const core::RetentionRule& rule);

/// What kind of record it is, all that apply.
std::string classes_text(const std::set<core::RetentionClass>& classes);

/// Why it cannot be erased now: "A legal hold keeps it"; empty when nothing keeps it.
std::string kept_text(const core::ReviewRow& row);

/// Who wants a hold lifted or a family erased, and until when: "Robin Second asked to lift it. It
/// waits for a second person until 24 November 2026, 10:00."
std::string waiting_text(const core::SeenProposal& seen);

/// What leads to where it is confirmed or turned down, or taken back by who asked for it.
std::string waiting_link(const core::SeenProposal& seen);

}  // namespace quorate::server
