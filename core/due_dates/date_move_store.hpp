#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/due_dates/date_move.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

// What the choice of whom to tell rests on.

struct ConcernedCase {
    CaseId id = {};
    TeamId team = {};
    UserId lead_worker = {};
    int level = 0;
    bool is_open = true;
};

struct ConcernedMeeting {
    MeetingId id = {};
    UserId chair = {};
    UserId booked_by = {};
};

/// A due date that took the place of another, on another day; or of no other: one that no longer
/// runs itself.
struct KeptDate {
    DueDateId after = {};
    std::optional<DueDateId> before = {};
    CaseId case_id = {};
};

/// That somebody is told of a move: one a person and move, however many dates it is about.
struct MoveNotice {
    MoveNoticeId id = {};
    UserId user = {};
    std::vector<DueDateId> dates = {};  // by KeptDate::after
};

/// A date that moved, as the person is shown it who was told.
struct ToldDate {
    DateMove move = {};
    PersonName made_by_name = {};  // empty for the operator of the installation
    std::optional<Instant> seen_at = {};
    CaseDueDate date = {};  // as it stands now
    bool no_longer_runs = false;
    Date old_limit = {};
    std::optional<Instant> old_limit_at = {};  // of a limit in hours
    Date old_schedule_by = {};
    std::string reference = {};
    PersonName family_name = {};
};

struct ToldDateQuery {
    bool with_seen = false;
    DueDateId after = {};  // the last date of the page before, or empty
    int limit = 50;
};

/// How much has moved that a person has not seen.
struct UnseenDates {
    int dates = 0;
    int families = 0;
};

struct ToldPerson {
    UserId user = {};
    PersonName name = {};
    std::optional<Instant> seen_at = {};
};

/// A move of one date of a case, with who was told.
struct CaseMove {
    DateMove move = {};
    PersonName made_by_name = {};
    KeptDate date = {};
    std::vector<ToldPerson> told = {};  // by name
};

/// How far a move reached. Counts only: whoever decides about calendars sees no family.
struct MoveExtent {
    int dates = 0;
    int families = 0;
    int people = 0;  // who were told
};

/// Whom the mail of a notice is for, and what it may say.
struct NoticeToSend {
    UserId user = {};
    MoveReason reason = {};
    Instant made_at = {};
    int dates = 0;
    bool is_seen = false;
};

/// Due dates that moved, and who was told of them.
class DateMoveStore {
public:
    virtual ~DateMoveStore() = default;

    virtual std::vector<ConcernedCase> concerned_cases(const AuthorityId& authority,
                                                       const std::vector<CaseId>& ids) = 0;
    virtual std::vector<ConcernedMeeting> concerned_meetings(const AuthorityId& authority,
                                                             const std::vector<MeetingId>& ids) = 0;

    virtual void add(const DateMove& move,
                     const std::vector<KeptDate>& dates,
                     const std::vector<MoveNotice>& notices) = 0;

    /// What the actor was told of, in cases that `reach` lets them know of now: the latest move
    /// first, in each the earliest last bookable day first. Of a date that moved and then stopped
    /// to run only that, if they were told of both.
    virtual std::vector<ToldDate> told_to(const Actor& actor,
                                          Reach reach,
                                          Instant now,
                                          const ToldDateQuery& query) = 0;

    /// Whether the user was told of the date that took another's place, or no longer runs.
    virtual bool was_told(const AuthorityId& authority,
                          const UserId& user,
                          const DueDateId& date) = 0;

    virtual UnseenDates unseen(const Actor& actor, Reach reach, Instant now) = 0;

    /// False when the user was not told of this move. The first time counts.
    virtual bool mark_seen(const AuthorityId& authority,
                           const UserId& user,
                           const DateMoveId& move,
                           Instant now) = 0;

    /// The latest first.
    virtual std::vector<CaseMove> of_case(const AuthorityId& authority, const CaseId& id) = 0;

    /// Of each thing that moved dates, by the id of what was put in force.
    virtual std::map<std::string, MoveExtent> extents(const AuthorityId& authority,
                                                      const std::vector<MoveCause>& causes) = 0;

    virtual std::optional<NoticeToSend> notice(const AuthorityId& authority,
                                               const MoveNoticeId& id) = 0;
};

}  // namespace quorate::core
