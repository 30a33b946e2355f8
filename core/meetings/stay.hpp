#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/support/clock.hpp"

namespace quorate::core {

struct AttendedTime;
struct Invitee;
struct Meeting;

/// When somebody came into the room and when they left it, in minutes after midnight as clocks in
/// London showed them on the day of the meeting. Nothing: from the start, to the end.
struct Stay {
    std::optional<std::chrono::minutes> arrived = {};
    std::optional<std::chrono::minutes> left = {};

    friend bool operator==(const Stay&, const Stay&) = default;
};

/// Where somebody is who is marked as there.
enum class InRoom { not_yet, here, left };

/// Where they are now, or were when the meeting was closed. Who left when it was to end, or later,
/// stayed to the end.
InRoom in_room(const Meeting& meeting, const Stay& stay, Instant now);

/// "10:40", or nothing.
std::string stay_time(const std::optional<std::chrono::minutes>& time);

/// "came at 10:40, left at 11:15": of who came after the meeting's start or left before its end.
/// Nothing of anybody else, nor of who was asked for a part: nobody learns another's part.
std::string late_or_early(const AttendedTime& meeting, const Invitee& seat);

}  // namespace quorate::core
