#pragma once

#include "core/circulation/case_bundle.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// All of a bundle as one text, to be kept as it was released. What reads it is bundle_from_text()
/// alone, of this version and of later ones.
FreeText bundle_text(const SubjectBundle& bundle);

/// The bundle again, word for word. What bundle_text() has not written throws std::runtime_error.
SubjectBundle bundle_from_text(const FreeText& text);

}  // namespace quorate::core
