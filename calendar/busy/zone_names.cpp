#include <algorithm>
#include <array>
#include <utility>

#include "calendar/busy/zone.hpp"

namespace quorate::calendar {
namespace {

// What Outlook and Exchange write, and the zone of the same clocks (CLDR's windowsZones): those of
// Europe, and of where a colleague's diary may have been set up. For others the calendar's own
// VTIMEZONE counts.
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> windows{{
    {"GMT Standard Time", "Europe/London"},
    {"(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/London"},
    {"(GMT) Greenwich Mean Time - Dublin / Edinburgh / Lisbon / London", "Europe/London"},
    {"GMT", "Etc/GMT"},
    {"UTC", "Etc/UTC"},
    {"Z", "Etc/UTC"},
    {"Coordinated Universal Time", "Etc/UTC"},
    {"Greenwich Standard Time", "Atlantic/Reykjavik"},
    {"W. Europe Standard Time", "Europe/Berlin"},
    {"Romance Standard Time", "Europe/Paris"},
    {"Central Europe Standard Time", "Europe/Budapest"},
    {"Central European Standard Time", "Europe/Warsaw"},
    {"E. Europe Standard Time", "Europe/Chisinau"},
    {"FLE Standard Time", "Europe/Kiev"},
    {"GTB Standard Time", "Europe/Bucharest"},
    {"Turkey Standard Time", "Europe/Istanbul"},
    {"Russian Standard Time", "Europe/Moscow"},
    {"Eastern Standard Time", "America/New_York"},
    {"Central Standard Time", "America/Chicago"},
    {"Mountain Standard Time", "America/Denver"},
    {"Pacific Standard Time", "America/Los_Angeles"},
    {"South Africa Standard Time", "Africa/Johannesburg"},
    {"W. Central Africa Standard Time", "Africa/Lagos"},
    {"E. Africa Standard Time", "Africa/Nairobi"},
    {"Arabian Standard Time", "Asia/Dubai"},
    {"Pakistan Standard Time", "Asia/Karachi"},
    {"India Standard Time", "Asia/Kolkata"},
    {"Bangladesh Standard Time", "Asia/Dhaka"},
    {"China Standard Time", "Asia/Shanghai"},
    {"AUS Eastern Standard Time", "Australia/Sydney"},
}};

constexpr std::size_t longest_name = 80;

bool is_plain(std::string_view name)
{
    const auto plain = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '/' || c == '_' || c == '-' || c == '+';
    };
    return !name.empty() && name.size() <= longest_name && name.front() != '/' &&
           std::ranges::all_of(name, plain);
}

}  // namespace

std::vector<std::string> names_of_zone(std::string_view tzid)
{
    for (const auto& [theirs, ours] : windows)
        if (tzid == theirs) return {std::string{ours}};
    // "/vendor.example/20260101_1/America/Argentina/Ushuaia": real names have up to three parts.
    std::vector<std::string> names;
    std::string_view rest = tzid;
    for (;;) {
        const auto parts = std::ranges::count(rest, '/') + 1;
        if (is_plain(rest) && parts <= 3 && (parts > 1 || rest == tzid)) names.emplace_back(rest);
        const auto slash = rest.find('/');
        if (slash == std::string_view::npos) return names;
        rest.remove_prefix(slash + 1);
    }
}

}  // namespace quorate::calendar
