#pragma once

#include <optional>
#include <vector>

#include "core/scheduling/meeting_needs.hpp"

namespace quorate::core {

/// What was said that meetings need, by case and type.
class MeetingNeedsStore {
public:
    virtual ~MeetingNeedsStore() = default;

    virtual std::optional<MeetingNeeds> find(const AuthorityId& authority,
                                             const CaseId& id,
                                             MeetingType type) = 0;

    /// Of these cases, by case and type.
    virtual std::vector<MeetingNeeds> of_cases(const AuthorityId& authority,
                                               const std::vector<CaseId>& cases) = 0;

    /// Saves when the stored version is still `needs.version`, 0 when nothing is there yet, and
    /// gives the next one; `stale_version` otherwise.
    virtual Result<int> save(const MeetingNeeds& needs) = 0;
};

}  // namespace quorate::core
