#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/meetings/change_meeting.hpp"
#include "core/scheduling/plan_queue.hpp"

namespace quorate::core {

/// The longest that replacements are looked for at once.
inline constexpr std::chrono::days longest_away{366};

/// "This chair is away", as a person says it. Fields are named like the members.
struct ChairAway {
    UserId chair = {};
    std::optional<Date> from = {};   // the first day
    std::optional<Date> until = {};  // the last one
    bool mark_leave = false;         // take the days in their calendar too
};

/// What is to be planned again.
struct AwayToPlan {
    UserId chair = {};
    PersonName chair_name = {};
    Date from = {};
    Date until = {};
    std::vector<Meeting> meetings = {};  // that they chair in these days, by time
    std::size_t others = 0;              // that they chair then, and that are not the actor's
    std::size_t too_many = 0;            // after the first most_planned
    bool is_known = false;               // their calendar is taken on all these days
};

/// The meetings that somebody chairs between two days, both included, and that are not held,
/// cancelled or begun: those that the actor may move. Of those that are held together the first
/// stands for all, and only where the actor may move each of them. With `mark_leave` the days are
/// taken as leave as well, unless they are already; that needs the permission to keep the chair's
/// calendar. Audited.
Result<AwayToPlan> meetings_while_away(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const ChairAway& asked);

/// Takes the days in their calendar as leave, unless all of them are taken already; for those who
/// may keep it.
Result<Done> mark_as_leave(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const UserId& chair,
                           Date from,
                           Date until);

/// Whether all working days between two days are taken in their calendar, besides by meetings.
bool is_known_away(UnitOfWork& work,
                   const MeetingTools& tools,
                   const AuthorityId& authority,
                   const UserId& chair,
                   Date from,
                   Date until);

/// Whom the form offers: everybody on the staff who may chair some meeting, by name; those who have
/// left last.
std::vector<User> who_may_be_away(UnitOfWork& work, const AuthorityId& authority);

/// Those meetings as a problem, in which that chair is not free while they are away. Each may stay
/// at its time and in its room with another chair; what it takes now is nobody else's, so that any
/// of the replacements can be had without the others. Prefers chairs who chaired for the family.
/// Writes nothing.
QueueProblem away_problem(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const AwayToPlan& away,
                          const ReadingProgress& progress = {});

/// What a meeting that is booked is to be instead.
struct AcceptedMove {
    std::string field = {};  // what a refusal of this one is said at
    Meeting booked = {};     // as it was when it was planned
    ChosenSlot slot = {};
};

/// The change of meeting that it comes to: whatever is not of the slot stays.
Reschedule reschedule_of(const AcceptedMove& move, const std::string& reason);

/// Changes all of them, or none; what is held together with one of them changes with it: what is in
/// the way of each is then said at its field. Everybody invited is told, as for any change. Refuses
/// a meeting that is not as it was planned, and another day that would break the chain in which the
/// meeting was booked, as it is once all are changed.
Result<std::vector<MeetingId>> move_planned(UnitOfWork& work,
                                            const MeetingTools& tools,
                                            const Actor& actor,
                                            const std::vector<AcceptedMove>& accepted,
                                            const std::string& reason);

}  // namespace quorate::core
