#pragma once

#include <optional>
#include <string>

#include "calendar/busy/zone.hpp"

namespace quorate::server {

/// The zone of that name in the system's time zone database, read from its file at once: a process
/// that is shut in cannot open it later. Nothing for a name that is not there.
std::optional<calendar::ZoneOffset> system_zone(const std::string& name);

}  // namespace quorate::server
