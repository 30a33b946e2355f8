#include "core/meetings/meeting_type.hpp"

#include <array>
#include <cstddef>

namespace quorate::core {
namespace {

using enum MeetingType;

struct Row {
    MeetingType type;
    std::string_view code;
    std::string_view label;
    bool is_conference = false;
};

// In the order of the enumeration, which row() relies on.
constexpr std::array rows{
    Row{assessment_planning_meeting, "assessment_planning_meeting", "Assessment planning meeting"},
    Row{strategy_discussion, "strategy_discussion", "Strategy discussion"},
    Row{initial_cp_conference,
        "initial_cp_conference",
        "Initial child protection conference",
        true},
    Row{review_cp_conference, "review_cp_conference", "Review child protection conference", true},
    Row{transfer_in_conference, "transfer_in_conference", "Transfer-in conference", true},
    Row{pre_birth_conference, "pre_birth_conference", "Pre-birth conference", true},
    Row{core_group, "core_group", "Core group"},
    Row{cin_planning_meeting, "cin_planning_meeting", "Child in need planning meeting"},
    Row{cin_review, "cin_review", "Child in need review"},
    Row{efh_planning_meeting, "efh_planning_meeting", "Extra-familial harm planning meeting"},
    Row{fgdm_meeting, "fgdm_meeting", "Family group decision-making meeting"},
    Row{lac_review, "lac_review", "Looked-after review"},
    Row{legal_planning, "legal_planning", "Legal planning meeting"},
    Row{pre_proceedings, "pre_proceedings", "Pre-proceedings meeting"},
    Row{step_down_or_closure_meeting,
        "step_down_or_closure_meeting",
        "Step-down or closure meeting"},
};

constexpr auto types = [] {
    std::array<MeetingType, rows.size()> all{};
    for (std::size_t i = 0; i < rows.size(); ++i)
        all[i] = rows[i].type;
    return all;
}();

const Row& row(MeetingType type)
{
    return rows[static_cast<std::size_t>(type)];
}

}  // namespace

std::span<const MeetingType> all_meeting_types()
{
    return types;
}

std::string_view code(MeetingType type)
{
    return row(type).code;
}

std::optional<MeetingType> meeting_type_from(std::string_view code)
{
    for (const Row& row : rows)
        if (row.code == code) return row.type;
    return std::nullopt;
}

std::string_view label(MeetingType type)
{
    return row(type).label;
}

std::string_view neutral_name(MeetingType)
{
    return "Multi-agency meeting";
}

bool is_conference(MeetingType type)
{
    return row(type).is_conference;
}

bool is_initial_conference(MeetingType type)
{
    return type == MeetingType::initial_cp_conference ||
           type == MeetingType::transfer_in_conference || type == MeetingType::pre_birth_conference;
}

bool is_for_family(MeetingType type)
{
    return type != strategy_discussion && type != legal_planning;
}

}  // namespace quorate::core
