#pragma once

#include <optional>
#include <vector>

#include "core/actions/action_store.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Who goes, and who takes over what they still have to do: accounts or contacts.
struct ReassignActions {
    ActionOwner from;
    ActionOwner to;
    int expected = 0;  // how many the person was shown: others are confirmed anew
};

struct Reassignable {
    std::vector<ActionRow> rows = {};  // of cases whose action points the actor may close
    int others = 0;                    // that stay, as the actor may not, or the one who takes over
};

/// What would go from one to the other. `to` may still have nobody in it.
Result<Reassignable> reassignable_actions(UnitOfWork& work,
                                          const Clock& clock,
                                          const Actor& actor,
                                          const ReassignActions& command);

/// Gives all that somebody still has to do to another, who is written to at once and gets links of
/// their own; the links of before stop, which whoever had them is told. What was agreed with the
/// minutes keeps whom it was agreed with. Errors are at "from", "to" and "expected".
Result<Reassignable> reassign_actions(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Actor& actor,
                                      const ReassignActions& command);

}  // namespace quorate::core
