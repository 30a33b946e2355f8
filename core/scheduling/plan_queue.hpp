#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/due_dates/due_date_store.hpp"
#include "core/planning/plan_problem.hpp"
#include "core/scheduling/chain_move.hpp"
#include "core/scheduling/days_of_notice.hpp"
#include "core/scheduling/meeting_needs.hpp"
#include "core/scheduling/search_slots.hpp"

namespace quorate::core {

/// How many meetings are planned at once, the most urgent ones.
inline constexpr std::size_t most_planned = 300;

/// How many working days ahead.
inline constexpr WorkingDays days_planned{30};

/// A meeting that is to get a time: one of the queue, or one that is booked and to be moved.
struct PlannedMeeting {
    CaseDueDate due = {};  // the first that it would meet
    bool has_limit = true;
    std::string reference = {};
    PersonName family_name = {};
    std::vector<PersonName> about = {};  // the children, when these are not all of the family
    MeetingNeeds needs = {};
    std::vector<MissingHelp> missing_help = {};  // of one of the queue
    std::optional<Meeting> booked = {};          // as it is when it is planned
    std::string place = {};                      // where that is
    std::optional<ChainToMove> chain = {};       // that it was booked in
    std::optional<Notice> notice = {};           // of another time than it has
    std::optional<Date> again_by = {};           // held again by then, after one without quorum
    std::size_t held_with = 0;                   // meetings of other families that change with it

    /// The earlier of the limit's last day and the one by which it is held again; nothing without
    /// either.
    std::optional<Date> last_day() const;
};

/// One that cannot be planned, and why: "... so that quorum can be met".
struct UnplannedMeeting {
    CaseDueDate due = {};
    std::string reference = {};
    PersonName family_name = {};
    std::string why = {};
    std::optional<PollId> poll = {};    // people are being asked which time suits
    std::optional<Date> again_by = {};  // as of a PlannedMeeting

    Date last_day() const;
};

/// The queue as a problem. What is planned where is told by places: `meetings`, `chairs` and
/// `rooms` are those of `problem`.
struct QueueProblem {
    PlanProblem problem;
    std::vector<PlannedMeeting> meetings = {};
    std::vector<UserId> chairs = {};
    std::vector<RoomId> rooms = {};
    std::vector<UnplannedMeeting> left_out = {};
    std::size_t not_yet = 0;  // whose time to be looked for begins after the days planned
    std::vector<std::string> not_yet_references = {};  // of their cases
    std::size_t others = 0;  // that are no part of this plan: too many, or not the actor's
};

/// The meetings without a date that the actor may book, each once, the most urgent first.
struct QueueToPlan {
    std::vector<QueueRow> rows = {};   // at most most_planned
    std::vector<QueueRow> after = {};  // of the same family and type as one of those, after it
    std::size_t others = 0;            // of the queue, after those
};

/// Audited.
Result<QueueToPlan> queue_to_plan(UnitOfWork& work, const MeetingTools& tools, const Actor& actor);

/// Told how many meetings have been read; false ends the reading with those.
using ReadingProgress = std::function<bool(std::size_t)>;

/// Puts them together with the time of everybody and everything that they may take, which is asked
/// for once. Takes seconds for many. Writes nothing.
QueueProblem queue_problem(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const QueueToPlan& queue,
                           const ReadingProgress& progress = {});

/// Where a planned meeting is to be booked.
struct AcceptedPlace {
    std::string field = {};  // what a refusal of this one is said at
    PlannedMeeting meeting = {};
    ChosenSlot slot = {};
    std::string video_link = {};  // unless all meet in person
};

/// At a meeting that would let two meet who must not.
inline constexpr std::string_view say_who_comes_when{
    "Say in what it needs who comes for which part"};

/// Books all of them, or none: what is in the way of each is then said at its field. Refuses one
/// whose limit has a meeting by now, that needs something else than when it was planned, or for
/// which people are being asked which time suits.
Result<std::vector<MeetingId>> book_planned(UnitOfWork& work,
                                            const MeetingTools& tools,
                                            const Actor& actor,
                                            const std::vector<AcceptedPlace>& accepted);

}  // namespace quorate::core
