#include "core/meetings/late_reason.hpp"

#include <array>
#include <cstddef>

namespace quorate::core {
namespace {

struct Row {
    std::string_view code;
    std::string_view label;
};

constexpr std::array all{LateReason::quorum,
                         LateReason::family_unavailable,
                         LateReason::key_person_unavailable,
                         LateReason::no_capacity,
                         LateReason::reports_not_ready,
                         LateReason::no_interpreter,
                         LateReason::asked_too_late,
                         LateReason::early_in_pregnancy,
                         LateReason::family_moved,
                         LateReason::emergency,
                         LateReason::booking_error,
                         LateReason::other};

// In the order of the enumerators.
constexpr std::array rows{
    Row{"quorum", "It would not have been quorate"},
    Row{"family_unavailable", "The family needed another time"},
    Row{"key_person_unavailable", "The chair or a key professional could not come"},
    Row{"no_capacity", "No chair, room or minute taker was free"},
    Row{"reports_not_ready", "Reports were not ready"},
    Row{"no_interpreter", "An interpreter or other help was not free"},
    Row{"asked_too_late", "It was asked for too late"},
    Row{"early_in_pregnancy", "It was too early in the pregnancy"},
    Row{"family_moved", "The family moved or could not be found"},
    Row{"emergency", "Illness, weather or an emergency"},
    Row{"booking_error", "It was booked after the last day by mistake"},
    Row{"other", "Another reason"},
};

static_assert(rows.size() == all.size());

const Row& row(LateReason reason)
{
    return rows.at(static_cast<std::size_t>(reason));
}

}  // namespace

std::span<const LateReason> all_late_reasons()
{
    return all;
}

std::string_view code(LateReason reason)
{
    return row(reason).code;
}

std::optional<LateReason> late_reason_from(std::string_view text)
{
    for (const LateReason reason : all)
        if (code(reason) == text) return reason;
    return std::nullopt;
}

std::string_view label(LateReason reason)
{
    return row(reason).label;
}

}  // namespace quorate::core
