#include "core/meetings/not_told.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "core/delivery/delivery_store.hpp"
#include "core/delivery/seat_ledger.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/still_to_be_told.hpp"
#include "core/outbox/outbox.hpp"

namespace quorate::core {
namespace {

bool is_lost(const OutboxMessage& message)
{
    return message.state == MessageState::held || message.state == MessageState::failed ||
           message.state == MessageState::bounced;
}

// What was held when a later one took its place never left either.
bool was_held(const OutboxMessage& message, const MeetingDelivery& delivery)
{
    if (message.state != MessageState::cancelled) return false;
    return std::ranges::any_of(delivery.events, [&](const DeliveryEvent& event) {
        return event.message == message.id && event.step == DeliveryStep::held;
    });
}

// As it will be once somebody has looked whether it may leave.
OutboxMessage as_it_will_be(UnitOfWork& work, OutboxMessage message)
{
    if (message.state != MessageState::pending && message.state != MessageState::retry)
        return message;
    const std::string_view why = must_wait(work, message);
    if (why.empty()) return message;
    message.state = MessageState::held;
    message.last_code = std::string{why};
    return message;
}

const OutboxMessage* last_of(const std::vector<OutboxMessage>& messages,
                             const InviteeId& seat,
                             MessageKind kind)
{
    const OutboxMessage* last = nullptr;
    for (const OutboxMessage& each : messages)
        if (each.invitee == seat && each.kind == kind &&
            (last == nullptr ||
             std::tie(last->sequence, last->created_at) < std::tie(each.sequence, each.created_at)))
            last = &each;
    return last;
}

// A cancellation goes to the address of the invitation, and to another that is kept since.
std::optional<OutboxMessage> lost_end(UnitOfWork& work,
                                      const std::vector<OutboxMessage>& messages,
                                      const MeetingDelivery& delivery,
                                      const InviteeId& seat)
{
    const OutboxMessage* request = last_of(messages, seat, MessageKind::request);
    std::optional<OutboxMessage> lost;
    for (const OutboxMessage& each : messages) {
        if (each.invitee != seat || each.kind != MessageKind::cancel) continue;
        const OutboxMessage cancel = as_it_will_be(work, each);
        const bool is_of_lost =
            request != nullptr && request->to == cancel.to &&
            (request->state == MessageState::failed || request->state == MessageState::bounced ||
             was_held(*request, delivery));
        if (is_lost(cancel))
            lost = cancel;
        else if (is_of_lost)
            lost = *request;
        else
            return std::nullopt;
    }
    return lost;
}

std::optional<OutboxMessage> lost_update(UnitOfWork& work,
                                         const std::vector<OutboxMessage>& messages,
                                         const InviteeId& seat)
{
    const OutboxMessage* last = last_of(messages, seat, MessageKind::request);
    if (last == nullptr || last->change_summary.empty()) return std::nullopt;
    OutboxMessage update = as_it_will_be(work, *last);
    if (!is_lost(update)) return std::nullopt;
    return update;
}

}  // namespace

std::vector<NotTold> not_told(UnitOfWork& work, const Meeting& meeting, Instant now)
{
    return not_told(work,
                    meeting,
                    work.invitees.of_meeting(meeting.authority, meeting.id),
                    work.outbox.of_meeting(meeting.authority, meeting.id),
                    work.deliveries.of_meeting(meeting.authority, meeting.id),
                    now);
}

std::vector<NotTold> not_told(UnitOfWork& work,
                              const Meeting& meeting,
                              const std::vector<InviteeEntry>& seats,
                              const std::vector<OutboxMessage>& messages,
                              const MeetingDelivery& delivery,
                              Instant now)
{
    std::vector<NotTold> found;
    if (meeting.status == MeetingStatus::held || meeting.starts_at <= now) return found;
    const std::map<InviteeId, int> told = versions_told(delivery);
    const bool is_off = meeting.status == MeetingStatus::cancelled;
    for (const InviteeEntry& seat : seats) {
        const InviteeId& id = seat.invitee.id;
        const auto lost =
            is_off ? lost_end(work, messages, delivery, id) : lost_update(work, messages, id);
        if (!lost) continue;
        const auto by_hand = told.find(id);
        const int sequence = is_off ? meeting.sequence : lost->sequence;
        if (by_hand != told.end() && by_hand->second >= sequence) continue;
        found.push_back({.seat = seat, .message = *lost});
    }
    return found;
}

}  // namespace quorate::core
