#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/actions/action_store.hpp"
#include "core/audit/audited.hpp"
#include "core/support/paging.hpp"

namespace quorate::core {

/// The actor's own open action points, overdue first.
Result<PageOf<ActionRow>> my_actions(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const std::optional<ActionCursor>& after,
                                     int limit);

/// What the actor has done, latest first.
Result<std::vector<ActionRow>> my_closed_actions(UnitOfWork& work,
                                                 const Clock& clock,
                                                 const Actor& actor);

/// What others are to do on the cases the actor leads, chairs or has in the team, by day.
Result<std::vector<ActionRow>> actions_on_my_cases(UnitOfWork& work,
                                                   const Clock& clock,
                                                   const Actor& actor);

/// The action points of one case, open ones first.
Result<std::vector<ActionRow>> actions_of_case(UnitOfWork& work,
                                               const Clock& clock,
                                               const Actor& actor,
                                               const CaseId& id);

/// The action points of one meeting.
Result<std::vector<ActionRow>> actions_of_meeting(UnitOfWork& work,
                                                  const Clock& clock,
                                                  const Actor& actor,
                                                  const MeetingId& meeting);

/// One action point: its owner's, or on a case the actor may see.
Result<ActionRow> view_action(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const ActionPointId& id);

struct UpdateAction {
    ActionPointId action;
    int version = 0;
    ActionStatus status = ActionStatus::open;
    std::optional<std::string> progress = {};  // left alone when it is not there
    std::optional<std::string> evidence = {};  // what shows that it is done; left alone alike
};

/// What is wrong with the words of a report; of those in another field than "progress" by its name.
std::vector<FieldError> progress_faults(const std::string& progress,
                                        const char* field = "progress");

/// Marks an action point in progress, done, open again, confirmed or no longer needed. Owners
/// report on their own until it is confirmed; others need to be in charge of the case. That
/// something is no longer needed is for those in charge alone; what is done, they or the case's
/// lead worker confirm, unless they did it themselves.
Result<ActionRow> update_action(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                const UpdateAction& command);

}  // namespace quorate::core
