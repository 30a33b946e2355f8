#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/replies/reply_store.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What waits for somebody to look at it, of every meeting to come whose replies the actor may
/// record, the soonest meeting first. Audited.
Result<PageOf<WaitingItem>> waiting_replies(UnitOfWork& work,
                                            const MeetingTools& tools,
                                            const Actor& actor,
                                            const Stretch& stretch);

/// How many there are, for a notice; not audited, as nothing is shown.
int count_waiting_replies(UnitOfWork& work, const Actor& actor, Instant now);

/// "Dealt with": somebody saw to the note of a seat's reply.
struct DealWithNote {
    MeetingId meeting = {};
    InviteeId seat = {};
    std::optional<int> version = {};  // of the seat, that the person saw; none: as it is
};

/// Who and when is kept for good. `wrong_state` when there is no note that waits; a later reply
/// with a note waits anew. Audited.
Result<Done> deal_with_note(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const DealWithNote& asked);

}  // namespace quorate::core
