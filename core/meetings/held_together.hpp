#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A meeting of another family, at the same time and place with the same chair, as somebody may
/// know of it.
struct HeldWith {
    std::optional<Meeting> meeting = {};  // nothing for those who may not see that family
};

/// The others that `meeting` is held together with, but for those that were called off. A family's
/// meeting says no more of another family than this.
std::vector<HeldWith> held_together_with(UnitOfWork& work,
                                         const Actor& actor,
                                         const Meeting& meeting,
                                         Instant now);

/// The same for whoever changes them: all of them, seen or not.
std::vector<Meeting> held_with(UnitOfWork& work, const Meeting& meeting);

/// Those of them that have not begun.
std::vector<Meeting> ahead_with(UnitOfWork& work, const Meeting& meeting);

/// Their ids, of a meeting that is named by its own: none for one that is not held together.
std::vector<MeetingId> ids_ahead_with(UnitOfWork& work,
                                      const AuthorityId& authority,
                                      const MeetingId& meeting);

/// A meeting of another family to be held together with one that is booked.
struct HoldTogether {
    MeetingId meeting = {};  // the one that is booked
    CaseId case_id = {};     // of the other family
    std::string type = {};
    std::vector<ChildId> children = {};
    UserId late_authoriser = {};  // who allowed it after that family's last day
    std::string late_reason_code = {};
    std::string late_reason = {};
    Confirmed confirmed = {};
};

/// Books it at the same time and place, with the same chair, minute taker and professionals, each
/// with a seat of their own at it; people of a family come to their own alone, and are invited
/// there. It has its own invitations, register, record and papers. Refuses what schedule_meeting()
/// would, and a family that has a meeting among them already ("case").
Result<MeetingId> hold_together(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const HoldTogether& asked);

/// Those that are held together with it and still ahead, at which this person may invite somebody.
std::vector<Meeting> may_invite_with(UnitOfWork& work,
                                     const Actor& actor,
                                     const Meeting& meeting,
                                     Instant now);

/// A seat for a professional at a meeting and, in the same act, at those of the others it is held
/// together with that are named: at all of them or at none. Whoever has a seat at one of the others
/// already keeps that one. Nobody of a family, who comes to their own meeting alone. Refuses at
/// "also_at" what is not among them, and what another refuses, with its reference.
Result<InviteeId> add_invitee_together(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const MeetingId& meeting,
                                       const SeatRequest& asked,
                                       const std::vector<MeetingId>& also_at,
                                       const Confirmed& confirmed);

/// Whether what is asked for changes what the meeting shares with those it is held together with:
/// its time, place or chair.
bool changes_what_is_shared(const Meeting& meeting, const TimeAndPlace& asked);

/// What the others are asked to become with it; each keeps its own minute taker and its own time
/// with the family.
TimeAndPlace shared_of(const TimeAndPlace& asked);

/// Complains at "held_together" while nobody has said what becomes of the others, and when they
/// cannot change too because one of them has begun.
void check_others(const std::vector<Meeting>& held_with,
                  HeldOthers others,
                  std::string_view change,
                  Complaints& complaints);

/// "It is held together with 2 meetings of other families": what a change of one is asked about.
std::string held_together_words(std::size_t others);

/// `refused` of one of the others, which its reference names; without fields at "held_together".
Error of_other(Error refused, const Meeting& other);

}  // namespace quorate::core
