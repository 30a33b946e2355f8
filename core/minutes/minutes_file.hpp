#pragma once

#include <optional>
#include <vector>

#include "core/actions/action_point.hpp"
#include "core/cases/child.hpp"
#include "core/minutes/amendment.hpp"
#include "core/minutes/dissent.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/minutes/minutes.hpp"
#include "core/minutes/plan_part.hpp"

namespace quorate::core {

/// All that is written about one meeting. Minutes are not there until they are opened.
struct MinutesFile {
    MeetingFile file;
    std::optional<Minutes> minutes = {};
    std::vector<MinuteSection> sections = {};
    std::vector<ChildDecision> decisions = {};
    std::vector<Amendment> amendments = {};  // by number
    MinutedPlan plan = {};
    std::vector<Dissent> dissents = {};
    std::vector<ActionRow> actions = {};
    std::vector<Child> children = {};  // those the meeting is about
};

/// The minutes as those who keep them see them. People from agencies read what they were sent
/// instead: see core/circulation.
Result<MinutesFile> view_minutes(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const MeetingId& meeting);

/// The same without asking or auditing, for use cases that have done both.
MinutesFile minutes_file(UnitOfWork& work, MeetingFile file);

/// What the meeting has to do with the family's plan.
MinutedPlan minuted_plan(UnitOfWork& work, const Meeting& meeting);

/// Whether this meeting has to decide about each of its children before it can end.
bool decides_for_each_child(MeetingType type);

/// The children nothing was decided about yet.
std::vector<Child> undecided(const MinutesFile& file);

/// The parts of the closing summary that say nothing yet and have to: none when the plan goes on,
/// or the meeting was adjourned, for every child.
std::vector<MinuteSection> missing_of_closing_summary(const MinutesFile& file);

}  // namespace quorate::core
