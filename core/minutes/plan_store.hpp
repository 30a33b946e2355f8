#pragma once

#include <vector>

#include "core/minutes/plan_part.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// The plans of families: every version of each part, what later meetings said of it, and whether
/// parents agree. All is written into draft minutes and raises their version: `wrong_state` once
/// they are approved.
class PlanStore {
public:
    virtual ~PlanStore() = default;

    /// Every version of each part, in the plan's order, older ones first.
    virtual std::vector<PlanPart> of_case(const AuthorityId& authority, const CaseId& case_id) = 0;

    /// Adds the version after `part.version` (0: a new part); gives it. `stale_version` when there
    /// is one already.
    virtual Result<int> save_part(const AuthorityId& authority, const PlanPart& part) = 0;

    virtual std::vector<PartProgress> progress(const AuthorityId& authority,
                                               const MeetingId& meeting) = 0;

    /// Adds it (version 0) or replaces it (its version); gives the new version.
    virtual Result<int> save_progress(const AuthorityId& authority,
                                      const PartProgress& progress) = 0;

    virtual std::vector<PlanAgreement> agreements(const AuthorityId& authority,
                                                  const MeetingId& meeting) = 0;

    /// Adds it (version 0) or replaces it (its version); gives the new version.
    virtual Result<int> save_agreement(const AuthorityId& authority,
                                       const PlanAgreement& agreement) = 0;
};

}  // namespace quorate::core
