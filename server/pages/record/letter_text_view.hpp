#pragma once

#include "core/circulation/decision_letter.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// Sets what record/letter_text.html shows of a letter that has not left.
void add_letter_text(View& page, const core::LetterText& letter);

}  // namespace quorate::server
