#pragma once

#include <span>

#include "core/dates/language.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// A label that a template itself says, side by side in both languages: {{word_when}}.
struct WordLabel {
    const char* name;
    const char* english;
    const char* welsh;
};

/// Gives `view` every one of `labels`.
inline void set_labels(View& view, std::span<const WordLabel> labels, core::Language language)
{
    for (const WordLabel& label : labels)
        view[label.name] = text(language == core::Language::welsh ? label.welsh : label.english);
}

}  // namespace quorate::server
