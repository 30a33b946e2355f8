#pragma once

#include <string>
#include <vector>

#include "core/minutes/minutes_file.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

struct RecordDecision {
    MeetingId meeting;
    ChildId child;
    int version = 0;            // of the decision as it was read; 0 when there was none
    std::string outcome = {};   // a code
    std::string category = {};  // a census code, with a protection plan only
    std::string reasons = {};
    bool visible_to_family = false;
};

/// What was decided about one child. Each child is decided about on their own, on the meeting's day
/// or later. Of a meeting that was adjourned for want of quorum no more than the words of that, and
/// whether the family reads them.
Result<ChildDecision> record_decision(UnitOfWork& work,
                                      const Clock& clock,
                                      RandomSource& random,
                                      const Actor& actor,
                                      const RecordDecision& command);

struct RecordDissent {
    MeetingId meeting;
    ChildId child;
    int version = 0;
    std::string dissent = {};  // who disagrees and why; empty when nobody does any more
};

/// What is wrong with the words of a dissent, for forms that send it with the decision.
std::vector<FieldError> dissent_faults(const std::string& dissent);

/// Who disagrees with the decision, and why. It does not suspend the decision.
Result<ChildDecision> record_dissent(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const RecordDissent& command);

}  // namespace quorate::core
