#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// What made due dates move.
enum class MoveCause {
    event_recorded,
    event_corrected,
    event_withdrawn,
    meeting_held,  // and what it decided
    record_sent,
    country_changed,  // the case follows the rules of England, or of Wales, now
    bank_holidays,
    closure_added,
    closure_taken_back,
    local_standard,
};

/// Every cause, in that order.
const std::vector<MoveCause>& all_move_causes();

std::string_view code(MoveCause cause);  // "event_corrected": stored, and used by the API
std::optional<MoveCause> move_cause_from(std::string_view code);

/// "What happened was corrected": for staff. Says nothing of any family, so that mail may carry it.
std::string_view label(MoveCause cause);

/// The cause, with the id of what was recorded, held or put in force.
struct MoveReason {
    MoveCause cause = MoveCause::event_recorded;
    std::string id = {};
};

/// One thing that somebody did and that made due dates move.
struct DateMove {
    DateMoveId id = {};
    AuthorityId authority = {};
    MoveReason reason = {};
    UserId made_by = {};  // "system" for the operator of the installation
    Instant made_at = {};
};

}  // namespace quorate::core
