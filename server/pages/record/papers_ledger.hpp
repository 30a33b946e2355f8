#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/support/clock.hpp"
#include "server/app/app.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What was sent, as it is taken back: "the minutes", "1 action point".
std::string papers_words(const core::Circulation& sent);

/// One row of what was sent of a meeting's papers: to whom, when, and what became of it.
View ledger_view(const core::PapersPlan& plan, const core::CirculationRow& row, core::Instant now);

/// The letters about the decisions that have left, as rows of the same table: those that a
/// corrected letter took the place of as well.
std::vector<View> letter_ledger(App& app, const core::Actor& actor, const core::MeetingId& meeting);

}  // namespace quorate::server
