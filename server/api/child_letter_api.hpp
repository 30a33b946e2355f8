#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// The letters to the children of a meeting, under /api/v1/meetings/{m}/child-letters. Which child
// gets none, and that there are none of this meeting (422), is said in a sentence.

Response get_api_child_letters(App& app, const Request& request, const core::Actor& actor);

/// PUT …/{c}: prepares the letter, with what somebody writes into it
Response put_api_child_letter(App& app, const Request& request, const core::Actor& actor);

/// POST …/{c}/release: by somebody else than who prepared it
Response post_api_child_letter_release(App& app, const Request& request, const core::Actor& actor);

/// POST …/{c}/given
Response post_api_child_letter_given(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
