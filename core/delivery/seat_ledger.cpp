#include "core/delivery/seat_ledger.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace quorate::core {
namespace {

LedgerLine line_of(const OutboxMessage& message, DeliveryStep step, Instant at)
{
    return {.step = step,
            .at = at,
            .seat = message.invitee.value(),
            .message = message.id,
            .kind = message.kind,
            .is_update = message.kind == MessageKind::request && !message.change_summary.empty(),
            .reminds_of = reminder_of(message),
            .to = message.to};
}

void add_message(const OutboxMessage& message,
                 const MeetingDelivery& delivery,
                 std::vector<LedgerLine>& lines)
{
    const bool is_over = message.state == MessageState::cancelled;
    if (is_over && message.last_code == "never_told") return;
    // A message may bear a later moment than the one at which it was written, so that it outranks
    // the one before it.
    Instant written_at = message.created_at;
    for (const DeliveryEvent& event : delivery.events)
        if (event.message == message.id) written_at = std::min(written_at, event.at);
    lines.push_back(line_of(message, DeliveryStep::queued, written_at));
    for (const DeliveryEvent& event : delivery.events) {
        if (event.message != message.id) continue;
        LedgerLine line = line_of(message, event.step, event.at);
        line.code = event.code;
        line.next_at = event.next_at;
        lines.push_back(std::move(line));
    }
    if (!is_over) return;
    LedgerLine last =
        line_of(message, DeliveryStep::withdrawn, message.terminal_at.value_or(message.created_at));
    last.code = message.last_code;
    lines.push_back(std::move(last));
}

void add_reader(const Invitee& seat, const SeatDelivery& known, std::vector<LedgerLine>& lines)
{
    const auto add = [&](DeliveryStep step, const std::optional<Instant>& at) {
        if (at) lines.push_back({.step = step, .at = *at, .seat = seat.id, .to = seat.email});
    };
    add(DeliveryStep::link_opened, known.link_opened_at);
    add(DeliveryStep::opened, known.opened_at);
    add(DeliveryStep::recalled, known.recalled_at);
    add(DeliveryStep::handed, known.handed_at);
}

// The deputy's begins where that of whoever sent them ended.
void add_take_over(const Invitee& seat,
                   const MeetingDelivery& delivery,
                   std::vector<LedgerLine>& lines)
{
    for (const SeatDelivery& known : delivery.seats)
        if (known.handed_to == seat.id && known.handed_at)
            lines.push_back({.step = DeliveryStep::taken_over,
                             .at = *known.handed_at,
                             .seat = seat.id,
                             .to = seat.email});
}

bool is_later(const OutboxMessage& one, const OutboxMessage& other)
{
    return std::tie(one.sequence, one.created_at) > std::tie(other.sequence, other.created_at);
}

}  // namespace

std::vector<LedgerLine> seat_ledger(const std::vector<Invitee>& seats,
                                    const std::vector<OutboxMessage>& messages,
                                    const MeetingDelivery& delivery)
{
    std::vector<LedgerLine> lines;
    for (const Invitee& seat : seats) {
        add_take_over(seat, delivery, lines);
        // They come newest first.
        for (auto message = messages.rbegin(); message != messages.rend(); ++message)
            if (message->invitee == seat.id) add_message(*message, delivery, lines);
        if (const SeatDelivery* known = delivery.of(seat.id)) add_reader(seat, *known, lines);
        for (const ToldByHand& told : delivery.told)
            if (told.seat == seat.id)
                lines.push_back({.step = DeliveryStep::told,
                                 .at = told.at,
                                 .seat = seat.id,
                                 .to = seat.email,
                                 .told = told});
        if (seat.reply != Reply::none && seat.replied_at)
            lines.push_back({.step = DeliveryStep::replied,
                             .at = *seat.replied_at,
                             .seat = seat.id,
                             .to = seat.email,
                             .reply = seat.reply});
    }
    // Of one moment: the old seat's before the new one's, and a message's in their order.
    std::vector<LedgerLine> sorted;
    for (LedgerLine& line : lines)
        sorted.insert(std::ranges::upper_bound(sorted, line.at, {}, &LedgerLine::at),
                      std::move(line));
    return sorted;
}

std::map<InviteeId, int> versions_told(const MeetingDelivery& delivery)
{
    std::map<InviteeId, int> versions;
    for (const ToldByHand& each : delivery.told) {
        const auto at = versions.try_emplace(each.seat, each.sequence).first;
        at->second = std::max(at->second, each.sequence);
    }
    return versions;
}

const OutboxMessage* undelivered(const Invitee& seat,
                                 const std::vector<OutboxMessage>& messages,
                                 const std::map<InviteeId, int>& told)
{
    if (seat.removed_at || seat.reply != Reply::none) return nullptr;
    const OutboxMessage* last = nullptr;
    for (const OutboxMessage& each : messages)
        if (each.invitee == seat.id && each.kind == MessageKind::request &&
            (last == nullptr || is_later(each, *last)))
            last = &each;
    if (last == nullptr) return nullptr;
    if (const auto by_hand = told.find(seat.id);
        by_hand != told.end() && by_hand->second >= last->sequence)
        return nullptr;
    const bool is_lost = last->state == MessageState::held || last->state == MessageState::failed ||
                         last->state == MessageState::bounced;
    return is_lost ? last : nullptr;
}

}  // namespace quorate::core
