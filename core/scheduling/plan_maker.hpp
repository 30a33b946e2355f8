#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/dates/working_calendar.hpp"
#include "core/meetings/meeting_choices.hpp"
#include "core/planning/plan_problem.hpp"
#include "core/slots/slot_board.hpp"

namespace quorate::core {

/// Puts meetings together to a problem, one after the other, with whom and what they may take:
/// everybody and everything is in it once, however many of the meetings want them.
class PlanMaker {
public:
    explicit PlanMaker(SlotGrid grid) : problem_{.grid = std::move(grid)} {}

    const SlotGrid& grid() const { return problem_.grid; }

    /// As PlanMeeting counts: from the first day of the grid. `calendar` counts beyond it.
    int last_day(const WorkingCalendar& calendar, Date day) const;

    /// A meeting that has no time. Takes the rooms out of the request.
    void add(const MeetingChoices& choices,
             SlotRequest request,
             std::string name,
             std::optional<int> last_day);

    /// One that has, `now_at` and in `now_in`: there it may stay, whoever is busy. The request is
    /// made without it. New times keep to `allowed`, besides all that is asked of them.
    void add_again(const MeetingChoices& choices,
                   SlotRequest request,
                   PlanMeeting meeting,
                   const std::optional<RoomId>& now_in,
                   const FreeTime& allowed);

    /// Whoever has to be at one of the meetings chairs no other at that time.
    void keep_chairs_apart();

    /// The same for meetings that have a time, of a chair who is away: who is at another of them is
    /// not asked to chair, as long as there is somebody else.
    void keep_other_chairs_apart(const UserId& away);

    std::optional<std::size_t> place_of(const UserId& chair) const;

    PlanProblem take() { return std::move(problem_); }
    std::vector<UserId> take_chairs() { return std::move(chairs_); }
    std::vector<RoomId> take_rooms() { return std::move(rooms_); }

private:
    PlanMeeting with_needs(const SlotRequest& request, PlanMeeting meeting) const;
    void remember_rooms(SlotRequest& request);
    void add_people(const MeetingChoices& choices,
                    const SlotRequest& request,
                    const SlotBoard& board,
                    PlanMeeting& plan);
    void add_people_again(const MeetingChoices& choices,
                          const SlotRequest& request,
                          const SlotBoard& board,
                          PlanMeeting& plan);
    void keep_wishes(const SlotRequest& request, const SlotBoard& board, PlanMeeting& plan) const;
    bool keep_if_it_can_be(PlanMeeting& plan, const FreeTime& kept) const;
    void add_person(const SeatHolder& holder,
                    const PersonName& name,
                    const Diary& diary,
                    PlanMeeting& plan);
    void add_chairs(const SlotRequest& request, PlanMeeting& plan);
    std::size_t chair_at(const ChairCandidate& chair);
    void keep_chairs_apart(PlanMeeting& meeting) const;

    PlanProblem problem_;
    std::vector<UserId> chairs_;
    std::vector<RoomId> rooms_;
    std::map<std::string, std::size_t> people_;  // by seat key
};

}  // namespace quorate::core
