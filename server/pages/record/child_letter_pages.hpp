#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /meetings/{m}/child-letters: which children are written to, and what became of each letter.
Response get_child_letters(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /meetings/{m}/child-letters/{c}: one letter as it is drafted, to be read, changed
/// and prepared; as it was released, once it was.
Response get_child_letter(App& app, const Request& request, const core::Actor& actor);
Response post_child_letter(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/child-letters/{c}/release: by somebody who did not prepare it.
Response post_child_letter_release(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/child-letters/{c}/take-back: by whoever prepared it, while it waits.
Response post_child_letter_take_back(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/child-letters/{c}/given
Response post_child_letter_given(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/child-letters/{c}/print: a sheet of its own.
Response get_child_letter_print(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
