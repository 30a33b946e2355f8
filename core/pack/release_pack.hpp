#pragma once

#include <optional>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/pack/meeting_pack.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A pack of which something is to be released now.
struct DuePack {
    AuthorityId authority;
    MeetingId meeting;
};

/// Those of every authority.
std::vector<DuePack> due_packs(UnitOfWork& work, const MeetingTools& tools);

/// Releases what is due of a pack: its first version, a late supplement, or the newest version to
/// whoever has a seat since. What is due is asked again, so that nothing leaves that was moved,
/// cancelled or changed meanwhile. Gives to how many seats something was released.
Result<int> release_due_pack(UnitOfWork& work, const MeetingTools& tools, const DuePack& due);

/// Releases at once what there is, for the chair or business support. `wrong_state` when nobody has
/// put the pack together, there is nothing to release, or the meeting is not ahead any more.
Result<int> release_pack_now(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const MeetingId& meeting);

/// Whether a pack is for this seat: a professional's, who still has it, may be at the family's
/// meetings, and reads what is sent there. Where the address was said to be wrong somebody else has
/// the link: they get nothing, and whose seat it is gets it once the address is right.
bool is_pack_for(UnitOfWork& work, const Candidates& people, const Invitee& seat);

/// What a message about a pack says.
struct PackNotice {
    int pack_version = 0;
    bool is_supplement = false;  // its reader was told of an earlier version
};

/// Nothing when the message is about no pack.
std::optional<PackNotice> pack_notice(UnitOfWork& work, const OutboxMessage& message);

/// Whether a queued message about a pack may still leave.
bool pack_notice_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message);

}  // namespace quorate::core
