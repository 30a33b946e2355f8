#pragma once

#include "core/circulation/papers_plan.hpp"
#include "core/support/clock.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// One row of what was sent of a meeting's papers: to whom, when, and what became of it.
View ledger_view(const core::PapersPlan& plan, const core::CirculationRow& row, core::Instant now);

}  // namespace quorate::server
