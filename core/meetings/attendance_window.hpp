#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/support/clock.hpp"

namespace quorate::core {

struct Meeting;

/// The part of a meeting that a seat is needed for, as minutes after its start.
struct AttendanceWindow {
    std::chrono::minutes from{0};
    std::chrono::minutes until{0};

    friend bool operator==(const AttendanceWindow&, const AttendanceWindow&) = default;
};

/// Nobody is asked to come for less.
inline constexpr std::chrono::minutes shortest_attendance{15};

/// Between the windows of two who must not meet: one has left before the other arrives.
inline constexpr std::chrono::minutes attendance_gap{15};

/// Parts begin and end on multiples of this, or with the meeting.
inline constexpr std::chrono::minutes attendance_step{5};

/// What is wrong with a part of a meeting that lasts so long, after "NAME": "must come for ...".
std::optional<std::string> window_fault(const AttendanceWindow& window,
                                        std::chrono::minutes length);

/// Whether two who come then never meet: one has left `attendance_gap` before the other comes. Who
/// has no window is there for all of it.
bool are_apart(const std::optional<AttendanceWindow>& one,
               const std::optional<AttendanceWindow>& other);

/// A meeting in two parts with the gap between them.
struct SplitMeeting {
    AttendanceWindow first;
    AttendanceWindow second;
};

/// Split so that its first part lasts `first` minutes; without them in the middle.
SplitMeeting split_meeting(std::chrono::minutes length,
                           std::optional<std::chrono::minutes> first = {});

/// The window once the meeting's length has changed: who stayed to the end still does.
AttendanceWindow follow_length(const AttendanceWindow& window,
                               std::chrono::minutes before,
                               std::chrono::minutes after);

/// When somebody is at a meeting.
struct AttendedTime {
    Instant starts_at;
    Instant ends_at;

    friend bool operator==(const AttendedTime&, const AttendedTime&) = default;
};

AttendedTime attended(Instant starts_at,
                      Instant ends_at,
                      const std::optional<AttendanceWindow>& window);
AttendedTime attended(const Meeting& meeting, const std::optional<AttendanceWindow>& window);

std::chrono::minutes meeting_length(const Meeting& meeting);

}  // namespace quorate::core
