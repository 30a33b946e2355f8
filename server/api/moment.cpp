#include "server/api/moment.hpp"

#include "core/dates/london_time.hpp"

namespace quorate::server {

std::string moment_fault(std::string_view text)
{
    using std::chrono::hours;
    const auto at = core::parse_instant(text);
    if (!at) return "Give the time with its offset, for example 2026-06-01T10:00:00+01:00";
    // With an offset of its own the text cannot take another.
    const auto as_if_utc = core::parse_instant(std::string{text} + "Z");
    if (!as_if_utc) return {};
    const core::CivilTime civil{as_if_utc->time_since_epoch()};
    if (core::london_civil(*at) != civil)
        return "The clocks go forward then: there is no such time in London";
    if (core::london_civil(*at + hours{1}) == civil)
        return "The clocks go back then: give the time with its offset, because it comes twice";
    return {};
}

}  // namespace quorate::server
