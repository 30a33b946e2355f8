#include "core/meetings/change_seen.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/record_reply.hpp"

namespace quorate::core {
namespace {

bool is_near(Instant start, Instant now)
{
    return now < start && start - now <= short_notice;
}

}  // namespace

bool asks_to_confirm(const MeetingPlan& before,
                     const MeetingPlan& after,
                     Requirement requirement,
                     Instant now)
{
    if (requirement == Requirement::optional) return false;
    if (after.is_cancelled) return !before.is_cancelled && is_near(before.starts_at, now);
    if (!is_near(before.starts_at, now) && !is_near(after.starts_at, now)) return false;
    return !changed_between(before, after).empty();
}

void ask_to_confirm(UnitOfWork& work,
                    const AuthorityId& authority,
                    const MeetingPlan& before,
                    const MeetingPlan& after,
                    const std::vector<InviteeEntry>& seats,
                    Instant now)
{
    for (const PlannedSeat& seat : after.seats) {
        const auto known = std::ranges::find(before.seats, seat.id, &PlannedSeat::id);
        if (known == before.seats.end() || (known->by_mail && !known->was_told)) continue;
        // That it is off is told by hand, which is noted apart.
        if (after.is_cancelled && !known->by_mail) continue;
        const auto entry = std::ranges::find_if(
            seats, [&](const InviteeEntry& each) { return each.invitee.id == seat.id; });
        if (entry == seats.end()) continue;
        if (asks_to_confirm(as_seen_from(before, *known),
                            as_seen_from(after, seat),
                            entry->invitee.requirement,
                            now))
            work.changes_seen.ask(authority, seat.id, next_sequence(*known, after.sequence), now);
    }
}

Result<Done> confirm_change(UnitOfWork& work,
                            const MeetingTools& tools,
                            const std::string& token,
                            const std::string& network,
                            int sequence)
{
    const auto seen = view_seat(work, tools, token);
    if (!seen) return seen.error();
    const auto entry = work.invitees.find_by_link(tools.links.hash(token));
    if (!entry) return Refusal::not_found;
    const Invitee& seat = entry->invitee;
    const Actor actor = link_actor(seat, network);
    const Action action = Action::rsvp_respond_own;
    if (auto allowed = permit_role(actor, action); !allowed) return allowed.error();
    if (!seen->can_confirm) return Refusal::wrong_state;
    const auto asked = work.changes_seen.find(seat.authority, seat.id);
    const Instant now = tools.clock.now();
    if (!asked || asked->sequence != sequence) return Done{};
    if (!work.changes_seen.mark_seen(seat.authority, seat.id, sequence, now)) return Done{};
    work.meetings.raise_replies_version(seat.authority, seat.meeting);
    const auto meeting = work.meetings.find(seat.authority, seat.meeting);
    audit(work,
          actor,
          now,
          {.action = action,
           .object = seat.id.text(),
           .case_id = meeting ? meeting->case_id : CaseId{},
           .detail = "seen=" + std::to_string(sequence)});
    return Done{};
}

}  // namespace quorate::core
