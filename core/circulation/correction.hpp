#pragma once

#include <optional>
#include <string_view>

#include "core/minutes/record_part.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// What became of a correction that somebody asked for.
enum class CorrectionStatus { open, amended, declined };

std::string_view code(CorrectionStatus status);  // "open": stored, and used by the API
std::optional<CorrectionStatus> correction_status_from(std::string_view code);

/// "This is wrong", from somebody who was sent the record; a task for who takes the minutes, until
/// it is put right or declined. The asker is told behind the same link.
struct Correction {
    CorrectionId id = {};
    MeetingId meeting = {};
    CirculationId circulation = {};  // the copy that it is about
    std::optional<MinuteSectionId> section = {};
    std::optional<OtherPart> part = {};  // neither: the record as a whole, who was there, the date
    FreeText body = {};
    Instant asked_at = {};
    CorrectionStatus status = CorrectionStatus::open;
    FreeText answer = {};  // why it was declined; the asker reads it
    int amendment = 0;     // the number of the one that put it right
    std::optional<UserId> answered_by = {};
    std::optional<Instant> answered_at = {};
};

}  // namespace quorate::core
