#pragma once

#include <optional>

#include "core/scheduling/chain_limits.hpp"

namespace quorate::core {

/// Which meetings were booked together.
class MeetingChainStore {
public:
    virtual ~MeetingChainStore() = default;

    /// A meeting is in one chain at most.
    virtual void add(const MeetingChain& chain) = 0;

    virtual std::optional<MeetingChain> find(const AuthorityId& authority, const ChainId& id) = 0;

    /// The chain that the meeting is part of.
    virtual std::optional<MeetingChain> of_meeting(const AuthorityId& authority,
                                                   const MeetingId& meeting) = 0;
};

}  // namespace quorate::core
