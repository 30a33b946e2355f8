#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace quorate::core {

/// Why a meeting is held after the last day allowed, as reports count it. What a person wrote
/// besides stays with the meeting.
enum class LateReason {
    quorum,
    family_unavailable,
    key_person_unavailable,
    no_capacity,
    reports_not_ready,
    no_interpreter,
    asked_too_late,
    early_in_pregnancy,
    family_moved,
    emergency,
    booking_error,
    other,
};

/// Every reason, in the order above.
std::span<const LateReason> all_late_reasons();

/// "family_unavailable": stored, and used by the API. Never changes.
std::string_view code(LateReason reason);

std::optional<LateReason> late_reason_from(std::string_view code);

/// "The family needed another time"
std::string_view label(LateReason reason);

}  // namespace quorate::core
