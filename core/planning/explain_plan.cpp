#include "core/planning/explain_plan.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

#include "core/planning/plan_board.hpp"
#include "core/planning/rest_of_plan.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

using Words = std::vector<std::uint64_t>;

constexpr minutes shorter_by{30};
constexpr minutes shortest{30};

bool is_empty(const Words& words)
{
    return std::ranges::all_of(words, [](std::uint64_t word) { return word == 0; });
}

void keep(Words& words, std::span<const std::uint64_t> those)
{
    for (std::size_t word = 0; word < words.size(); ++word)
        words[word] &= those[word];
}

// When a meeting could begin by its last day, step by step, as nothing else were to be placed.
class Steps {
public:
    explicit Steps(const PlanProblem& problem) : tables_{problem}, board_{tables_} {}

    Words people(std::size_t meeting) const
    {
        Words starts(tables_.starts(meeting).begin(), tables_.starts(meeting).end());
        const auto last = tables_.last_good_day(meeting);
        const std::size_t good = last ? (*last + 1) * tables_.words_of_day() : 0;
        std::fill(starts.begin() + static_cast<std::ptrdiff_t>(good), starts.end(), 0);
        return starts;
    }

    Words chairs(std::size_t meeting) const
    {
        Words some(tables_.problem().grid.words(), 0);
        const std::size_t choices = tables_.problem().meetings[meeting].chairs.size();
        for (std::size_t choice = 0; choice < choices; ++choice)
            for (std::size_t word = 0; word < some.size(); ++word)
                some[word] |= tables_.chair_starts(meeting, choice)[word];
        keep(some, people(meeting));
        return some;
    }

    Words rooms(std::size_t meeting) const
    {
        Words some(tables_.problem().grid.words(), 0);
        std::vector<PlanBoard::RoomsNow> rooms;
        board_.rooms_now(meeting, rooms);
        const Words people_can = people(meeting);
        const std::size_t choices = tables_.problem().meetings[meeting].chairs.size();
        for (std::size_t choice = 0; choice < choices; ++choice) {
            Words starts = people_can;
            board_.keep_chair_now(meeting, choice, rooms, starts);
            for (std::size_t word = 0; word < some.size(); ++word)
                some[word] |= starts[word];
        }
        return some;
    }

    std::size_t times(std::size_t meeting) const
    {
        std::size_t count = 0;
        for (const std::uint64_t word : rooms(meeting))
            count += static_cast<std::size_t>(std::popcount(word));
        return count;
    }

    const PlanTables& tables() const { return tables_; }

private:
    PlanTables tables_;
    PlanBoard board_;
};

// The same problem with that meeting alone.
PlanProblem with_one(const PlanProblem& problem, const PlanMeeting& meeting)
{
    return {.grid = problem.grid,
            .step = problem.step,
            .travel_gap = problem.travel_gap,
            .chairs = problem.chairs,
            .rooms = problem.rooms,
            .people = problem.people,
            .meetings = {meeting}};
}

// The first rule that leaves nothing; nothing when the meeting would fit.
std::optional<PlanRule> first_rule(const Steps& steps, std::size_t meeting)
{
    if (!steps.tables().last_good_day(meeting)) return PlanRule::last_day_passed;
    const PlanProblem& problem = steps.tables().problem();
    const PlanMeeting& of = problem.meetings[meeting];

    PlanMeeting nobody = of;
    nobody.people.clear();
    const PlanProblem without_people = with_one(problem, nobody);
    const FreeTime hours = FreeTime::all(problem.grid)
                               .starts_of(problem.grid, of.before + of.length + of.after)
                               .shifted(problem.grid, of.before);
    Words allowed = Steps{without_people}.people(0);
    keep(allowed, hours.words());

    if (is_empty(allowed)) return PlanRule::no_time_allowed;
    if (is_empty(steps.people(meeting))) return PlanRule::people_not_free;
    if (is_empty(steps.chairs(meeting))) return PlanRule::no_chair_free;
    if (of.in_room && steps.tables().rooms(meeting).empty()) return PlanRule::no_room_fits;
    if (is_empty(steps.rooms(meeting))) return PlanRule::no_room_free;
    return std::nullopt;
}

