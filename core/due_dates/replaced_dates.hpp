#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/due_dates/case_due_date.hpp"
#include "core/due_dates/date_move_store.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// An answer that holds no longer, with what took its place and who was told.
struct ReplacedDate {
    CaseDueDate date = {};
    std::optional<CaseDueDate> by = {};   // nothing when the limit is gone altogether
    bool no_longer_runs = false;          // it is, and that was told
    std::optional<MoveCause> cause = {};  // nothing when no day moved
    std::optional<Instant> at = {};
    PersonName changed_by = {};  // empty for the operator of the installation
    std::string reason = {};     // why its event was corrected or taken back, as was written
    std::vector<ToldPerson> told = {};
};

/// The answers of a case that were replaced, the latest first. For whoever may see its dates.
std::vector<ReplacedDate> replaced_dates(UnitOfWork& work,
                                         const AuthorityId& authority,
                                         const CaseId& id);

}  // namespace quorate::core
