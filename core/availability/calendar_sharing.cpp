#include "core/availability/calendar_sharing.hpp"

#include "core/audit/audited.hpp"
#include "core/availability/availability_access.hpp"

namespace quorate::core {
namespace {

Result<Done> permit_contact_alone(UnitOfWork& work,
                                  const Actor& actor,
                                  const CalendarOwner& owner,
                                  Instant now)
{
    const auto allowed = permit_to_keep(work, actor, owner, now);
    if (!allowed) return allowed;
    if (is_always_known(owner))
        return invalid("owner", "Choose a contact: the time of staff and rooms is always known");
    return Done{};
}

void record(UnitOfWork& work,
            const Actor& actor,
            Instant now,
            const CalendarOwner& owner,
            SharingState state)
{
    audit(work,
          actor,
          now,
          {.action = keeping_action(owner),
           .object = owner_id(owner),
           .detail = "change=calendar.sharing owner=" + owner_key(owner) +
                     " state=" + std::string{code(state)}});
}

}  // namespace

CalendarSharing sharing_of(UnitOfWork& work,
                           const AuthorityId& authority,
                           const CalendarOwner& owner)
{
    const auto said = work.availability.sharing(authority, {owner});
    if (!said.empty()) return said.front();
    return {.owner = owner,
            .state = is_always_known(owner) ? SharingState::by_hand : SharingState::not_shared};
}

Result<CalendarSharing> view_sharing(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const CalendarOwner& owner)
{
    const auto allowed = permit_to_see(work, actor, owner, clock.now());
    if (!allowed) return allowed.error();
    return sharing_of(work, actor.authority, owner);
}

Result<CalendarSharing> say_calendar_is_kept(UnitOfWork& work,
                                             const Clock& clock,
                                             const Actor& actor,
                                             const CalendarOwner& owner)
{
    const Instant now = clock.now();
    const auto allowed = permit_contact_alone(work, actor, owner, now);
    if (!allowed) return allowed.error();
    const CalendarSharing before = sharing_of(work, actor.authority, owner);
    if (before.state == SharingState::feed) return before;  // knows more, and is up to date
    const CalendarSharing kept{.owner = owner, .state = SharingState::by_hand, .as_of = now};
    work.availability.save_sharing(actor.authority, kept);
    record(work, actor, now, owner, kept.state);
    return kept;
}

Result<CalendarSharing> stop_sharing(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const CalendarOwner& owner)
{
    const Instant now = clock.now();
    const auto allowed = permit_contact_alone(work, actor, owner, now);
    if (!allowed) return allowed.error();
    if (sharing_of(work, actor.authority, owner).state == SharingState::feed)
        return invalid("owner", "Remove the address of their calendar first");
    const CalendarSharing stopped{.owner = owner};
    work.availability.remove_times_of(actor.authority, owner);
    work.availability.save_sharing(actor.authority, stopped);
    record(work, actor, now, owner, stopped.state);
    return stopped;
}

}  // namespace quorate::core
