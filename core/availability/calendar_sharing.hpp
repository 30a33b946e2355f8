#pragma once

#include "core/access/actor.hpp"
#include "core/availability/availability_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How the owner's calendar is known; staff and rooms of whom nothing was said are kept by hand.
CalendarSharing sharing_of(UnitOfWork& work,
                           const AuthorityId& authority,
                           const CalendarOwner& owner);

Result<CalendarSharing> view_sharing(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const CalendarOwner& owner);

/// Says that what is typed of a contact's time is all there is: from now on they are free
/// otherwise.
Result<CalendarSharing> say_calendar_is_kept(UnitOfWork& work,
                                             const Clock& clock,
                                             const Actor& actor,
                                             const CalendarOwner& owner);

/// A contact's time is not known any more, and what was kept of it is forgotten, but for working
/// patterns. Not while it is fetched from an address, which is removed first.
Result<CalendarSharing> stop_sharing(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const CalendarOwner& owner);

}  // namespace quorate::core
