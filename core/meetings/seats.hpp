#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/meetings/complaints.hpp"
#include "core/meetings/invitation_plan.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Somebody who is to be invited.
struct SeatRequest {
    SeatHolder holder;
    Requirement requirement = Requirement::required;
    std::optional<AttendanceWindow> window = {};  // the part they come for; nothing: all of it
    std::optional<Language> language = {};        // nothing: the one they are written to in
};

/// The purpose of a seat's link, for LinkTokens.
inline constexpr const char* seat_link_purpose = "seat";

/// The token of a seat's link, as it was given it.
std::string seat_link_token(const LinkTokens& links, const Invitee& seat);

/// The seats that `asked` makes, complaining of everyone who is unknown, has left or must not be
/// invited on this case or, as family, to a meeting of this type. The chair always has one.
std::vector<Invitee> make_seats(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Meeting& meeting,
                                const std::vector<SeatRequest>& asked,
                                Complaints& complaints);

/// What is wrong with each of those asked for, as make_seats() complains: the field is the place in
/// the list and the kind of person, "1.contact".
std::vector<FieldError> seat_faults(UnitOfWork& work,
                                    const Meeting& meeting,
                                    const std::vector<SeatRequest>& asked);

/// Every seat that the meeting has, then those that were taken away or given up.
std::vector<InviteeEntry> seats_ever(UnitOfWork& work, const Meeting& meeting);

/// What the invitees of a meeting know of it now: the state that invitation_plan() compares.
MeetingPlan plan_of(UnitOfWork& work, const Meeting& meeting);

/// Everything that follows from a change, in its transaction: the messages of invitation_plan() go
/// into the outbox, seats remember what they were told, and feeds that show the meeting learn
/// that there is something new.
void tell_of_change(UnitOfWork& work,
                    const MeetingTools& tools,
                    const std::optional<MeetingPlan>& before,
                    const Meeting& after);

/// Raises the versions of every feed that shows `meeting`: of the agencies and contacts invited, of
/// its staff and chair, of the case's team.
void raise_feed_versions(UnitOfWork& work,
                         const Meeting& meeting,
                         const std::vector<InviteeEntry>& seats);

}  // namespace quorate::core
