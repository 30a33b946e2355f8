#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "core/planning/plan.hpp"

namespace quorate::core {

/// What leaves a meeting without a time by its last day. They are asked in this order, each of what
/// those before it left, and the first that leaves nothing is the reason.
enum class PlanRule {
    last_day_passed,     // before the first day of the grid
    no_time_allowed,     // notice, quorum, the family's wishes, the hours
    people_not_free,     // who must be there
    no_chair_free,       // or nobody who may chair it
    no_room_fits,        // none is large enough or has what is needed
    no_room_free,        // one that fits, while a chair is free too
    others_are_as_late,  // it would fit if other late meetings gave way
};

/// "people_not_free": used by the API. Never changes.
std::string_view code(PlanRule rule);

/// What could be given up for one meeting.
enum class MeetingChange { another_chair, without_person, by_video, shorter };

std::string_view code(MeetingChange change);

/// One change alone, and how many starts by the last day it leads to while the rest of the plan
/// stays.
struct MeetingRemedy {
    MeetingChange change;
    std::size_t times = 0;
    std::optional<std::size_t> person = {};  // of PlanProblem::people
    std::chrono::minutes less{0};            // how much shorter

    friend bool operator==(const MeetingRemedy&, const MeetingRemedy&) = default;
};

/// Why a meeting is not held by its last day.
struct Unplaced {
    std::size_t meeting = 0;
    std::optional<Placement> late = {};  // where the plan has it all the same
    PlanRule rule = PlanRule::last_day_passed;
    bool by_plan = false;  // only because of other meetings of the plan: alone it would fit
    std::vector<std::size_t> people =
        {};  // without whom there would be time; or all who leave none
    std::vector<MeetingRemedy> remedies = {};  // those with the most times first
};

/// What could be had for the service.
enum class ServiceChange { extra_chair, extra_room };

std::string_view code(ServiceChange change);

/// One more chair, or one more room, for one day, and the late meetings that would then be in time.
struct ServiceRemedy {
    ServiceChange change;
    std::size_t day = 0;  // of the grid
    int seats = 0;        // that the room has to have
    std::set<AccessFeature> features = {};
    std::vector<std::size_t> meetings = {};

    friend bool operator==(const ServiceRemedy&, const ServiceRemedy&) = default;
};

/// Every meeting that the plan does not hold in time, in the order of the problem.
std::vector<Unplaced> explain_unplaced(const PlanProblem& problem, const Plan& plan);

/// What would help most, by trying each day: at most `most` chairs and as many rooms, those that
/// help most meetings first.
std::vector<ServiceRemedy> service_remedies(const PlanProblem& problem,
                                            const Plan& plan,
                                            std::size_t most = 5);

}  // namespace quorate::core
