#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/{m}/letters?lang=: what those are told by hand who get no e-mail, to be printed. A
/// letter says no more than the e-mail would: no name but its reader's, no kind of meeting. Each is
/// in the language of its seat, unless another is asked for.
Response get_letters(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/letters/{s}: somebody has been told.
Response post_letter_given(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
