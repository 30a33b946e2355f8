#include "core/meetings/stay.hpp"

#include "core/dates/london_time.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"

namespace quorate::core {
namespace {

// On the day of a meeting that starts then.
Instant moment_of(Instant starts_at, std::chrono::minutes time)
{
    return london_instant(CivilTime{london_date(starts_at)} + time);
}

}  // namespace

InRoom in_room(const Meeting& meeting, const Stay& stay, Instant now)
{
    const Instant at = meeting.closed_at.value_or(now);
    if (stay.arrived && at < moment_of(meeting.starts_at, *stay.arrived)) return InRoom::not_yet;
    if (!stay.left) return InRoom::here;
    const Instant left_at = moment_of(meeting.starts_at, *stay.left);
    return left_at < meeting.ends_at && left_at <= at ? InRoom::left : InRoom::here;
}

std::string stay_time(const std::optional<std::chrono::minutes>& time)
{
    if (!time) return {};
    const auto two = [](long count) { return (count < 10 ? "0" : "") + std::to_string(count); };
    return two(static_cast<long>(time->count() / 60)) + ':' +
           two(static_cast<long>(time->count() % 60));
}

std::string late_or_early(const AttendedTime& meeting, const Invitee& seat)
{
    if (seat.window) return {};
    std::string words;
    const auto [arrived, left] = seat.stay;
    if (arrived && moment_of(meeting.starts_at, *arrived) > meeting.starts_at)
        words = "came at " + stay_time(arrived);
    if (left && moment_of(meeting.starts_at, *left) < meeting.ends_at)
        words += (words.empty() ? "" : ", ") + ("left at " + stay_time(left));
    return words;
}

}  // namespace quorate::core
