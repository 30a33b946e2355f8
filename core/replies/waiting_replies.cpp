#include "core/replies/waiting_replies.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/replies/earlier_note.hpp"
#include "core/replies/look_at_reply.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::rsvp_record_for_other;

// The meeting was moved to the time that they proposed.
bool is_met(UnitOfWork& work, const Actor& actor, const WaitingItem& item)
{
    if (!item.proposed_from) return false;
    const auto meeting = work.meetings.find(actor.authority, item.meeting);
    const auto seat = work.invitees.find(actor.authority, item.seat);
    return meeting && seat &&
           invited_time(work, *meeting, seat->invitee).starts_at == *item.proposed_from;
}

// What only its meeting and seat tell.
void complete(UnitOfWork& work, const Actor& actor, WaitingItem& item)
{
    const auto meeting = work.meetings.find(actor.authority, item.meeting);
    const auto seat = work.invitees.find(actor.authority, item.seat);
    if (!meeting || !seat) return;
    item.is_called_off = meeting->status == MeetingStatus::cancelled;
    item.deputy_name = seat->invitee.deputy_name;
    item.reference = meeting->reference;
    // A note stays when its reply lapses, because the time has changed.
    const bool is_lapsed = item.kind == WaitingKind::note && item.reply == Reply::none;
    if (is_lapsed)
        if (const auto told = answered_time(work.outbox.of_meeting(actor.authority, item.meeting),
                                            seat->invitee)) {
            item.answered_from = told->starts_at;
            item.answered_until = told->ends_at;
        }
    MailedReply answered;
    answered.answered_from = item.answered_from;
    answered.answered_until = item.answered_until;
    item.has_moved = has_moved_since(work, answered, *meeting, seat->invitee);
}

std::vector<WaitingItem> all_waiting(UnitOfWork& work, const Actor& actor, Instant now)
{
    std::vector<WaitingItem> items = work.replies.to_look_at(actor.authority, now);
    std::map<MeetingId, bool> may_see;
    std::erase_if(items, [&](const WaitingItem& item) {
        const auto [known, is_new] = may_see.try_emplace(item.meeting, false);
        if (is_new)
            known->second = permitted_meeting(work, actor, action, item.meeting, now).has_value();
        return !known->second || is_met(work, actor, item);
    });
    return items;
}

}  // namespace

std::string_view code(WaitingKind kind)
{
    switch (kind) {
        case WaitingKind::mail:
            return "mail";
        case WaitingKind::note:
            return "note";
    }
    throw std::logic_error{"unknown kind of what waits"};
}

Result<PageOf<WaitingItem>> waiting_replies(UnitOfWork& work,
                                            const MeetingTools& tools,
                                            const Actor& actor,
                                            const Stretch& stretch)
{
    const Instant now = tools.clock.now();
    if (auto allowed = permit_role(actor, action); !allowed) return allowed.error();
    std::vector<WaitingItem> items = all_waiting(work, actor, now);
    if (!stretch.after.empty()) {
        const auto last = std::ranges::find(items, stretch.after, &WaitingItem::id);
        if (last == items.end()) return unknown_cursor();
        items.erase(items.begin(), last + 1);
    }
    audit(work, actor, now, {.action = action, .detail = "list=waiting"});
    auto page = page_of(std::move(items), std::clamp(stretch.limit, 1, longest_stretch));
    for (WaitingItem& item : page.entries)
        complete(work, actor, item);
    return page;
}

int count_waiting_replies(UnitOfWork& work, const Actor& actor, Instant now)
{
    if (!permit_role(actor, action)) return 0;
    return static_cast<int>(all_waiting(work, actor, now).size());
}

Result<Done> deal_with_note(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const DealWithNote& asked)
{
    const Instant now = tools.clock.now();
    const auto known = permitted_meeting(work, actor, action, asked.meeting, now);
    if (!known) return known.error();
    const auto entry = work.invitees.find(actor.authority, asked.seat);
    if (!entry || entry->invitee.meeting != asked.meeting || entry->invitee.removed_at)
        return Refusal::not_found;
    const Invitee& seat = entry->invitee;
    if (asked.version && *asked.version != seat.version) return Refusal::stale_version;
    if (seat.reply_note.empty() || !seat.replied_at) return Refusal::wrong_state;
    if (!work.replies.deal_with_note(
            {.authority = actor.authority, .seat = seat.id}, *seat.replied_at, actor.user, now))
        return Refusal::wrong_state;
    work.meetings.raise_replies_version(actor.authority, asked.meeting);
    audit(work,
          actor,
          now,
          {.action = action,
           .object = seat.id.text(),
           .case_id = known->meeting.case_id,
           .detail = "note=dealt_with"});
    return Done{};
}

}  // namespace quorate::core
