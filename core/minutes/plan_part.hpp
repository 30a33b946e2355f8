#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/minutes/minutes.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// One part of a family's plan as it was written at one meeting. A later meeting that changes it
/// writes the next version; what was agreed before stays.
struct PlanPart {
    PlanPartId id = {};
    int version = 0;  // 1, 2, 3 ... over all meetings
    CaseId case_id = {};
    MeetingId meeting = {};   // at which this version was written
    Instant meeting_at = {};  // when that one starts
    int position = 0;         // 1, 2, 3 ... in the plan
    FreeText outcome = {};
    FreeText help = {};
    FreeText by_whom = {};
    FreeText how_long = {};
    FreeText expected_of_parents = {};
    FreeText checked_how = {};
    FreeText contingency = {};
    std::vector<ChildId> children = {};
    bool visible_to_family = false;
    bool is_ended = false;  // not needed any more
    UserId written_by = {};
    Instant written_at = {};
};

/// What one text of a part is about; the names are those of forms and of the API.
struct PlanField {
    std::string_view name;
    FreeText PlanPart::* text;
    std::string_view label;
    std::string_view hint;
    std::string_view missing = {};  // what to say when it is empty and may not be
};

/// The texts of a part, in the order in which they are asked.
inline constexpr std::array plan_fields{
    PlanField{"outcome",
              &PlanPart::outcome,
              "What needs to change",
              "For the child, so that everybody can see when it is there",
              "Write what needs to change"},
    PlanField{"help", &PlanPart::help, "What help", "", "Write what help there will be"},
    PlanField{"by_whom",
              &PlanPart::by_whom,
              "By whom",
              "The person and the agency",
              "Write who gives this help"},
    PlanField{"how_long", &PlanPart::how_long, "For how long", "Until when, or how often"},
    PlanField{"expected_of_parents",
              &PlanPart::expected_of_parents,
              "What is expected of the parents",
              "In words that they would use"},
    PlanField{"checked_how",
              &PlanPart::checked_how,
              "How progress is checked",
              "By whom, when, and what it is seen by"},
    PlanField{"contingency",
              &PlanPart::contingency,
              "What happens if not",
              "What is done when this does not come about"}};

/// How a part has gone since the meeting before.
enum class Progress { better, same, worse };

inline constexpr std::array all_progress{Progress::better, Progress::same, Progress::worse};

std::string_view code(Progress progress);   // "better": stored, and used by the API
std::string_view label(Progress progress);  // "Better"
std::optional<Progress> progress_from(std::string_view code);

/// What one meeting says of a part that was in the plan before it.
struct PartProgress {
    MeetingId meeting = {};
    PlanPartId part = {};
    Progress progress = Progress::same;
    FreeText words = {};
    UserId said_by = {};
    Instant said_at = {};
    int version = 0;
};

/// Whether a parent agrees to the plan. One who was not asked has a reason beside it.
enum class Agreement { agreed, in_part, not_agreed, not_asked };

inline constexpr std::array all_agreements{
    Agreement::agreed, Agreement::in_part, Agreement::not_agreed, Agreement::not_asked};

std::string_view code(Agreement agreement);   // "in_part": stored, and used by the API
std::string_view label(Agreement agreement);  // "Agrees in part"
std::optional<Agreement> agreement_from(std::string_view code);

struct PlanAgreement {
    MeetingId meeting = {};
    FamilyMemberId member = {};
    Agreement agreement = Agreement::agreed;
    FreeText reason = {};
    UserId said_by = {};
    Instant said_at = {};
    int version = 0;
};

/// What a meeting has to do with the plan.
struct MinutedPlan {
    std::vector<PlanPart> written = {};  // or changed or ended at it
    std::vector<PlanPart> before = {};   // in force when it began, as they stood then
    std::vector<PartProgress> progress = {};
    std::vector<PlanAgreement> agreements = {};
};

/// The newest version of each part, in the plan's order.
std::vector<PlanPart> newest(const std::vector<PlanPart>& versions);

/// The same without the parts that ended.
std::vector<PlanPart> in_force(const std::vector<PlanPart>& versions);

/// What the meeting that starts at `starts_at` wrote, and found, of all versions of a case's parts.
MinutedPlan plan_at(const std::vector<PlanPart>& versions,
                    const MeetingId& meeting,
                    Instant starts_at);

/// Whether a decision of the meeting leaves this child without a plan.
bool has_no_plan(const ChildId& child, const std::vector<ChildDecision>& decisions);

/// Whether the part goes on, and all whom it is for are left without a plan.
bool is_for_nobody(const PlanPart& part, const std::vector<ChildDecision>& decisions);

}  // namespace quorate::core
