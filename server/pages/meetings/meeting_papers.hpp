#pragma once

#include <optional>
#include <string>

#include "core/circulation/papers_standing.hpp"
#include "core/meetings/meeting.hpp"
#include "server/app/app.hpp"

namespace quorate::server {

/// Where its papers stand once a meeting was held, for whoever may read its minutes.
std::optional<core::PapersStanding> papers_of(App& app,
                                              const core::Actor& actor,
                                              const core::Meeting& meeting);

/// "2 of 3 are sent": its letters, for whoever may send them; empty where there are none.
std::string decision_letters_line(App& app, const core::Actor& actor, const core::Meeting& meeting);

}  // namespace quorate::server
