#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/child.hpp"
#include "core/delivery/seat_ledger.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/not_told.hpp"
#include "core/meetings/quorum.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/meetings/seat_answer.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Somebody whose invitation was taken back.
struct EndedSeat {
    InviteeEntry seat;
    bool is_excluded = false;                 // they must not be at the family's meetings
    bool is_back = false;                     // they have another seat now
    std::optional<InviteeId> handed_to = {};  // the seat of their deputy
};

/// Everything its page shows of a meeting.
struct MeetingView {
    MeetingListing listing;
    Meeting meeting;
    bool is_reduced = false;  // an agency's user: what this participant was sent, and no more
    std::optional<SeatView> own = {};  // when reduced: their seat, to answer for
    PersonName family_name = {};
    std::vector<Child> children = {};
    std::vector<InviteeEntry> seats = {};
    std::map<InviteeId, ChangeSeen> changes_seen = {};  // of the seats asked to confirm a change
    std::map<InviteeId, SaidAnswers> answers = {};      // of those who said something besides
    std::vector<EndedSeat> ended = {};                  // the last of each person, the latest first
    Quorum by_replies = {};
    Quorum as_invited = {};  // could the people invited make it at all?
    Quorum at_table = {};    // by the register, once it is kept
    std::optional<CaseDueDate> due = {};
    std::optional<Date> reconvene_by = {};     // it was adjourned for want of quorum
    std::vector<OutboxMessage> messages = {};  // newest first, without their bytes
    std::map<SeatHolder, std::vector<LedgerLine>> ledgers = {};  // of those who have a seat
    std::map<InviteeId, int> told = {};  // the version that each was last told by hand
    std::vector<NotTold> not_told = {};  // of what became of it, while it is ahead
    std::string family_reference = {};   // what the family's mails call it
    PersonName late_authoriser_name = {};
    std::vector<PairNames> would_meet = {};    // who must not; for who may see the family
    std::vector<HeldWith> held_together = {};  // meetings of other families
    bool may_change = false;                   // its time and place; a seat alone does not allow it
    bool may_open_family = false;              // the file of the family it is about
};

/// A meeting for its page. Audited.
Result<MeetingView> view_meeting(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const MeetingId& id);

/// Whether a meeting that is still to come is after its last day and nobody has allowed that: the
/// date was worked out anew since it was booked.
bool is_after_limit(const MeetingView& view);

/// How much of a meeting has been seen: pages that show it look again when this rises. Asks for the
/// permission to view, and is not audited, as nothing is shown.
Result<int> meeting_replies_version(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Actor& actor,
                                    const MeetingId& id);

/// A list of meetings and, for each of them, how its quorum stands: by the replies, and once it has
/// begun by the register.
struct MeetingList {
    PageOf<MeetingListing> page = {};
    std::map<MeetingId, Quorum> quorum = {};
    std::set<MeetingId> chair_declined = {};  // still booked with a chair who cannot come
};

/// The meetings that the actor may know of, by time: nobody of a family is named. Who has no more
/// than a seat sees what is_reduced says, and cannot ask by the rest: not by type, case or chair.
/// Audited.
Result<MeetingList> list_meetings(UnitOfWork& work,
                                  const MeetingTools& tools,
                                  const Actor& actor,
                                  const MeetingQuery& query);

/// Whether list_meetings() would list the meetings of this case to the actor, if it had any.
bool lists_meetings_of(UnitOfWork& work, const Clock& clock, const Actor& actor, const CaseId& id);

}  // namespace quorate::core
