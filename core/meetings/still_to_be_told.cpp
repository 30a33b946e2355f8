#include "core/meetings/still_to_be_told.hpp"

#include <algorithm>
#include <set>

#include "core/actions/chase_actions.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/emergency_mail.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/reader_codes.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/directory/address_check.hpp"
#include "core/due_dates/view_moved_dates.hpp"
#include "core/identity/dormant_accounts.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/remind_seats.hpp"
#include "core/outbox/outbox.hpp"
#include "core/outbox/staff_notice.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/chase_reports.hpp"
#include "core/pack/pack_store.hpp"
#include "core/pack/release_pack.hpp"
#include "core/polls/poll_mail.hpp"
#include "core/proposals/propose.hpp"

namespace quorate::core {
namespace {

std::optional<SeatHolder> holder_of(UnitOfWork& work, const OutboxMessage& message)
{
    if (message.invitee) {
        const auto seat = work.invitees.find(message.authority, *message.invitee);
        if (!seat) return std::nullopt;
        return seat->invitee.holder;
    }
    if (const auto owner = owner_from_text(message.chased_owner))
        return SeatHolder{
            .contact = owner->contact, .member = owner->family_member, .user = owner->user};
    if (!message.circulation) return std::nullopt;
    const auto row = work.circulations.find(message.authority, *message.circulation);
    if (!row) return std::nullopt;
    return SeatHolder{.contact = row->contact, .member = row->family_member, .user = row->user};
}

// That something is off is told wherever they were told of it.
std::string_view why_address_waits(UnitOfWork& work,
                                   const OutboxMessage& message,
                                   const SeatHolder& holder)
{
    if (work.deliveries.is_wrong(message.authority, holder, message.to)) return wrong_address;
    const bool is_unchecked =
        holder.contact && message.kind != MessageKind::cancel &&
        work.deliveries.is_unchecked(message.authority, *holder.contact, message.to);
    return is_unchecked ? unchecked_address : std::string_view{};
}

bool reminded_still(UnitOfWork& work, const OutboxMessage& message)
{
    if (work.packs.told_by(message.authority, message.id))
        return pack_notice_still_to_be_sent(work, message);
    return work.agency_reports.is_chase(message.authority, message.id)
               ? report_chase_still_to_be_sent(work, message)
               : reminder_still_to_be_sent(work, message);
}

// Why it cannot go to this reader at this address.
std::string_view why_reader_waits(UnitOfWork& work, const OutboxMessage& message)
{
    if (message.invitee) {
        const auto found = work.invitees.find(message.authority, *message.invitee);
        if (!found || found->invitee.removed_at) return {};
        const Invitee& seat = found->invitee;
        if (seat.reply == Reply::wrong_person && message.to == seat.email) return wrong_person;
        const bool asks = message.kind == MessageKind::request;
        if (asks && has_left(work, message.authority, seat.holder)) return person_left;
        return why_address_waits(work, message, seat.holder);
    }
    if (message.poll_seat && poll_reached_wrong_person(work, message)) return wrong_person;
    const auto holder = message.poll_seat ? poll_holder(work, message) : holder_of(work, message);
    if (holder && message.circulation && has_left(work, message.authority, *holder))
        return person_left;
    return holder ? why_address_waits(work, message, *holder) : std::string_view{};
}

// Somebody let one message of the meeting go after it had been held for that: they have looked.
bool has_been_looked_at(const MeetingDelivery& delivery)
{
    std::set<OutboxMessageId> held;
    for (const DeliveryEvent& event : delivery.events) {
        if (event.step == DeliveryStep::held && event.code == child_died)
            held.insert(event.message);
        if (event.step == DeliveryStep::again && held.contains(event.message)) return true;
    }
    return false;
}

// What asks people to come, or brings them papers, as if nothing had happened.
bool is_about_a_child_who_died(UnitOfWork& work, const OutboxMessage& message)
{
    const bool asks = message.kind == MessageKind::request ||
                      message.kind == MessageKind::reminder ||
                      message.kind == MessageKind::minutes || message.kind == MessageKind::actions;
    // Its own code stays with what somebody has let go.
    if (!asks || message.meeting.empty() || message.last_code == child_died) return false;
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    if (!meeting) return false;
    const auto children = work.cases.children_of(meeting->authority, meeting->case_id);
    const bool any_died = std::ranges::any_of(children, [&](const Child& child) {
        return child.date_of_death && std::ranges::count(meeting->children, child.id) > 0;
    });
    return any_died &&
           !has_been_looked_at(work.deliveries.of_meeting(meeting->authority, meeting->id));
}

}  // namespace

bool still_to_be_told(UnitOfWork& work, const OutboxMessage& message)
{
    if (message.kind == MessageKind::actions_due)
        return action_chase_still_to_be_sent(work, message);
    if (message.kind == MessageKind::account_dormant)
        return suspension_told(work, message).has_value();
    if (message.kind == MessageKind::staff_notice)
        return staff_notice_still_to_be_told(work, message);
    if (message.account) {
        const auto user = work.users.find(*message.account);
        return user && user->active && user->email == message.to;
    }
    if (message.kind == MessageKind::emergency_access)
        return emergency_mail(work, message).has_value();
    if (message.kind == MessageKind::address_check)
        return address_link_still_to_be_sent(work, message);
    if (message.reader_code) return code_still_to_be_sent(work, message);
    if (message.proposal) return proposal_still_to_be_told(work, message);
    if (message.notice)
        return notice_still_to_be_sent(work, message.authority, *message.notice, message.to);
    if (message.poll_seat) return poll_still_to_be_told(work, message);
    if (message.invitee && message.kind != MessageKind::cancel &&
        work.deliveries.is_recalled(message.authority, *message.invitee))
        return false;
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    const auto holder = holder_of(work, message);
    if (!meeting || !holder) return false;
    const bool is_for_later =
        message.kind == MessageKind::reminder || message.kind == MessageKind::time_declined;
    if (is_for_later && has_left(work, message.authority, *holder)) return false;
    if (message.kind == MessageKind::reminder && !reminded_still(work, message)) return false;
    const Candidates people{work, *meeting};
    if (is_family(*holder) && people.address(*holder) != message.to) return false;
    if (!people.is_excluded(*holder)) return true;
    // A cancellation tells them no more than they know: it speaks of the time that they were told.
    return message.kind == MessageKind::cancel && message.starts_at &&
           work.outbox.was_told_before(message);
}

std::string_view must_wait(UnitOfWork& work, const OutboxMessage& message)
{
    const std::string_view why = why_reader_waits(work, message);
    if (!why.empty() || !is_about_a_child_who_died(work, message)) return why;
    return child_died;
}

bool release_despite_death(UnitOfWork& work, const OutboxMessage& message, Instant now)
{
    bool any = false;
    for (const OutboxMessage& each : work.outbox.of_meeting(message.authority, message.meeting))
        if (each.state == MessageState::held && each.last_code == child_died)
            any = work.outbox.release(each.authority, each.id, now) || any;
    return any;
}

bool comes_too_late(UnitOfWork& work, const OutboxMessage& message, Instant now)
{
    if (!is_about_coming(message.kind)) return false;
    if (message.kind == MessageKind::cancel && message.starts_at) return *message.starts_at <= now;
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    return meeting && meeting->starts_at <= now;
}

}  // namespace quorate::core
