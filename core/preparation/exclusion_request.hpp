#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// On what ground somebody of the family may be kept out of a conference.
enum class ExclusionGround { welfare, violence, child_asks, hinders, confidential, conflict };

/// Of how much of the meeting.
enum class ExclusionScope { whole, part };
enum class ExclusionDecision { granted, refused };

// Stable codes: "child_asks", "part", "granted" ...
std::string_view code(ExclusionGround ground);
std::string_view code(ExclusionScope scope);
std::string_view code(ExclusionDecision decision);
std::optional<ExclusionGround> exclusion_ground_from(std::string_view code);
std::optional<ExclusionScope> exclusion_scope_from(std::string_view code);
std::optional<ExclusionDecision> exclusion_decision_from(std::string_view code);

std::span<const ExclusionGround> all_exclusion_grounds();
std::string_view label(ExclusionGround ground);
std::string_view label(ExclusionScope scope);  // "Part of the meeting"

/// What the chair decided about a request.
struct ExclusionDecided {
    ExclusionDecision decision = ExclusionDecision::refused;
    ExclusionScope scope = ExclusionScope::part;
    std::optional<Date> until = {};  // of one that was granted: its last day
    std::string sealed_part = {};    // which part
    std::string sealed_reason = {};
    std::string sealed_told = {};  // how they are told, how their views are got, what they may read
    UserId by = {};
    Instant at = {};

    friend bool operator==(const ExclusionDecided&, const ExclusionDecided&) = default;
};

/// That somebody asked the chair to keep one of the family out of a meeting, and what became of it.
struct ExclusionRequest {
    ExclusionRequestId id;
    AuthorityId authority;
    MeetingId meeting;
    FamilyMemberId member;
    ExclusionGround ground = ExclusionGround::welfare;
    ExclusionScope scope = ExclusionScope::part;  // that was asked for
    std::string sealed_asked_by = {};             // who asks, and for which agency
    std::string sealed_evidence = {};
    UserId recorded_by = {};
    Instant recorded_at = {};
    std::optional<ExclusionDecided> decided = {};

    friend bool operator==(const ExclusionRequest&, const ExclusionRequest&) = default;
};

}  // namespace quorate::core
