#pragma once

#include "server/app/route.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// Mail about polls and action points that is held, because its address was said to be wrong. That
// of meetings stands on their pages.

/// GET /held-mail
Response get_stopped_mails(App& app, const Request& request, const core::Actor& actor);

/// GET /held-mail/{m}: what to do about one.
Response get_stopped_mail(App& app, const Request& request, const core::Actor& actor);

/// POST /held-mail/{m}: its address is right.
Response post_stopped_mail(App& app, const Request& request, const core::Actor& actor);

/// How many are held, with where to see them; nothing when there are none.
View stopped_mail_notice(App& app, const core::Actor& actor);

}  // namespace quorate::server
