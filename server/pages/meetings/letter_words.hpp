#pragma once

#include <string_view>

#include "core/dates/language.hpp"

namespace quorate::server {

/// What a letter says to somebody who gets no e-mail, in one language, but for when and where. {x}
/// is where x is filled in.
struct LetterWords {
    std::string_view cancelled;
    std::string_view changed;
    std::string_view to_chair;
    std::string_view invited;
    std::string_view nothing_to_do;
    std::string_view in_place_of;  // of what was told before
    std::string_view tell_us;      // {reference}
    std::string_view telephone;    // {phone} {reference}
    std::string_view what_needs;   // of a family
    std::string_view what_needs_interpreter;
    std::string_view not_said;
};

const LetterWords& letter_words(core::Language language);

}  // namespace quorate::server
