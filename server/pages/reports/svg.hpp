#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quorate::server {

// What the drawings of pages are written with. Texts and values are escaped.

struct SvgAttribute {
    const char* name;
    std::string value;
};

/// `text` as it may stand in a drawing or an attribute.
std::string svg_escaped(std::string_view text);

/// <name a="…" b="…"/>
std::string svg_element(const char* name, const std::vector<SvgAttribute>& attributes);

/// Words at a place.
struct SvgWords {
    int x;
    int y;
    int size = 14;
    const char* fill = "#0b0c0c";
    const char* weight = "600";
    const char* anchor = "start";
};
std::string svg_words(const SvgWords& at, std::string_view text);

}  // namespace quorate::server
