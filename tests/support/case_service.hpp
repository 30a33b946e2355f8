#pragma once

#include <string>

#include "tests/support/test_service.hpp"

namespace quorate::test {

/// The last part of the address that an answer leads to, without its query.
inline std::string id_in(const std::string& location, const std::string& before)
{
    const auto start = location.find(before);
    if (start == std::string::npos) return {};
    const auto from = start + before.size();
    return location.substr(from, location.find_first_of("/?", from) - from);
}

using Form = std::vector<std::pair<std::string, std::string>>;

/// What a social worker types to add a family of team north.
inline Form family_form(const std::string& reference = "EX-2041")
{
    return {{"reference", reference},
            {"family_name", "Testwood"},
            {"jurisdiction", "england"},
            {"team", "team-north"},
            {"lead_worker", "sw"},
            {"child_count", "1"},
            {"member_count", "1"},
            {"children.0.given_name", "Rowan"},
            {"children.0.family_name", "Testwood"},
            {"children.0.date_of_birth", "1/5/2018"},
            {"family_members.0.language", "English"},
            {"do", "save"}};
}

/// The id of a family that "sw" added.
inline std::string add_family(TestService& service, const std::string& reference = "EX-2041")
{
    const auto made = service.as("sw").post("/families/new", family_form(reference));
    return id_in(made.header("Location"), "/families/");
}

}  // namespace quorate::test
