#include "core/meetings/still_to_be_told.hpp"

#include <algorithm>

#include "core/circulation/circulation_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/outbox.hpp"

namespace quorate::core {
namespace {

// The seat's last version, and the last one that left.
bool knows_the_last_version(UnitOfWork& work, const OutboxMessage& cancel)
{
    int last = 0;
    int told = -1;
    for (const OutboxMessage& each : work.outbox.of_meeting(cancel.authority, cancel.meeting)) {
        if (each.invitee != cancel.invitee || each.kind != MessageKind::request) continue;
        last = std::max(last, each.sequence);
        if (may_have_left(each)) told = std::max(told, each.sequence);
    }
    return told == last;
}

std::optional<SeatHolder> holder_of(UnitOfWork& work, const OutboxMessage& message)
{
    if (message.invitee) {
        const auto seat = work.invitees.find(message.authority, *message.invitee);
        if (!seat) return std::nullopt;
        return seat->invitee.holder;
    }
    if (!message.circulation) return std::nullopt;
    const auto row = work.circulations.find(message.authority, *message.circulation);
    if (!row) return std::nullopt;
    return SeatHolder{.contact = row->contact, .member = row->family_member, .user = row->user};
}

}  // namespace

bool still_to_be_told(UnitOfWork& work, const OutboxMessage& message)
{
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    const auto holder = holder_of(work, message);
    if (!meeting || !holder) return false;
    const Candidates people{work, *meeting};
    if (is_family(*holder) && people.address(*holder) != message.to) return false;
    if (!people.is_excluded(*holder)) return true;
    return message.kind == MessageKind::cancel && knows_the_last_version(work, message);
}

}  // namespace quorate::core
