#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/meetings/change_meeting.hpp"
#include "core/scheduling/meeting_chain.hpp"

namespace quorate::core {

/// What moving the conference does to one of the meetings that were booked with it.
struct ChainEffect {
    ChainEntry entry;                       // as it is
    std::optional<CaseDueDate> due = {};    // what it would have to keep then
    bool fits = true;                       // it can stay
    std::string sentence = {};              // says so: "The first core group would be ..."
    std::optional<SlotSearch> search = {};  // for another time, when it does not fit
    Error refused = {Refusal::not_found};   // without a search
};

/// What moving a meeting does, before it is moved.
struct MovePreview {
    Meeting meeting;  // as it is
    std::optional<ChainLink> link = {};
    Date to = {};
    std::optional<CaseDueDate> due = {};  // its own last day
    bool is_expected = false;  // which runs only if the conference is held and makes a plan
    bool is_kept = true;
    std::string sentence = {};             // of its own last day; empty without one
    std::string order = {};                // as wrong_order(), where its day changes
    std::vector<MovedLimit> limits = {};   // that hang on the day of a conference
    std::vector<ChainEffect> others = {};  // still to be held; none unless it is the conference

    /// Whether somebody has to decide about a meeting besides this one.
    bool needs_an_answer() const;
};

/// What becomes of the others when the meeting of a chain is on another day. Refuses what
/// reschedule_meeting() would refuse, in the same words. Writes nothing but that times were looked
/// for.
Result<MovePreview> preview_move(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const Reschedule& asked);

/// The same of a meeting of this chain when only the day is known, without times for the others.
MovePreview preview_in_chain(const ChainView& view,
                             const ChainDates& dates,
                             const MeetingId& meeting,
                             Date to);

/// What is to become of another meeting of the chain.
struct MovedWith {
    ChainLink link = ChainLink::core_group;
    int version = 0;                      // the one the person saw
    std::optional<ChosenSlot> slot = {};  // its new time; none: it stays, in time or not
};

/// Moves the conference and those of the others that have a new time, or none of them, each with
/// its updates. One that no longer fits and of which nothing is said is refused at its link; so is
/// a new time that would not keep the new limit.
Result<Done> move_chain(UnitOfWork& work,
                        const MeetingTools& tools,
                        const Actor& actor,
                        const Reschedule& conference,
                        const std::vector<MovedWith>& others);

/// Another meeting of the chain that is called off with the conference.
struct CancelledWith {
    ChainLink link = ChainLink::core_group;
    int version = 0;
};

/// Calls off the conference and those named with it for the same reason, or none of them. The
/// others stay.
Result<Done> cancel_chain(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const Cancellation& conference,
                          const std::vector<CancelledWith>& others);

}  // namespace quorate::core
