#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/due_dates/due_standing.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// Which part of the queue is asked for.
struct QueueFilter {
    TeamId team = {};                              // empty for all
    std::optional<MeetingType> meeting_type = {};  // nothing for all
    DueDateId after = {};                          // the last row of the page before, or empty
    int limit = 25;
};

/// A meeting that is due and has no date.
struct QueueRow {
    CaseDueDate due = {};
    std::string reference = {};
    PersonName family_name = {};
    std::string team_name = {};
    int children = 0;
    int unborn = 0;                                  // of those
    int waiting = 0;                                 // those for whom it is open
    std::vector<PersonName> waiting_names = {};      // when these are not all of the family
    std::optional<Instant> last_cancelled_for = {};  // when a meeting that was called off would be
};

/// Which part of everything that is due is asked for.
struct DueQuery {
    TeamId team = {};                     // empty for all
    UserId chair = {};                    // of the meeting that is booked; empty for all
    std::vector<std::string> rules = {};  // ids; empty for all
    BookedOrNot booking = BookedOrNot::any;
    std::optional<DueStanding> standing = {};  // nothing for all
    bool provisional_only = false;
    bool awaiting_approval_only = false;  // somebody asked for more time and has no answer
    RiskDays days = {};
    DueDateId after = {};  // the last row of the page before, or empty
    int limit = 25;
};

/// Something that is due, with a meeting booked for it or without.
struct DueRow {
    CaseDueDate due = {};
    std::string reference = {};
    PersonName family_name = {};
    std::string team_name = {};
    int children = 0;
    int unborn = 0;                              // of those
    int waiting = 0;                             // those for whom it is open
    std::vector<PersonName> waiting_names = {};  // when these are not all of the family
    std::optional<UserId> chair = {};            // of the meeting that is booked
    PersonName chair_name = {};
    bool is_involved = false;  // whether the actor is involved in the case, and not only in reach
    std::optional<OverrunId> overrun = {};  // the request for more time that waits
    std::optional<UserId> overrun_asked_by = {};
    std::string overrun_credential = {};  // the sign-in from which it was asked
};

/// How many limits stand how. Provisional ones and those for which more time was asked are counted
/// a second time.
struct DueCounts {
    int all = 0;
    int overdue = 0;
    int booked_late = 0;
    int at_risk = 0;
    int booked = 0;
    int in_time = 0;
    int provisional = 0;
    int awaiting_approval = 0;
};

/// The limits that run in each case. Everything is asked for within one authority.
class DueDateStore {
public:
    virtual ~DueDateStore() = default;

    /// All but the superseded ones, the earliest limit first.
    virtual std::vector<CaseDueDate> of_case(const AuthorityId& authority, const CaseId& id) = 0;

    /// The superseded ones, the latest first.
    virtual std::vector<CaseDueDate> superseded_of(const AuthorityId& authority,
                                                   const CaseId& id) = 0;

    virtual std::optional<CaseDueDate> find(const AuthorityId& authority, const DueDateId& id) = 0;

    /// How each of these stands for the children it runs for. One for which none are known is not
    /// there.
    virtual std::map<DueDateId, std::vector<ChildAnswer>> answers_of(
        const AuthorityId& authority, const std::vector<DueDateId>& ids) = 0;

    /// The cases with an open limit for whose count, or last bookable day, a day from `first` to
    /// `last` may matter.
    virtual std::vector<CaseId> cases_open_between(const AuthorityId& authority,
                                                   Date first,
                                                   Date last) = 0;

    virtual void add(const AuthorityId& authority, const CaseDueDate& due) = 0;

    /// Changes how it stands, and so how it stands for the children for whom it was open; open for
    /// all of them again when it is. `settled_reason` is kept when a person and not an event
    /// decided it.
    virtual void set_status(const AuthorityId& authority,
                            const DueDateId& id,
                            DueStatus status,
                            std::optional<Date> met_on,
                            const std::string& settled_reason,
                            std::optional<Instant> met_at = {}) = 0;

    /// Says how it stands for each child, in the place of what was said before.
    virtual void set_answers(const AuthorityId& authority,
                             const DueDateId& id,
                             const std::vector<ChildAnswer>& answers) = 0;

    /// Says that the meeting is booked for this limit; false unless it is open and has no meeting.
    virtual bool book(const AuthorityId& authority,
                      const DueDateId& id,
                      const MeetingId& meeting) = 0;

    /// The meeting was cancelled: what it was booked for needs a date again.
    virtual void release(const AuthorityId& authority, const MeetingId& meeting) = 0;

    /// The meeting was held: what it was booked for is met, for every child.
    virtual void meet(const AuthorityId& authority, const MeetingId& meeting, Date held_on) = 0;

    /// Meetings that are due, not booked, in open cases that `reach` lets the actor know of: by
    /// last bookable day, then conferences and strategy discussions first, then the youngest child.
    virtual std::vector<QueueRow> needing_a_date(const Actor& actor,
                                                 Reach reach,
                                                 Instant now,
                                                 const QueueFilter& filter) = 0;

    /// How many rows needing_a_date has on all its pages.
    virtual int count_needing_a_date(const Actor& actor,
                                     Reach reach,
                                     Instant now,
                                     const QueueFilter& filter) = 0;

    /// Every limit that runs in open cases which `reach` lets the actor know of, by last bookable
    /// day.
    virtual std::vector<DueRow> everything_due(const Actor& actor,
                                               Reach reach,
                                               Instant now,
                                               const DueQuery& query) = 0;

    /// How those of `query` stand, on all pages, whatever standing it asks for.
    virtual DueCounts count_everything_due(const Actor& actor,
                                           Reach reach,
                                           Instant now,
                                           const DueQuery& query) = 0;
};

}  // namespace quorate::core
