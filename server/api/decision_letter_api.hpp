#pragma once

#include "core/access/actor.hpp"
#include "core/circulation/decision_letter.hpp"
#include "server/app/api.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// The letters about what a conference decided, under /api/v1/meetings/{m}/decision-letters. Who has
// no letter, and that there are none of this meeting (422), is said in a sentence.

/// What a letter says, of which a conference's and a child's are made alike.
json::object letter_text_json(const core::LetterText& text);

Response get_api_decision_letters(App& app, const Request& request, const core::Actor& actor);

/// PUT …/{r}: another beginning and end of the letter.
Response put_api_decision_letter(App& app, const Request& request, const core::Actor& actor);

/// POST …/{r}/sent
Response post_api_decision_letter_sent(App& app, const Request& request, const core::Actor& actor);

/// POST …/{r}/correct: drafts a corrected letter in the place of one that has left.
Response post_api_decision_letter_correct(App& app,
                                          const Request& request,
                                          const core::Actor& actor);

/// POST /api/v1/meetings/{m}/decision-letters/{r}/release: hands a letter on to a colleague
Response post_api_decision_letter_release(App& app,
                                          const Request& request,
                                          const core::Actor& actor);

/// GET /api/v1/letters-to-release and /api/v1/letters-to-release/{l}
Response get_api_letters_to_release(App& app, const Request& request, const core::Actor& actor);
Response get_api_letter_to_release(App& app, const Request& request, const core::Actor& actor);

/// POST /api/v1/letters-to-release/{l}/release and /refuse
Response post_api_letter_release(App& app, const Request& request, const core::Actor& actor);
Response post_api_letter_refuse(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
