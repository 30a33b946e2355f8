#pragma once

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What a meeting that was held means for the case's clocks.
struct HeldMeeting {
    MeetingId meeting = {};
    CaseId case_id = {};
    MeetingType type = MeetingType::core_group;
    Date held_on = {};
    bool initiates_section_47 = false;  // a strategy discussion started enquiries for some child
    bool makes_plan = false;  // an initial conference made a protection plan for some child
    bool ends_plan = false;   // a review ended the plan of every child
    bool agrees_child_in_need_plan = false;  // instead of a protection plan, for some child
};

/// Meets the limit that the meeting was booked for, records the event it amounts to (a strategy
/// discussion, an initial or review conference held, a plan ended) and works out what is due next.
/// May be called again when the decisions change: it records nothing twice and corrects what it
/// recorded. Of two strategy discussions of the same enquiries the earlier one starts the clock,
/// whichever is recorded first. Decides nothing about permission and audits nothing: the use case
/// that closes the meeting does.
void note_held_meeting(UnitOfWork& work,
                       const CaseTools& tools,
                       const Actor& actor,
                       const HeldMeeting& held);

}  // namespace quorate::core
