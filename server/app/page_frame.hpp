#pragma once

#include <string>

#include "server/app/app.hpp"
#include "server/templates/frame.hpp"

namespace quorate::server {

/// The name in the top bar: the actor's authority, or the installation's first when nobody is
/// signed in.
std::string organisation_name(App& app, const core::Actor& actor);

/// The numbers in the service bar: what needs this person.
NavCounts navigation_counts(App& app, const core::Actor& actor);

}  // namespace quorate::server
