#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/rules/statutory_rule.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

struct MeetingQuery {
    std::optional<Instant> from = {};   // that end after it
    std::optional<Instant> until = {};  // that start before it
    std::optional<CaseId> case_id = {};
    std::optional<UserId> chair = {};
    std::optional<MeetingType> type = {};
    std::optional<MeetingStatus> status = {};
    bool with_cancelled = false;  // when no status is asked for
    Stretch stretch = {};
};

/// A meeting in a list: time, place, type and case reference; nobody of the family is named.
struct MeetingListing {
    Meeting meeting;  // without its children
    std::string case_reference = {};
    TeamId team = {};
    Jurisdiction jurisdiction = Jurisdiction::england;
    std::string room_name = {};  // with its building
    PersonName chair_name = {};
    int children = 0;
    int seats = 0;
    int replies = 0;
    int awaited = 0;        // seats that have not replied; the chair is not waited for
    bool may_open = false;  // said by list_meetings(), which lists the diary of the authority

    /// Said by list_meetings(): for those who have no more than a seat. Then the type, the chair
    /// and the case are not for them, as on the page of the meeting.
    bool is_reduced = false;
    std::optional<Reply> own_reply = {};  // when reduced
};

/// Some person's time that a meeting takes. Says nothing of what the meeting is about.
struct TakenTime {
    SeatHolder who;
    MeetingId meeting;
    Instant starts_at;
    Instant ends_at;
};

/// Everybody and everything that a meeting takes at its time, or that is kept for it.
struct TimeNeeds {
    AuthorityId authority = {};
    Instant starts_at = {};
    Instant ends_at = {};
    int family_minutes_before = 0;  // in which chair and room are needed too
    int debrief_minutes_after = 0;
    UserId chair = {};  // empty while nobody is chosen
    std::optional<UserId> minute_taker = {};
    std::optional<RoomId> room = {};
    std::vector<SeatHolder> required = {};             // who have to be there
    SeatWindows windows = {};                          // of those who come for a part of it
    MeetingId meeting = {};                            // whose own time is not in its way
    std::optional<HeldTogetherId> held_together = {};  // nor that of those it is held with
    std::optional<HoldId> hold = {};                   // nor that of the hold which it uses
};

/// What of a meeting's needs another meeting has at its time, or a hold that has not run out.
struct Clashes {
    bool chair = false;
    bool minute_taker = false;
    bool room = false;
    std::vector<SeatHolder> required = {};  // besides chair and minute taker

    bool any() const { return chair || minute_taker || room || !required.empty(); }
};

/// The meetings of each authority.
class MeetingStore {
public:
    virtual ~MeetingStore() = default;

    /// With its children. What is taken is refused by the database, whoever asks: the chair, the
    /// minute taker, the room, and when the seats follow whoever has to be there.
    virtual void add(const Meeting& meeting) = 0;

    virtual std::optional<Meeting> find(const AuthorityId& authority, const MeetingId& id) = 0;

    /// Keeps which hold a meeting was booked with, and gives the meeting of a hold that was used.
    virtual void set_hold(const AuthorityId& authority,
                          const MeetingId& id,
                          const HoldId& hold) = 0;
    virtual std::optional<MeetingId> booked_with(const AuthorityId& authority,
                                                 const HoldId& hold) = 0;

    /// Saves all but case, type, references and children when the stored version is still
    /// `meeting.version`; gives the new version. `stale_version` or `not_found` otherwise.
    virtual Result<int> save(const Meeting& meeting) = 0;

    /// Those of one case that are not cancelled, with their children, by time.
    virtual std::vector<Meeting> of_case(const AuthorityId& authority, const CaseId& id) = 0;

    /// The meetings with this mark, with their children, in the order in which they were booked.
    /// What one of them takes is not in the way of another.
    virtual std::vector<Meeting> held_together(const AuthorityId& authority,
                                               const HeldTogetherId& id) = 0;

    /// Gives a meeting the mark; save() keeps and takes it away with all else.
    virtual void hold_together(const AuthorityId& authority,
                               const MeetingId& meeting,
                               const HeldTogetherId& id) = 0;

    virtual bool has_reference(const std::string& reference) = 0;

    /// By time. Only what `reach` lets the actor know of, and those the actor has a seat at.
    virtual PageOf<MeetingListing> list(const Actor& actor,
                                        Reach reach,
                                        Instant now,
                                        const MeetingQuery& query) = 0;

    /// When those that list() would give begin, in order, on all pages.
    virtual std::vector<Instant> start_times(const Actor& actor,
                                             Reach reach,
                                             Instant now,
                                             const MeetingQuery& query) = 0;

    virtual std::optional<MeetingListing> find_listing(const AuthorityId& authority,
                                                       const MeetingId& id) = 0;

    virtual Clashes clashes(const TimeNeeds& needs, Instant now) = 0;

    /// Whose time is taken between two moments, by seats and as chair: the chair's with the
    /// family's time before and the debrief.
    virtual std::vector<TakenTime> taken_times(const AuthorityId& authority,
                                               Instant from,
                                               Instant until) = 0;

    /// Says to pages that show this meeting that there is something new.
    virtual void raise_replies_version(const AuthorityId& authority, const MeetingId& id) = 0;

    /// 0 when there is no such meeting.
    virtual int replies_version(const AuthorityId& authority, const MeetingId& id) = 0;
};

}  // namespace quorate::core
