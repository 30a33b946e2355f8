#include "core/planning/plan_words.hpp"

#include <algorithm>
#include <vector>

#include "core/dates/date_text.hpp"
#include "core/slots/slot_words.hpp"
#include "core/support/text.hpp"

namespace quorate::core {

namespace {

std::string counted(std::size_t count, const char* one, const char* more)
{
    return std::to_string(count) + (count == 1 ? one : more);
}

// " by Tuesday 2 February 2027"; nothing when it lies beyond the days that are planned.
std::string by_last_day(const PlanProblem& problem, const PlanMeeting& meeting)
{
    const auto& days = problem.grid.days();
    if (!meeting.last_day || *meeting.last_day < 0 ||
        *meeting.last_day >= static_cast<int>(days.size()))
        return " in the days that are planned";
    return " by " + long_date(days[static_cast<std::size_t>(*meeting.last_day)]);
}

std::string people_are_busy(const PlanProblem& problem, const Unplaced& unplaced)
{
    const PlanMeeting& meeting = problem.meetings[unplaced.meeting];
    std::vector<std::string> names;
    for (const std::size_t person : unplaced.people)
        if (const std::string& name = problem.people[person].name;
            std::ranges::find(names, name) == names.end())
            names.push_back(name);
    const std::string how_long = " for " + length_in_words(meeting.length);
    const std::string when = by_last_day(problem, meeting);
    if (names.size() == 1)
        return names.front() + " is never free" + how_long + when + " when everybody else is";
    return names_in_words(names) + " are never free together" + how_long + when;
}

}  // namespace

std::string sentence(const PlanProblem& problem, const Unplaced& unplaced)
{
    const PlanMeeting& meeting = problem.meetings[unplaced.meeting];
    const std::string when = by_last_day(problem, meeting);
    const std::string beside = unplaced.by_plan ? " beside the other meetings planned" : "";
    const std::string room = "room for " + std::to_string(meeting.seats);
    switch (unplaced.rule) {
        case PlanRule::last_day_passed:
            return "The last day has passed";
        case PlanRule::no_time_allowed:
            return "Notice, quorum and the family's wishes leave no time" + when;
        case PlanRule::people_not_free:
            return people_are_busy(problem, unplaced) + beside;
        case PlanRule::no_chair_free:
            if (meeting.chairs.empty()) return "There is nobody who may chair it";
            return "No chair is free" + when + beside + " when everybody can come";
        case PlanRule::no_room_fits:
            return "There is no " + room + " with everything that is needed";
        case PlanRule::no_room_free:
            return "No " + room + " is free" + when + beside + " when chair and people are";
        case PlanRule::others_are_as_late:
            return "It would fit" + when + " if other meetings that are late gave way";
    }
    return {};
}

std::string sentence(const PlanProblem& problem, const MeetingRemedy& remedy)
{
    const std::string fits = ": " + counted(remedy.times, " time fits", " times fit");
    switch (remedy.change) {
        case MeetingChange::another_chair:
            return "With another chair" + fits;
        case MeetingChange::without_person:
            return "Without " + problem.people[*remedy.person].name + fits;
        case MeetingChange::by_video:
            return "By video" + fits;
        case MeetingChange::shorter:
            return length_in_words(remedy.less) + " shorter" + fits;
    }
    return {};
}

std::string sentence(const PlanProblem& problem, const ServiceRemedy& remedy)
{
    std::string what = "One more chair";
    if (remedy.change == ServiceChange::extra_room) {
        what = "A room for " + std::to_string(remedy.seats);
        std::vector<std::string> features;
        for (const AccessFeature feature : remedy.features)
            features.push_back(lower_case(label(feature)));
        if (!features.empty()) what += " with " + names_in_words(features);
    }
    return what + " on " + long_date(problem.grid.days()[remedy.day]) + ": " +
           counted(remedy.meetings.size(), " more meeting in time", " more meetings in time");
}

}  // namespace quorate::core
