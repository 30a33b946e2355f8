#pragma once

#include <string>
#include <vector>

#include "core/cases/child.hpp"
#include "core/cases/family_member.hpp"
#include "core/minutes/minutes_file.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

/// Longest text of a part of a plan, in characters.
inline constexpr std::size_t longest_plan_text = 5'000;

/// The plan of a family as it stands, for those who may read its minutes.
struct CasePlan {
    std::vector<PlanPart> parts = {};  // in force
    std::vector<Child> children = {};
};
Result<CasePlan> view_plan(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const CaseId& case_id);

struct SavePlanPart {
    MeetingId meeting = {};
    PlanPart part = {};  // without an id: a new one; its version as it was read
};

/// Writes a part of the plan into the draft minutes of a meeting: a new one, or the next version of
/// one that was in the plan, in which children stay whom this meeting is not about. A part that
/// goes on is for nobody whom a decision of the meeting leaves without a plan. `wrong_state` when a
/// later meeting changed it already.
Result<PlanPart> save_plan_part(UnitOfWork& work,
                                const Clock& clock,
                                RandomSource& random,
                                const Actor& actor,
                                const SavePlanPart& command);

struct SayProgress {
    MeetingId meeting = {};
    PlanPartId part = {};
    int version = 0;            // 0 when nothing was said yet
    std::string progress = {};  // a code
    std::string words = {};
};

/// How a part that was in the plan before this meeting has gone.
Result<PartProgress> record_progress(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const SayProgress& command);

struct RecordAgreement {
    MeetingId meeting = {};
    FamilyMemberId member = {};
    int version = 0;             // 0 when nothing was recorded yet
    std::string agreement = {};  // a code
    std::string reason = {};     // needed for every other answer than that they agree
};

/// Whether a member of the family agrees to the plan.
Result<PlanAgreement> record_agreement(UnitOfWork& work,
                                       const Clock& clock,
                                       const Actor& actor,
                                       const RecordAgreement& command);

}  // namespace quorate::core
