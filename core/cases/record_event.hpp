#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_event.hpp"
#include "core/cases/case_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct RecordEvent {
    CaseId case_id = {};
    std::optional<EventKind> kind = {};
    std::optional<Date> on = {};
    std::optional<std::chrono::minutes> time =
        {};                              // London's, after midnight; nothing if not known
    std::vector<ChildId> children = {};  // whom it was about; none for all it can be
    bool initiates_section_47 = false;
    bool makes_plan = false;
    FreeText note = {};
    bool confirm_unusual = false;  // right although it seldom is so
};

/// Records what happened. What is due because of it is worked out in the same transaction. What
/// cannot be is refused; what seldom is must be confirmed (`needs_confirmation`).
Result<CaseEventId> record_event(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const Actor& actor,
                                 const RecordEvent& command);

struct CorrectEvent {
    CaseEventId event = {};
    std::optional<Date> on = {};
    std::optional<std::chrono::minutes> time = {};
    std::vector<ChildId> children = {};  // none: those it was recorded of
    bool initiates_section_47 = false;
    bool makes_plan = false;
    FreeText note = {};
    std::string reason = {};  // what was wrong
    bool confirm_unusual = false;
};

/// Puts a corrected event in the place of another, which is kept. The history it makes passes the
/// same checks. `stale_version` when somebody has corrected it already.
Result<CaseEventId> correct_event(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const CorrectEvent& command);

/// Takes back what did not happen, or not in this family. It is kept in the history.
struct WithdrawEvent {
    CaseEventId event = {};
    std::string reason = {};
};
Result<Done> withdraw_event(UnitOfWork& work,
                            const CaseTools& tools,
                            const Actor& actor,
                            const WithdrawEvent& command);

}  // namespace quorate::core
