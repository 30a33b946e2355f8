#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What a meeting that was held means for one of the children it was about.
struct ChildOutcome {
    ChildId child = {};                      // empty where the family has no child
    bool initiates_section_47 = false;       // a strategy discussion started enquiries
    bool makes_plan = false;                 // an initial conference made a protection plan
    bool ends_plan = false;                  // a review ended the plan
    bool agrees_child_in_need_plan = false;  // instead of a protection plan
    bool is_adjourned = false;               // nothing was decided, so nothing was held
};

/// What a meeting that was held means for the case's clocks.
struct HeldMeeting {
    MeetingId meeting = {};
    CaseId case_id = {};
    MeetingType type = MeetingType::core_group;
    Date held_on = {};
    std::vector<ChildOutcome> children = {};  // none: it was about the whole family
};

/// Meets the limit that the meeting was booked for, for the children it was about, records the
/// events it amounts to (a strategy discussion, an initial or review conference held, a plan ended:
/// one for the children about whom the same was decided) and works out what is due next. May be
/// called again when the decisions change: it records nothing twice and corrects what it recorded.
/// Of two strategy discussions of the same enquiries the earlier one starts the clock, whichever is
/// recorded first. Decides nothing about permission and audits nothing: the use case that closes
/// the meeting does.
void note_held_meeting(UnitOfWork& work,
                       const CaseTools& tools,
                       const Actor& actor,
                       const HeldMeeting& held);

}  // namespace quorate::core
