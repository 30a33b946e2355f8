#pragma once

#include "core/access/action.hpp"
#include "core/access/actor.hpp"
#include "core/availability/busy_time.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whether the authority has such a user, contact or room. People of agencies are known as
/// contacts, not by their accounts.
bool has_calendar(UnitOfWork& work, const AuthorityId& authority, const CalendarOwner& owner);

/// What changing the owner's calendar is permitted and audited as.
Action keeping_action(const CalendarOwner& owner);

/// Whether the actor may say when the owner has time: chairs for themselves, those who look after
/// chairs for all staff, those who look after contacts and rooms for these. Hidden when the
/// authority has no such owner; people of agencies are known as contacts, not by their accounts.
Result<Done> permit_to_keep(UnitOfWork& work,
                            const Actor& actor,
                            const CalendarOwner& owner,
                            Instant now);

/// Whether the role may keep the time of anybody or anything at all.
Result<Done> permit_to_keep_some(const Actor& actor);

/// Whether the actor may see when the owner has time: besides those, whoever books meetings, and
/// for rooms whoever may see which are free.
Result<Done> permit_to_see(UnitOfWork& work,
                           const Actor& actor,
                           const CalendarOwner& owner,
                           Instant now);

/// Whether the actor may know why the owner has no time, who said so and which hours they work:
/// the owners themselves, and whoever may keep their calendar. Everybody else is only told which
/// time is taken. Of an owner that is there.
bool may_know_why(UnitOfWork& work, const Actor& actor, const CalendarOwner& owner, Instant now);

/// The time without what only those may know who may know why.
BusyTime told_as_taken(BusyTime time);

}  // namespace quorate::core
