#pragma once

#include <vector>

#include "core/circulation/release_letters.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// Letters about decisions that one person hands on and a colleague looks at before they leave.

/// POST /meetings/{m}/decision-letter/{r}/release: hands a letter on.
Response post_decision_letter_release(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/decision-letter/{r}/take-back: by whoever handed it on, while it waits.
Response post_decision_letter_take_back(App& app, const Request& request, const core::Actor& actor);

/// GET /letters-to-release/{l}: one that waits, word for word.
Response get_letter_to_release(App& app, const Request& request, const core::Actor& actor);

Response post_release_letter(App& app, const Request& request, const core::Actor& actor);
Response post_refuse_letter(App& app, const Request& request, const core::Actor& actor);

/// For the page of one letter: where its release stands, and by when it has to leave.
void add_letter_release(App& app,
                        const core::Actor& actor,
                        View& page,
                        const core::DecisionLetter& letter,
                        const core::MeetingId& meeting);

/// For the queue: those that wait, with their last day; false when there is none.
View waiting_letters_table(const std::vector<core::WaitingLetter>& letters);

}  // namespace quorate::server
