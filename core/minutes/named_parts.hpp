#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/minutes/minutes_file.hpp"

namespace quorate::core {

/// Something in a record that can be pointed at as wrong, and what staff call it.
struct NamedPart {
    std::string value;       // the id of a section, or text_of() another part
    std::string title = {};  // "Analysis", "Decision about Rowan Example"
    bool visible_to_family = false;
};

/// All that there is in these minutes, in the order in which they tell it. The record as a whole,
/// with who was there and when, is not among them.
std::vector<NamedPart> parts_of(const MinutesFile& file);

/// What a correction or an amendment is about: the first of the two that there is, as a value of
/// parts_of(); empty for the record as a whole.
std::string pointed_at(const std::optional<MinuteSectionId>& section,
                       const std::optional<OtherPart>& part);

/// Its title; empty for the record as a whole, and for what there is no more.
std::string title_of(const std::vector<NamedPart>& parts, std::string_view value);

/// The beginning of words, to tell one from another in a list: "Ring Rowan's school and…".
std::string first_words(const std::string& words);

}  // namespace quorate::core
