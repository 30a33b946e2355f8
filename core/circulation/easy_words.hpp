#pragma once

#include <string_view>

#include "core/dates/language.hpp"
#include "core/minutes/outcome.hpp"

namespace quorate::core {

// What the formal words of a decision mean, for a family: ours, short, and without words of the
// trade. They stand beside the formal words and never in their place.

/// "A child protection plan means that ...": for everybody of a family but the child.
std::string_view outcome_means(Outcome outcome, Jurisdiction jurisdiction, Language language);

/// "You will have a child protection plan ...": said to the child. Empty for what is decided at no
/// meeting of which a family is told.
std::string_view outcome_for_child(Outcome outcome, Jurisdiction jurisdiction, Language language);

/// "Neglect means that ...": of a census code, or an empty text.
std::string_view category_means(std::string_view code, Language language);

}  // namespace quorate::core
