#include "core/meetings/seat_message.hpp"

#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitation_plan.hpp"

namespace quorate::core {
namespace {

// All that one change tells, it tells with one stamp: so it is compared with all of the meeting's.
Instant stamp_after(const std::vector<OutboxMessage>& earlier, Instant now)
{
    std::optional<Instant> last;
    for (const OutboxMessage& each : earlier)
        if (!last || *last < each.created_at) last = each.created_at;
    return next_stamp(now, last);
}

}  // namespace

OutboxMessage seat_message(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Meeting& meeting,
                           const Invitee& seat,
                           MessageKind kind,
                           int sequence,
                           const std::string& key,
                           const std::vector<OutboxMessage>& earlier)
{
    const AttendedTime time = invited_time(work, meeting, seat);
    OutboxMessage message;
    message.id = OutboxMessageId{tools.random.id()};
    message.authority = meeting.authority;
    message.dedupe_key = key;
    message.kind = kind;
    message.meeting = meeting.id;
    message.invitee = seat.id;
    message.sequence = sequence;
    message.to = seat.email;
    message.message_id = tools.links.lasting_token("message", key, 1);
    message.starts_at = time.starts_at;
    message.ends_at = time.ends_at;
    message.next_at = tools.clock.now();
    message.created_at = stamp_after(earlier, tools.clock.now());
    return message;
}

}  // namespace quorate::core
