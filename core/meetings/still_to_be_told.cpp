#include "core/meetings/still_to_be_told.hpp"

#include "core/actions/chase_actions.hpp"
#include "core/cases/emergency_mail.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/reader_codes.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/due_dates/view_moved_dates.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/remind_seats.hpp"
#include "core/outbox/outbox.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/chase_reports.hpp"
#include "core/pack/pack_store.hpp"
#include "core/pack/release_pack.hpp"
#include "core/polls/poll_mail.hpp"

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

bool is_wrong(UnitOfWork& work, const OutboxMessage& message, const SeatHolder& holder)
{
    return work.deliveries.is_wrong(message.authority, holder, message.to);
}

bool reminded_still(UnitOfWork& work, const OutboxMessage& message)
{
    if (work.packs.told_by(message.authority, message.id))
        return pack_notice_still_to_be_sent(work, message);
    return work.agency_reports.is_chase(message.authority, message.id)
               ? report_chase_still_to_be_sent(work, message)
               : reminder_still_to_be_sent(work, message);
}

}  // namespace

bool still_to_be_told(UnitOfWork& work, const OutboxMessage& message)
{
    if (message.kind == MessageKind::actions_due)
        return action_chase_still_to_be_sent(work, message);
    if (message.kind == MessageKind::emergency_access)
        return emergency_mail(work, message).has_value();
    if (message.reader_code) return code_still_to_be_sent(work, message);
    if (message.notice)
        return notice_still_to_be_sent(work, message.authority, *message.notice, message.to);
    if (message.poll_seat) return poll_still_to_be_told(work, message);
    if (message.invitee && message.kind != MessageKind::cancel &&
        work.deliveries.is_recalled(message.authority, *message.invitee))
        return false;
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    const auto holder = holder_of(work, message);
    if (!meeting || !holder) return false;
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
    if (message.invitee) {
        const auto found = work.invitees.find(message.authority, *message.invitee);
        if (!found || found->invitee.removed_at) return {};
        const Invitee& seat = found->invitee;
        if (seat.reply == Reply::wrong_person && message.to == seat.email) return wrong_person;
        return is_wrong(work, message, seat.holder) ? wrong_address : std::string_view{};
    }
    if (message.poll_seat && poll_reached_wrong_person(work, message)) return wrong_person;
    const auto holder = message.poll_seat ? poll_holder(work, message) : holder_of(work, message);
    return holder && is_wrong(work, message, *holder) ? wrong_address : std::string_view{};
}

bool comes_too_late(UnitOfWork& work, const OutboxMessage& message, Instant now)
{
    if (!is_about_coming(message.kind)) return false;
    if (message.kind == MessageKind::cancel && message.starts_at) return *message.starts_at <= now;
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    return meeting && meeting->starts_at <= now;
}

}  // namespace quorate::core
