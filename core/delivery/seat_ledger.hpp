#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/delivery/delivery.hpp"
#include "core/meetings/invitee.hpp"
#include "core/outbox/outbox_message.hpp"

namespace quorate::core {

/// One line of what was sent to somebody, and what became of it.
struct LedgerLine {
    DeliveryStep step = DeliveryStep::queued;
    Instant at = {};
    InviteeId seat = {};
    std::optional<OutboxMessageId> message = {};
    std::optional<MessageKind> kind = {};         // of the message
    bool is_update = false;                       // of a request: it tells of a change
    ReminderOf reminds_of = ReminderOf::meeting;  // of a reminder
    Email to = {};
    std::string code = {};
    std::optional<Instant> next_at = {};  // when it is tried again
    Reply reply = Reply::none;
    std::optional<ToldByHand> told = {};
};

/// All that is known of these seats, which are one person's, the first first: a person whose
/// address was put right has a seat for each address. A message that never was to leave is none of
/// it. Of replies the last one is known.
std::vector<LedgerLine> seat_ledger(const std::vector<Invitee>& seats,
                                    const std::vector<OutboxMessage>& messages,
                                    const MeetingDelivery& delivery);

/// The last invitation to the seat, when it did not arrive and they did not answer: somebody has to
/// mend the address or ring them. A message that is tried again, a seat that was taken back or
/// recalled, and whoever was `told` of that version by hand, need nobody.
const OutboxMessage* undelivered(const Invitee& seat,
                                 const std::vector<OutboxMessage>& messages,
                                 const std::map<InviteeId, int>& told = {});

/// The last version that each of them was told by hand.
std::map<InviteeId, int> versions_told(const MeetingDelivery& delivery);

}  // namespace quorate::core
