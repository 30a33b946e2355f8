#pragma once

#include <optional>
#include <string>
#include <vector>

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
    std::optional<Instant> at = {};  // the moment, when it is known: limits in hours need it
    // Whom it was about; when none is named, every child of the family. The two answers below are
    // about these: what differs between children is recorded as two events.
    std::vector<ChildId> children = {};
    bool initiates_section_47 = false;  // of a strategy discussion: enquiries started at this one
    bool makes_plan = false;            // of an initial conference: it made a protection plan
    FreeText note = {};
    UserId recorded_by = {};
    Instant recorded_at = {};
    std::optional<CaseEventId> corrects = {};
    FreeText correction_reason = {};
    std::optional<Instant> replaced_at = {};  // corrected by another, or withdrawn
    FreeText withdrawal_reason = {};
    std::optional<MeetingId> meeting = {};  // whose day it is; it follows that meeting
};

/// Whether the event was about this child; of a family that has none, ask with an empty id.
bool is_about(const CaseEvent& event, const ChildId& child);

/// The children the event was about, of these in the family; an empty id when there are none.
std::vector<ChildId> children_of(const CaseEvent& event, const std::vector<ChildId>& family);

/// Whether the child has a child protection plan on `day`, or is on the register, by these events
/// in the order of a CaseEventStore.
bool has_protection_plan(const std::vector<CaseEvent>& events, const ChildId& child, Date day);

inline TriggerEvent trigger_event(const CaseEvent& event)
{
    return {event.kind, event.on, event.initiates_section_47, event.makes_plan};
}

}  // namespace quorate::core
