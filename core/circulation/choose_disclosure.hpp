#pragma once

#include "core/cases/case_tools.hpp"
#include "core/circulation/papers_plan.hpp"

namespace quorate::core {

/// The chair's map of a meeting, as somebody who may prepare copies sees it. Audited as a look.
Result<PapersPlan> view_disclosure(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const MeetingId& meeting);

struct SayAbout {
    MeetingId meeting = {};
    ItemAbout about = {};
};

/// Says whom a section, a decision or an action point of the meeting is about, and where it comes
/// from. No child is all children. A decision is about its own child whatever is said.
Result<Done> say_about(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const SayAbout& command);

struct NoteOwnChildren {
    MeetingId meeting = {};
    OwnChildren own = {};
};

/// Notes for which children of the meeting's family a member of it is a parent. It holds for all
/// meetings of the family.
Result<Done> note_own_children(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const NoteOwnChildren& command);

struct ChooseShare {
    MeetingId meeting = {};
    InviteeId seat = {};
    int version = 0;  // of the choice as it was read; 0 when nobody had chosen
    Share share = Share::usual;
    ReleasedSet chosen = {};  // with Share::part
    FreeText reason = {};     // with Share::nothing
};

/// What one seat gets. What the gate never lets through cannot be chosen.
Result<SeatChoice> choose_share(UnitOfWork& work,
                                const CaseTools& tools,
                                const Actor& actor,
                                const ChooseShare& command);

}  // namespace quorate::core
