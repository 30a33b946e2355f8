#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/change_seen_store.hpp"
#include "core/meetings/invitation_plan.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A change so shortly before the start, the old or the new one, is at short notice: no calendar
/// can be trusted to have shown it by then.
inline constexpr std::chrono::hours short_notice{48};

/// Whether a seat is asked at `now` to confirm that it has seen the change from `before` to
/// `after`, the meeting as it knew and knows it: at short notice, of time or place or that it is
/// off, when the meeting depends on the seat.
bool asks_to_confirm(const MeetingPlan& before,
                     const MeetingPlan& after,
                     Requirement requirement,
                     Instant now);

/// Asks the seats that asks_to_confirm(), in the transaction of the change. Who was never told of
/// the meeting is invited to it as it is now, and is not asked.
void ask_to_confirm(UnitOfWork& work,
                    const AuthorityId& authority,
                    const MeetingPlan& before,
                    const MeetingPlan& after,
                    const std::vector<InviteeEntry>& seats,
                    Instant now);

/// The bearer of a link says that they have seen the change with this sequence. Nothing happens
/// when there was another since: they are asked about that one. `wrong_state` once the meeting
/// starts, or was to start.
Result<Done> confirm_change(UnitOfWork& work,
                            const MeetingTools& tools,
                            const std::string& token,
                            const std::string& network,
                            int sequence);

}  // namespace quorate::core
