#pragma once

#include <date/tz.h>

#include <optional>
#include <stdexcept>
#include <string>

#include "calendar/busy/zone.hpp"

namespace quorate::test {

/// The zone of that name in the system's time zone database.
inline std::optional<calendar::ZoneOffset> named_zone(const std::string& name)
{
    try {
        const date::time_zone* const zone = date::locate_zone(name);
        return [zone](core::Instant at) { return zone->get_info(at).offset; };
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

}  // namespace quorate::test
