#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/minutes/minutes_file.hpp"
#include "core/minutes/register.hpp"
#include "server/app/app.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What stands beside the minutes of a meeting while they are written.

/// What the children, or their family, said before the meeting, at the item it belongs to.
void add_said(View& page,
              App& app,
              const core::Actor& actor,
              const core::MeetingId& meeting,
              const std::string& item);

/// What earlier meetings agreed and is still to be done.
void add_from_before(View& page,
                     App& app,
                     const core::Actor& actor,
                     const core::MeetingId& meeting);

/// What kept the children safe since the meeting before was adjourned.
void add_interim_plan(View& page, App& app, const core::Actor& actor, const core::Meeting& meeting);

/// Beside decisions that can still be changed: that a letter has told the interim plan in their
/// reasons, which stay as they are. Nothing where none has.
View given_plan_notice(App& app, const core::Actor& actor, const core::Register& roll);

/// The meetings that have to follow, and where each is booked.
void add_next_dates(View& page, App& app, const core::Actor& actor, const core::MinutesFile& file);

}  // namespace quorate::server
