#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /meetings/{m}/decision-letter: who gets a letter about what the conference decided, what
/// became of each, and by when they have to be out.
Response get_decision_letters(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /meetings/{m}/decision-letter/{r}: one letter as it is drafted, with its beginning
/// and its end to be changed; as it left, once it has.
Response get_decision_letter(App& app, const Request& request, const core::Actor& actor);
Response post_decision_letter(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/decision-letter/{r}/print: a sheet of its own, with an address where post is
/// safe.
Response get_decision_letter_print(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/decision-letter/{r}/pdf: the same sheet as a PDF.
Response get_decision_letter_pdf(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/decision-letter/{r}/sent
Response post_decision_letter_sent(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/decision-letter/{r}/correct: drafts a corrected letter in the place of one
/// that has left.
Response post_decision_letter_correct(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
