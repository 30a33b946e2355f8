#pragma once

#include <string_view>

#include "core/dates/language.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What the page behind a professional's link says of the pack, in one language. {x} is where x is
/// filled in.
struct PackLinkWords {
    std::string_view title;
    std::string_view heading;    // {day}
    std::string_view version;    // {version}
    std::string_view released;   // {version} {when}
    std::string_view reference;  // {reference}
    std::string_view open;
    std::string_view item;   // {number} {agency}
    std::string_view part;   // {number}
    std::string_view parts;  // {first} {last}
    std::string_view not_kept;
    std::string_view late;               // {when}
    std::string_view replaces;           // {number}
    std::string_view replaced;           // {number}
    std::string_view get_file;           // {file}
    std::string_view questions;          // {authority} {phone}
    std::string_view without_telephone;  // {authority}
};

const PackLinkWords& pack_link_words(core::Language language);

/// What a part of a report is called there, by its English label.
std::string_view part_label(std::string_view english, core::Language language);

/// Gives the view what the template itself says.
void set_pack_words(View& view, core::Language language);

}  // namespace quorate::server
