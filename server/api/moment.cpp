#include "server/api/moment.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

std::string without_fraction(std::string_view text)
{
    const auto point = text.find('.');
    const auto end = std::min(text.find_first_not_of("0123456789", point + 1), text.size());
    return std::string{text.substr(0, point)} + std::string{text.substr(end)};
}

}  // namespace

std::string moment_fault(std::string_view text)
{
    const auto at = core::parse_instant(text);
    if (!at && text.find('.') != std::string_view::npos &&
        core::parse_instant(without_fraction(text)))
        return "Give the time in whole seconds, without a fraction";
    if (!at) return "Give the time with its offset, for example 2026-06-01T10:00:00+01:00";
    // With an offset of its own the text cannot take another.
    const auto as_if_utc = core::parse_instant(std::string{text} + "Z");
    if (!as_if_utc) return {};
    const core::CivilTime civil{as_if_utc->time_since_epoch()};
    if (core::london_civil(*at) != civil)
        return "The clocks go forward then: there is no such time in London";
    if (core::comes_twice(civil))
        return "The clocks go back then: give the time with its offset, because it comes twice";
    return {};
}

}  // namespace quorate::server
