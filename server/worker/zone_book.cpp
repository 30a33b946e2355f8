#include "server/worker/zone_book.hpp"

#include <date/tz.h>

#include <stdexcept>

namespace quorate::server {

std::optional<calendar::ZoneOffset> system_zone(const std::string& name)
{
    try {
        const date::time_zone* const zone = date::locate_zone(name);
        (void)zone->get_info(core::Instant{});  // reads the file
        return [zone](core::Instant at) { return zone->get_info(at).offset; };
    } catch (const std::runtime_error&) {
        return std::nullopt;  // what the library throws for an unknown name
    }
}

}  // namespace quorate::server
