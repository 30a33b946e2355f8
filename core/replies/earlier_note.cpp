#include "core/replies/earlier_note.hpp"

#include <algorithm>

#include "core/outbox/outbox.hpp"
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
    const std::string id = tools.random.id();
    if (work.replies.is_note_dealt_with(address, *seat.replied_at)) {
        // That there was one stays; what it said nobody needs any more.
        if (why == WaitReason::earlier_note)
            work.replies.add({.id = MailedReplyId{id},
                              .authority = seat.authority,
                              .meeting = seat.meeting,
                              .seat = seat.id,
                              .key = "note " + id,
                              .received_at = *seat.replied_at,
                              .outcome = ReplyOutcome::waits,
                              .reason = why,
                              .state = ReplyState::discarded});
        return true;
    }
    const auto all = work.replies.of_meeting(seat.authority, seat.meeting);
    const auto waiting = std::ranges::count_if(all, [&](const MailedReply& each) {
        return each.seat == seat.id && each.state == ReplyState::waiting;
    });
    if (waiting >= most_waiting) return false;
    MailedReply kept{.id = MailedReplyId{id},
                     .authority = seat.authority,
                     .meeting = seat.meeting,
                     .seat = seat.id,
                     .key = "note " + id,
                     .received_at = *seat.replied_at,
                     .outcome = ReplyOutcome::waits,
                     .reason = why,
                     .state = ReplyState::waiting,
                     .note = seat.reply_note};
    if (const auto time =
            answered_time(work.outbox.of_meeting(seat.authority, seat.meeting), seat)) {
        kept.answered_from = time->starts_at;
        kept.answered_until = time->ends_at;
    }
    return work.replies.add(kept);
}

std::optional<AttendedTime> answered_time(const std::vector<OutboxMessage>& messages,
                                          const Invitee& seat)
{
    std::optional<AttendedTime> time;
    std::optional<Instant> told_at;
    for (const OutboxMessage& each : messages) {
        const bool is_told = each.kind == MessageKind::request && each.invitee == seat.id &&
                             each.starts_at && each.ends_at;
        if (!is_told || !seat.replied_at || each.created_at > *seat.replied_at) continue;
        if (told_at && *told_at > each.created_at) continue;
        told_at = each.created_at;
        time = AttendedTime{*each.starts_at, *each.ends_at};
    }
    return time;
}

}  // namespace quorate::core
