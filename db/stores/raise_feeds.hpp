#pragma once

#include "core/support/id.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

// What shows in somebody's own feed or a room's and changes in many places: the stores that write
// it raise the version of the feed in the same transaction.

/// The feeds of those who lead the cases of these limits.
void raise_feed_of_limit(Sql& sql, const core::DueDateId& due);
void raise_feeds_of_limits_of(Sql& sql, const core::MeetingId& meeting);

/// The feed of whoever leads the case.
void raise_feed_of_case(Sql& sql, const core::CaseId& id);

/// The feeds of whoever is to do it: the member of staff, or those with an account for the contact.
void raise_feed_of_action(Sql& sql, const core::ActionPointId& action);

/// The feed of the room that the meeting is in, if it is in one.
void raise_feed_of_room(Sql& sql, const core::MeetingId& meeting);

}  // namespace quorate::db
