#include "core/availability/known_times.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace quorate::core {
namespace {

// A list of owners in a query is not to grow without end.
constexpr std::size_t asked_at_once = 1000;

}  // namespace

KnownTimes::KnownTimes(
    UnitOfWork& work, const AuthorityId& authority, Date from, Date until, Instant now)
    : work_{work},
      authority_{authority},
      from_{from},
      until_{until},
      hours_{work.availability.service_hours(authority)}
{
    const TimeSpan span = span_of_days(from, until);
    held_ = work.holds.between(authority, span.from, span.until, now);
}

void KnownTimes::know(const std::vector<CalendarOwner>& owners)
{
    std::vector<CalendarOwner> unknown;
    for (const CalendarOwner& each : owners)
        if (!times_.contains(each)) unknown.push_back(each);
    for (std::size_t first = 0; first < unknown.size(); first += asked_at_once) {
        const auto some =
            std::span{unknown}.subspan(first, std::min(asked_at_once, unknown.size() - first));
        for (OwnersTime& each :
             free_busy(work_, authority_, {some.begin(), some.end()}, from_, until_).owners)
            times_.insert_or_assign(each.owner, std::move(each));
    }
}

OwnersTime KnownTimes::of(const CalendarOwner& owner,
                          const MeetingId& except,
                          const std::vector<MeetingId>& with_it)
{
    if (!times_.contains(owner)) know({owner});
    OwnersTime time = times_.at(owner);
    const auto gone = std::erase_if(time.meetings, [&](const PlacedMeeting& each) {
        return each.meeting == except || std::ranges::count(with_it, each.meeting) > 0;
    });
    if (gone == 0) return time;
    time.busy = time.besides;
    for (const PlacedMeeting& each : time.meetings)
        time.busy.push_back(each.when);
    time.busy = merged(std::move(time.busy));
    return time;
}

}  // namespace quorate::core
