#include "core/replies/earlier_note.hpp"

#include <algorithm>

#include "core/replies/reply_store.hpp"
#include "core/replies/take_reply.hpp"

namespace quorate::core {

bool put_note_aside(UnitOfWork& work,
                    const MeetingTools& tools,
                    const Invitee& seat,
                    WaitReason why)
{
    if (seat.reply_note.empty() || !seat.replied_at) return true;
    const ReplyAddress address{.authority = seat.authority, .seat = seat.id};
    if (work.replies.is_note_dealt_with(address, *seat.replied_at)) return true;
    const auto all = work.replies.of_meeting(seat.authority, seat.meeting);
    const auto waiting = std::ranges::count_if(all, [&](const MailedReply& each) {
        return each.seat == seat.id && each.state == ReplyState::waiting;
    });
    if (waiting >= most_waiting) return false;
    const std::string id = tools.random.id();
    return work.replies.add({.id = MailedReplyId{id},
                             .authority = seat.authority,
                             .meeting = seat.meeting,
                             .seat = seat.id,
                             .key = "note " + id,
                             .received_at = *seat.replied_at,
                             .outcome = ReplyOutcome::waits,
                             .reason = why,
                             .state = ReplyState::waiting,
                             .note = seat.reply_note});
}

}  // namespace quorate::core
