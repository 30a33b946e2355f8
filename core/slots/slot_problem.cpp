#include "core/slots/slot_problem.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace quorate::core {
namespace {

using Ids = std::unordered_set<std::int64_t>;
using Fault = std::optional<Error>;

// A hundred years: whatever is later is a mistake, and would only take memory.
constexpr int last_day = 36'500;

std::string at(const std::string& list, std::size_t place)
{
    return list + "[" + std::to_string(place) + "]";
}

std::string text(const BusyMinutes& busy)
{
    return "[" + std::to_string(busy.from) + "," + std::to_string(busy.until) + "]";
}

Fault check_days(const SlotProblem& problem)
{
    for (std::size_t i = 0; i < problem.days.size(); ++i) {
        const int day = problem.days[i];
        if (day < 0 || day > last_day)
            return invalid(at("days", i),
                           "out of range: days are 0 to " + std::to_string(last_day));
        if (i > 0 && day <= problem.days[i - 1])
            return invalid(at("days", i), "unsorted days: each must be later than the one before");
    }
    if (problem.day_start < 0 || problem.day_start >= minutes_of_day)
        return invalid("day_start", "out of range: it must be 0 to 1439");
    if (problem.day_end <= problem.day_start || problem.day_end > minutes_of_day)
        return invalid("day_end", "out of range: it must be after day_start, and 1440 at most");
    if (problem.step < 1) return invalid("step", "out of range: it must be 1 or more");
    return {};
}

// `whose` is who is busy, in words: "person 3".
Fault check_busy(const std::vector<BusyMinutes>& all,
                 ProblemMinute horizon,
                 const std::string& field,
                 const std::string& whose)
{
    for (std::size_t i = 0; i < all.size(); ++i) {
        const BusyMinutes& busy = all[i];
        const auto refused = [&](const std::string& why) {
            return invalid(field + ".busy" + at("", i), why + ", of " + whose);
        };
        if (busy.from >= busy.until)
            return refused("empty interval: " + text(busy) + " ends no later than it begins");
        if (busy.from < 0 || busy.until > horizon)
            return refused("beyond the horizon: " + text(busy) + " is not within 0 to " +
                           std::to_string(horizon));
        if (i == 0) continue;
        if (busy.from < all[i - 1].from)
            return refused("unsorted intervals: " + text(busy) + " comes after " +
                           text(all[i - 1]));
        if (busy.from < all[i - 1].until)
            return refused("overlapping intervals: " + text(all[i - 1]) + " and " + text(busy));
    }
    return {};
}

// Of people or rooms: their ids into `ids`, and the times at which they are busy.
template <typename Each>
Fault check_calendars(const std::vector<Each>& all,
                      ProblemMinute horizon,
                      const std::string& list,
                      const std::string& noun,
                      Ids& ids)
{
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string who = noun + " " + std::to_string(all[i].id);
        if (!ids.insert(all[i].id).second)
            return invalid(at(list, i) + ".id", "duplicate id: there is a " + who + " already");
        if (auto fault = check_busy(all[i].busy, horizon, at(list, i), who)) return fault;
    }
    return {};
}

Fault check_rooms(const SlotProblem& problem)
{
    for (std::size_t i = 0; i < problem.rooms.size(); ++i)
        if (problem.rooms[i].capacity < 0)
            return invalid(at("rooms", i) + ".capacity",
                           "out of range: room " + std::to_string(problem.rooms[i].id) +
                               " must have a capacity of 0 or more");
    return {};
}

Fault check_request(const ProblemRequest& request, const Ids& people, const std::string& field)
{
    const std::string whose = ", of request " + std::to_string(request.id);
    const auto unknown = [&](const std::string& where, std::int64_t id) {
        return invalid(field + "." + where,
                       "unknown id: there is no person " + std::to_string(id) + whose);
    };
    for (std::size_t i = 0; i < request.required.size(); ++i)
        if (!people.contains(request.required[i]))
            return unknown(at("required", i), request.required[i]);
    for (std::size_t i = 0; i < request.optional.size(); ++i)
        if (!people.contains(request.optional[i]))
            return unknown(at("optional", i), request.optional[i]);
    if (!people.contains(request.chair)) return unknown("chair", request.chair);

    const auto& required = request.required;
    if (std::find(required.begin(), required.end(), request.chair) == required.end())
        return invalid(field + ".chair",
                       "chair not required: person " + std::to_string(request.chair) +
                           " is not among the required" + whose);
    if (request.duration < 1)
        return invalid(field + ".duration", "out of range: it must be 1 or more" + whose);
    return {};
}

Fault check_requests(const SlotProblem& problem, const Ids& people)
{
    Ids ids;
    for (std::size_t i = 0; i < problem.requests.size(); ++i) {
        const ProblemRequest& request = problem.requests[i];
        if (!ids.insert(request.id).second)
            return invalid(
                at("requests", i) + ".id",
                "duplicate id: there is a request " + std::to_string(request.id) + " already");
        if (auto fault = check_request(request, people, at("requests", i))) return fault;
    }
    return {};
}

}  // namespace

Result<Done> check_problem(const SlotProblem& problem)
{
    if (auto fault = check_days(problem)) return *fault;

    const ProblemMinute horizon =
        problem.days.empty() ? 0 : (problem.days.back() + 1) * minutes_of_day;
    Ids people;
    Ids rooms;
    if (auto fault = check_calendars(problem.people, horizon, "people", "person", people))
        return *fault;
    if (auto fault = check_calendars(problem.rooms, horizon, "rooms", "room", rooms)) return *fault;
    if (auto fault = check_rooms(problem)) return *fault;
    if (auto fault = check_requests(problem, people)) return *fault;
    return Done{};
}

}  // namespace quorate::core
