#pragma once

#include "core/meetings/core_group.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// The core groups that conferences named.
class CoreGroupStore {
public:
    virtual ~CoreGroupStore() = default;

    /// Of version 0, without members, when the meeting named none.
    virtual CoreGroup named_at(const AuthorityId& authority, const MeetingId& meeting) = 0;

    /// Adds it (version 0) or replaces it (its version); gives the new version. It is written into
    /// the draft minutes and raises their version: `wrong_state` once they are approved.
    virtual Result<int> save(const AuthorityId& authority, const CoreGroup& group) = 0;
};

}  // namespace quorate::core
