#pragma once

#include <string>
#include <vector>

#include "core/minutes/meeting_file.hpp"
#include "core/minutes/minutes.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// The lines of the interim plan of a meeting that was adjourned for want of quorum, as its chair
/// sees them to say which the family may read.
struct PlanLines {
    MeetingFile file;
    Closing closing;
    std::vector<std::string> lines = {};  // plan_lines()
    bool was_sent = false;  // to one of the family, who can open it: the marks stay as they are
    bool was_in_letter = false;  // to one of the family: put right by a correction alone
    bool is_agreed = false;      // the minutes, which corrections need
};

/// Whether this person may say so: who chairs the meeting, or another chair in their place.
bool may_mark_plan_lines(const MeetingFile& file, const Actor& actor, Instant now);

/// Refused as wrong_state for a meeting that was not adjourned for want of quorum.
Result<PlanLines> view_plan_lines(UnitOfWork& work,
                                  const Clock& clock,
                                  const Actor& actor,
                                  const MeetingId& meeting);

struct MarkPlanLines {
    MeetingId meeting = {};
    std::vector<int> lines = {};  // from 1; all others are not marked
};

/// None is marked until the chair marks it, and marks stay as they are while one of the family can
/// open a copy, and for good once a letter with such lines was given to one of them: what was sent
/// stays what it was. A marked line passes the disclosure gate like
/// everything else.
Result<Done> mark_plan_lines(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const MarkPlanLines& command);

}  // namespace quorate::core
