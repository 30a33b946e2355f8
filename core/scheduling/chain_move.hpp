#pragma once

#include <optional>
#include <string>

#include "core/scheduling/move_chain.hpp"

namespace quorate::core {

/// A chain as it is, with what its limits are worked out with: enough to say what any move of its
/// meetings does without reading more.
struct ChainToMove {
    ChainView view;
    ChainDates dates;
};

/// Nothing when the meeting was booked alone. For whoever may see the meeting already.
std::optional<ChainToMove> chain_to_move(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const AuthorityId& authority,
                                         const MeetingId& meeting);

/// What moving one meeting of a chain to another day does.
struct ChainMove {
    MovePreview preview;      // as preview_move() says, without times for the others
    std::string broken = {};  // what would be wrong with the chain then; empty when nothing
};

/// Besides what becomes of the others of a conference: that a core group or review is neither
/// before those that come before it nor after those that follow, and that it keeps the last day
/// which the conference as it is booked gives it.
ChainMove move_in(const ChainToMove& chain, const MeetingId& meeting, Date to);

}  // namespace quorate::core
