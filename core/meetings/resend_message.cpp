#include "core/meetings/resend_message.hpp"

#include "core/audit/audited.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/outbox/outbox.hpp"

namespace quorate::core {

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
    if (!work.outbox.release(actor.authority, id, now)) return Refusal::wrong_state;
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
