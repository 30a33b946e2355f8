#pragma once

#include <optional>

#include "core/meetings/meeting_tools.hpp"
#include "core/replies/mailed_reply.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What became of a mail, for the log and for whoever handed it in: no name, no address.
struct TakenReply {
    ReplyOutcome outcome = ReplyOutcome::unknown_address;
    WaitReason reason = WaitReason::none;
    std::optional<MeetingId> meeting = {};
    std::optional<InviteeId> seat = {};
};

/// So many mails of one seat may wait to be looked at; more are dropped.
inline constexpr int most_waiting = 20;

/// Takes one mail that came in, to a reply address or in answer to a mail of ours, as
/// decide_reply() says: counts its answer, leaves it to the booker, sends the invitation again or
/// notes that one came back. What a person wrote when no reply counts any more is kept to be read.
/// The same mail again changes nothing. One to a poll is kept as a note of it, see
/// take_poll_mail(). Of one that fits nowhere it is kept who sent it.
Result<TakenReply> take_reply(UnitOfWork& work,
                              const MeetingTools& tools,
                              const IncomingReply& came);

}  // namespace quorate::core
