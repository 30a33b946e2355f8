#pragma once

#include "core/access/actor.hpp"
#include "core/support/id.hpp"
#include "server/app/app.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// For pages about the record, of whoever may read it already: that readers asked for corrections
/// which nobody has answered, with the way to them. False when there are none.
View asked_corrections(App& app, const core::Actor& actor, const core::MeetingId& meeting);

}  // namespace quorate::server
