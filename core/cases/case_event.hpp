#pragma once

#include <optional>
#include <string>

#include "core/rules/rule_book.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// Something that happened in a case and that clocks may count from. Never changed once recorded:
/// a correction is another event, and the one it corrects is kept with the time it was replaced.
struct CaseEvent {
    CaseEventId id = {};
    CaseId case_id = {};
    EventKind kind = EventKind::referral;
    Date on = {};
    bool initiates_section_47 = false;  // of a strategy discussion: enquiries started at this one
    bool makes_plan = false;            // of an initial conference: it made a protection plan
    FreeText note = {};
    UserId recorded_by = {};
    Instant recorded_at = {};
    std::optional<CaseEventId> corrects = {};
    std::string correction_reason = {};
    std::optional<Instant> replaced_at = {};  // corrected by another, or withdrawn
    std::string withdrawal_reason = {};
};

inline TriggerEvent trigger_event(const CaseEvent& event)
{
    return {event.kind, event.on, event.initiates_section_47, event.makes_plan};
}

}  // namespace quorate::core