PlanMeeting without(const PlanMeeting& meeting, std::size_t person)
{
    PlanMeeting changed = meeting;
    std::erase(changed.people, person);
    return changed;
}

std::vector<std::size_t> culprits(const PlanProblem& problem, const PlanMeeting& meeting)
{
    std::vector<std::size_t> found;
    for (const std::size_t person : meeting.people) {
        const PlanProblem changed = with_one(problem, without(meeting, person));
        if (!is_empty(Steps{changed}.people(0))) found.push_back(person);
    }
    return found.empty() ? meeting.people : found;
}

std::vector<MeetingRemedy> remedies(const PlanProblem& rest, const PlanMeeting& meeting)
{
    std::vector<MeetingRemedy> found;
    const auto try_it = [&](const PlanMeeting& changed, MeetingRemedy remedy) {
        const PlanProblem problem = with_one(rest, changed);
        remedy.times = Steps{problem}.times(0);
        if (remedy.times > 0) found.push_back(remedy);
    };

    PlanMeeting any_chair = meeting;
    any_chair.chairs.clear();
    for (std::size_t chair = 0; chair < rest.chairs.size(); ++chair)
        any_chair.chairs.push_back({.chair = chair});
    if (any_chair.chairs.size() > meeting.chairs.size())
        try_it(any_chair, {.change = MeetingChange::another_chair});

    for (const std::size_t person : meeting.people)
        try_it(without(meeting, person),
               {.change = MeetingChange::without_person, .person = person});

    PlanMeeting by_video = meeting;
    by_video.in_room = false;
    if (meeting.in_room) try_it(by_video, {.change = MeetingChange::by_video});

    PlanMeeting shorter = meeting;
    shorter.length -= shorter_by;
    if (shorter.length >= shortest)
        try_it(shorter, {.change = MeetingChange::shorter, .less = shorter_by});

    std::ranges::sort(found, [](const MeetingRemedy& one, const MeetingRemedy& other) {
        return std::tuple{other.times, one.change, one.person} <
               std::tuple{one.times, other.change, other.person};
    });
    return found;
}

}  // namespace

std::string_view code(PlanRule rule)
{
    switch (rule) {
        case PlanRule::last_day_passed:
            return "last_day_passed";
        case PlanRule::no_time_allowed:
            return "no_time_allowed";
        case PlanRule::people_not_free:
            return "people_not_free";
        case PlanRule::no_chair_free:
            return "no_chair_free";
        case PlanRule::no_room_fits:
            return "no_room_fits";
        case PlanRule::no_room_free:
            return "no_room_free";
        case PlanRule::others_are_as_late:
            return "others_are_as_late";
    }
    return "";
}

std::string_view code(MeetingChange change)
{
    switch (change) {
        case MeetingChange::another_chair:
            return "another_chair";
        case MeetingChange::without_person:
            return "without_person";
        case MeetingChange::by_video:
            return "by_video";
        case MeetingChange::shorter:
            return "shorter";
    }
    return "";
}

std::vector<Unplaced> explain_unplaced(const PlanProblem& problem, const Plan& plan)
{
    const auto breaches = breaches_of(problem, plan);
    const PlanProblem rest = rest_of_plan(problem, plan, breaches);
    PlanProblem alone = problem;
    alone.meetings = rest.meetings;
    const Steps with_plan{rest};
    const Steps without_plan{alone};

    std::vector<Unplaced> all;
    for (std::size_t i = 0; i < breaches.size(); ++i) {
        const PlanMeeting& meeting = rest.meetings[i];
        Unplaced unplaced{.meeting = breaches[i], .late = plan.placements[breaches[i]]};
        const auto fixed = first_rule(without_plan, i);
        const auto planned = fixed ? fixed : first_rule(with_plan, i);
        unplaced.rule = planned.value_or(PlanRule::others_are_as_late);
        unplaced.by_plan = !fixed;
        if (unplaced.rule == PlanRule::people_not_free)
            unplaced.people = culprits(fixed ? alone : rest, meeting);
        if (planned && *planned != PlanRule::last_day_passed)
            unplaced.remedies = remedies(rest, meeting);
        all.push_back(std::move(unplaced));
    }
    return all;
}

}  // namespace quorate::core
