#pragma once

#include <vector>

#include "core/minutes/dissent.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Who dissents from what was decided about a child, by agency.
class DissentStore {
public:
    virtual ~DissentStore() = default;

    /// In the order in which they were recorded.
    virtual std::vector<Dissent> of_meeting(const AuthorityId& authority,
                                            const MeetingId& meeting) = 0;

    /// Adds it (version 0) or replaces what may change of it (its version): what came in writing
    /// and what the chair did. Gives the new version; `stale_version` otherwise, and when this
    /// agency dissents from this decision already.
    virtual Result<int> save(const AuthorityId& authority, const Dissent& dissent) = 0;
};

}  // namespace quorate::core
