#include "core/preparation/exclusion_request.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace quorate::core {
namespace {

struct GroundRow {
    ExclusionGround ground;
    std::string_view code;
    std::string_view label;
};

constexpr std::array ground_rows{
    GroundRow{ExclusionGround::welfare,
              "welfare",
              "Their presence would seriously prejudice the child’s welfare"},
    GroundRow{ExclusionGround::violence,
              "violence",
              "Violence, threats, oppressive behaviour, or unfit to take part"},
    GroundRow{ExclusionGround::child_asks, "child_asks", "The child asks not to have them there"},
    GroundRow{ExclusionGround::hinders, "hinders", "Somebody could not contribute with them there"},
    GroundRow{ExclusionGround::confidential,
              "confidential",
              "Confidential information, such as legal advice or an investigation"},
    GroundRow{
        ExclusionGround::conflict, "conflict", "Conflict in the family, such as domestic abuse"}};

constexpr std::array all_grounds{ExclusionGround::welfare,
                                 ExclusionGround::violence,
                                 ExclusionGround::child_asks,
                                 ExclusionGround::hinders,
                                 ExclusionGround::confidential,
                                 ExclusionGround::conflict};

const GroundRow& row(ExclusionGround ground)
{
    const auto found = std::ranges::find(ground_rows, ground, &GroundRow::ground);
    if (found == ground_rows.end()) throw std::logic_error{"a ground of exclusion has no row"};
    return *found;
}

}  // namespace

std::string_view code(ExclusionGround ground)
{
    return row(ground).code;
}

std::string_view code(ExclusionScope scope)
{
    return scope == ExclusionScope::whole ? "whole" : "part";
}

std::string_view code(ExclusionDecision decision)
{
    return decision == ExclusionDecision::granted ? "granted" : "refused";
}

std::optional<ExclusionGround> exclusion_ground_from(std::string_view code)
{
    const auto found = std::ranges::find(ground_rows, code, &GroundRow::code);
    if (found == ground_rows.end()) return std::nullopt;
    return found->ground;
}

std::optional<ExclusionScope> exclusion_scope_from(std::string_view text)
{
    for (const ExclusionScope each : {ExclusionScope::whole, ExclusionScope::part})
        if (code(each) == text) return each;
    return std::nullopt;
}

std::optional<ExclusionDecision> exclusion_decision_from(std::string_view text)
{
    for (const ExclusionDecision each : {ExclusionDecision::granted, ExclusionDecision::refused})
        if (code(each) == text) return each;
    return std::nullopt;
}

std::span<const ExclusionGround> all_exclusion_grounds()
{
    return all_grounds;
}

std::string_view label(ExclusionGround ground)
{
    return row(ground).label;
}

std::string_view label(ExclusionScope scope)
{
    return scope == ExclusionScope::whole ? "The whole meeting" : "Part of the meeting";
}

}  // namespace quorate::core
