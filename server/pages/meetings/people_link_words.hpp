#pragma once

#include <optional>
#include <string_view>

#include "core/circulation/people_by_link.hpp"
#include "core/dates/language.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What the page of who will be at a meeting says, in one language. {x} is where x is filled in.
struct PeopleLinkWords {
    std::string_view title;
    std::string_view heading;    // {day}
    std::string_view reference;  // {reference}
    std::string_view open;
    std::string_view chair;
    std::string_view minute_taker;
    std::string_view family_chair;
    std::string_view family_minute_taker;
    std::string_view born;      // {day}
    std::string_view expected;  // {day}
    std::string_view ask;       // {authority} {phone}
    std::string_view ask_team;  // {authority}
};

const PeopleLinkWords& people_link_words(core::Language language);

/// What a family calls a service: "Children's social care", "School or nursery".
std::string_view service_words(core::AgencyKind kind, core::Language language);

/// Gives the view what the template itself says.
void set_people_words(View& view, core::Language language);

}  // namespace quorate::server
