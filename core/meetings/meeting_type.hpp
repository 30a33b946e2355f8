#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace quorate::core {

/// The kinds of meeting we convene. Includes nothing of the other folders, so that rules can say
/// which meeting a limit is about.
enum class MeetingType {
    assessment_planning_meeting,
    strategy_discussion,
    initial_cp_conference,
    review_cp_conference,
    transfer_in_conference,
    pre_birth_conference,
    core_group,
    cin_planning_meeting,
    cin_review,
    efh_planning_meeting,
    fgdm_meeting,
    lac_review,
    legal_planning,
    pre_proceedings,
    step_down_or_closure_meeting,
};

/// Every type, in the order above.
std::span<const MeetingType> all_meeting_types();

/// "initial_cp_conference": stored, and used by the API. Never changes.
std::string_view code(MeetingType type);

std::optional<MeetingType> meeting_type_from(std::string_view code);

/// "Initial child protection conference": for people who are signed in and may know.
std::string_view label(MeetingType type);

/// "Multi-agency meeting", for every type: what may be said where others could read it (subjects,
/// calendar objects, feeds). The type alone says that a child may be at risk.
std::string_view neutral_name(MeetingType type);

/// Child protection conferences of every sort. They are not held at weekends.
bool is_conference(MeetingType type);

/// The conferences that answer "is this child likely to suffer significant harm" for the first time
/// here: initial, transfer-in and pre-birth. All keep the limit of the initial one.
bool is_initial_conference(MeetingType type);

/// Whether family members may be invited, own actions and read what was agreed. Not at a strategy
/// discussion, which decides what parents are told and whose record is not for them (Working
/// Together to Safeguard Children, strategy discussion), nor at a legal planning meeting, where the
/// authority takes advice. Parents do come to a pre-proceedings meeting.
bool is_for_family(MeetingType type);

}  // namespace quorate::core
