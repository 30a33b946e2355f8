#include "core/meetings/attendance_window.hpp"

#include <algorithm>

#include "core/meetings/meeting.hpp"

namespace quorate::core {

using namespace std::chrono;

std::optional<std::string> window_fault(const AttendanceWindow& window, minutes length)
{
    if (window.from < 0min || window.until > length)
        return "must come for a part that lies within the meeting";
    if (window.until - window.from < shortest_attendance)
        return "must come for at least 15 minutes";
    const bool is_round = window.from % attendance_step == 0min &&
                          (window.until % attendance_step == 0min || window.until == length);
    if (!is_round) return "must come and go on multiples of 5 minutes after the start";
    return std::nullopt;
}

bool are_apart(const std::optional<AttendanceWindow>& one,
               const std::optional<AttendanceWindow>& other)
{
    if (!one || !other) return false;
    return one->until + attendance_gap <= other->from || other->until + attendance_gap <= one->from;
}

SplitMeeting split_meeting(minutes length, std::optional<minutes> first)
{
    const minutes middle = (length - attendance_gap) / 2;
    const minutes until = first.value_or(middle - middle % attendance_step);
    return {.first = {.from = 0min, .until = until},
            .second = {.from = until + attendance_gap, .until = length}};
}

AttendanceWindow follow_length(const AttendanceWindow& window, minutes before, minutes after)
{
    return {.from = window.from, .until = window.until == before ? after : window.until};
}

AttendedTime attended(Instant starts_at,
                      Instant ends_at,
                      const std::optional<AttendanceWindow>& window)
{
    if (!window) return {.starts_at = starts_at, .ends_at = ends_at};
    return {.starts_at = starts_at + window->from, .ends_at = starts_at + window->until};
}

AttendedTime attended(const Meeting& meeting, const std::optional<AttendanceWindow>& window)
{
    return attended(meeting.starts_at, meeting.ends_at, window);
}

minutes meeting_length(const Meeting& meeting)
{
    return duration_cast<minutes>(meeting.ends_at - meeting.starts_at);
}

}  // namespace quorate::core
