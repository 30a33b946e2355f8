#pragma once

#include <optional>

#include "core/minutes/minutes.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whom letters about the decisions have told lines of an interim plan: those that have left, with
/// those that corrected letters took the place of.
struct PlanInLetters {
    bool to_family = false;   // one of them, and the lines that are marked
    bool to_anybody = false;  // professionals as well, and the reasons that have it
};

/// That of a meeting that was adjourned for want of quorum; of others nothing. Audits nothing.
PlanInLetters plan_in_letters(UnitOfWork& work,
                              const AuthorityId& authority,
                              const std::optional<Closing>& closing);

/// Whether new reasons for a decision would change words of the interim plan in those that are
/// kept, which a letter has told: what is wrong in them is put right by a correction alone.
bool changes_given_plan(UnitOfWork& work,
                        const AuthorityId& authority,
                        const std::optional<Closing>& closing,
                        const FreeText& kept,
                        const FreeText& reasons);

}  // namespace quorate::core
