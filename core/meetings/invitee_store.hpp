#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// The seats at meetings.
class InviteeStore {
public:
    virtual ~InviteeStore() = default;

    /// One person has one seat at a meeting: the database refuses a second.
    virtual void add(const Invitee& seat) = 0;

    /// Removed seats too.
    virtual std::optional<InviteeEntry> find(const AuthorityId& authority, const InviteeId& id) = 0;

    /// In any authority: the link is all that its bearer has. Removed seats too.
    virtual std::optional<InviteeEntry> find_by_link(const std::string& link_hash) = 0;

    /// In any authority, by the UID in a calendar's reply. Removed seats too.
    virtual std::optional<InviteeEntry> find_by_calendar_uid(const std::string& uid) = 0;

    /// The seats that are not removed: professionals by agency and name, then the family.
    virtual std::vector<InviteeEntry> of_meeting(const AuthorityId& authority,
                                                 const MeetingId& meeting) = 0;

    /// The seats that were removed, the last one first.
    virtual std::vector<InviteeEntry> removed_from(const AuthorityId& authority,
                                                   const MeetingId& meeting) = 0;

    /// The accounts of the contacts who have, or had, a seat.
    virtual std::vector<UserId> accounts_of_contacts(const AuthorityId& authority,
                                                     const MeetingId& meeting) = 0;

    /// Those of every meeting that is not cancelled and takes place between two moments.
    virtual std::vector<InviteeEntry> between(const AuthorityId& authority,
                                              Instant from,
                                              Instant until) = 0;

    /// Those of one person that were invited at `email`, in whatever case, to meetings that are
    /// still to come at `now`: the soonest first.
    virtual std::vector<InviteeEntry> ahead_at(const AuthorityId& authority,
                                               const SeatHolder& holder,
                                               const Email& email,
                                               Instant now) = 0;

    /// Those of chairs who cannot come to a meeting that is ahead: the soonest first.
    virtual std::vector<InviteeEntry> of_chairs_who_declined(const AuthorityId& authority,
                                                             Instant now) = 0;

    /// Saves reply, deputy, note, requirement, attendance, stay and language when the stored
    /// version is still `seat.version`; gives the new version. `stale_version` or `not_found`
    /// otherwise.
    virtual Result<int> save(const Invitee& seat) = 0;

    /// Forgets the replies of a meeting, because its time has changed. What was written with them
    /// stays, with when it was, until they reply again. Whoever said that they are the wrong person
    /// is that at any time.
    virtual void reset_replies(const AuthorityId& authority, const MeetingId& meeting) = 0;

    /// Forgets one reply, because the time of that seat alone has changed; the same of a wrong
    /// person.
    virtual void reset_reply(const AuthorityId& authority, const InviteeId& id) = 0;

    /// Forgets that the reader of the invitation said that they are the wrong person; false when
    /// they did not.
    virtual bool forget_wrong_person(const AuthorityId& authority, const InviteeId& id) = 0;

    /// The part of the meeting that somebody comes for; nothing: all of it.
    virtual void set_window(const AuthorityId& authority,
                            const InviteeId& id,
                            const std::optional<AttendanceWindow>& window) = 0;

    virtual void set_sequence(const AuthorityId& authority, const InviteeId& id, int sequence) = 0;

    /// What those were told by hand who were told anything: see told_by_hand.hpp.
    virtual std::map<InviteeId, std::string> told_by_hand(const AuthorityId& authority,
                                                          const MeetingId& meeting) = 0;
    virtual void set_told_by_hand(const AuthorityId& authority,
                                  const InviteeId& id,
                                  const std::string& told) = 0;
    virtual void remove(const AuthorityId& authority, const InviteeId& id, Instant at) = 0;
};

}  // namespace quorate::core
