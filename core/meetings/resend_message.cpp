#include "core/meetings/resend_message.hpp"

#include "core/audit/audited.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/seats.hpp"
#include "core/meetings/still_to_be_told.hpp"
#include "core/outbox/outbox.hpp"

namespace quorate::core {
namespace {

// An address that was mistyped and put right since: the same bytes would come back again.
bool is_for_an_old_address(UnitOfWork& work,
                           const Meeting& meeting,
                           const OutboxMessage& message,
                           Instant now)
{
    const bool came_back = message.state == MessageState::failed ||
                           message.state == MessageState::bounced || waits_for_address(message);
    const bool is_to_come = meeting.status == MeetingStatus::scheduled && meeting.starts_at > now;
    if (message.kind != MessageKind::request || !message.invitee || !came_back || !is_to_come)
        return false;
    const auto seat = work.invitees.find(message.authority, *message.invitee);
    if (!seat || seat->invitee.removed_at) return false;
    const auto now_at = Candidates{work, meeting}.address(seat->invitee.holder);
    return now_at && *now_at != message.to;
}

}  // namespace

Result<Done> resend_message(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const MeetingId& meeting,
                            const OutboxMessageId& id)
{
    const Instant now = tools.clock.now();
    const auto known = permitted_meeting(work, actor, Action::invite_send, meeting, now);
    if (!known) return known.error();
    const auto message = work.outbox.find(actor.authority, id);
    if (!message || message->meeting != meeting) return Refusal::not_found;
    if (comes_too_late(work, *message, now)) return Refusal::wrong_state;
    if (message->invitee && work.deliveries.is_recalled(actor.authority, *message->invitee))
        return Refusal::wrong_state;
    if (is_for_an_old_address(work, known->meeting, *message, now)) {
        const MeetingPlan before = plan_of(work, known->meeting);
        tell_of_change(work, tools, before, known->meeting);
    } else if (message->state == MessageState::held && message->last_code == child_died) {
        if (!release_despite_death(work, *message, now)) return Refusal::wrong_state;
    } else if (!must_wait(work, *message).empty()) {
        return Refusal::wrong_state;
    } else if (!work.outbox.release(actor.authority, id, now)) {
        return Refusal::wrong_state;
    }
    audit(work,
          actor,
          now,
          {.action = Action::invite_send,
           .object = id.text(),
           .case_id = known->meeting.case_id,
           .detail = "again=1"});
    return Done{};
}

}  // namespace quorate::core
