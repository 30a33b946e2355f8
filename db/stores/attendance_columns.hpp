#pragma once

#include <chrono>
#include <optional>

#include "core/meetings/attendance_window.hpp"

namespace quorate::db {

/// What the columns attends_from and attends_until say; nothing when they are null.
inline std::optional<core::AttendanceWindow> window_of(std::optional<int> from,
                                                       std::optional<int> until)
{
    if (!from || !until) return std::nullopt;
    return core::AttendanceWindow{.from = std::chrono::minutes{*from},
                                  .until = std::chrono::minutes{*until}};
}

/// One of the two columns for a window.
inline std::optional<int> window_column(const std::optional<core::AttendanceWindow>& window,
                                        std::chrono::minutes core::AttendanceWindow::* end)
{
    if (!window) return std::nullopt;
    return static_cast<int>(((*window).*end).count());
}

/// A time of day from its column of minutes after midnight, and back.
inline std::optional<std::chrono::minutes> time_of_day(std::optional<int> column)
{
    return column ? std::optional{std::chrono::minutes{*column}} : std::nullopt;
}

inline std::optional<int> time_column(const std::optional<std::chrono::minutes>& time)
{
    return time ? std::optional{static_cast<int>(time->count())} : std::nullopt;
}

}  // namespace quorate::db
