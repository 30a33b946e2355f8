#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "server/app/route.hpp"

namespace quorate::test {

/// A value for each {…} of a route's pattern, by the segment before it.
using SegmentValues = std::array<std::pair<std::string_view, std::string_view>, 24>;

/// What add_directory_to_staff() and add_conference() made.
inline constexpr SegmentValues known_things{{{"meetings", "m1"},
                                             {"families", "case-1"},
                                             {"cases", "case-1"},
                                             {"children", "child-1"},
                                             {"decisions", "child-1"},
                                             {"child-letters", "child-1"},
                                             {"people", "mother-1"},
                                             {"members", "mother-1"},
                                             {"agreements", "mother-1"},
                                             {"invitees", "seat-police"},
                                             {"letters", "seat-mother"},
                                             {"share", "seat-mother"},
                                             {"copy", "seat-mother"},
                                             {"seats", "seat-mother"},
                                             {"items", "decision"},
                                             {"meeting-needs", "core_group"},
                                             {"agencies", "agency-police"},
                                             {"contacts", "contact-police"},
                                             {"rooms", "room-1"},
                                             {"teams", "team-north"},
                                             {"users", "sw"},
                                             {"times", "contact"},
                                             {"{kind}", "contact-police"},
                                             {"working-patterns", "cc"}}};

/// The route's pattern with a value for each {…}: `otherwise` where none is known.
inline std::string address_with(const server::Route& route,
                                const SegmentValues& values,
                                std::string_view otherwise = "no-such-id")
{
    std::string address;
    std::string_view before;
    std::string_view rest = route.pattern.substr(1);
    for (bool more = true; more;) {
        const auto slash = rest.find('/');
        const std::string_view segment = rest.substr(0, slash);
        std::string_view value = segment;
        if (const auto open = segment.find('{'); open != std::string_view::npos) {
            value = otherwise;
            for (const auto& [name, known] : values)
                if (name == before) value = known;
            address +=
                "/" + std::string{value} + std::string{segment.substr(segment.find('}') + 1)};
        } else {
            address += "/" + std::string{value};
        }
        before = segment;
        more = slash != std::string_view::npos;
        if (more) rest = rest.substr(slash + 1);
    }
    return address;
}

/// The address of something that is there, as far as it can be.
inline std::string known_address(const server::Route& route)
{
    return address_with(route, known_things);
}

/// "GET /meetings/{m}"
inline std::string route_name(const server::Route& route)
{
    return std::string{server::method_name(route.method)} + " " + std::string{route.pattern};
}

/// Whether it is about one family, or one of its meetings.
inline bool is_about_a_case(const server::Route& route)
{
    for (const std::string_view part : {"/meetings/{", "/families/{", "/cases/{"})
        if (route.pattern.find(part) != std::string_view::npos) return true;
    return false;
}

}  // namespace quorate::test
