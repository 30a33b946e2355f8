#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /families/{f}/subject-access: who of a family, and who of those who work with it, can be
/// given what is held about them, and what was prepared.
Response get_case_bundles(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /families/{f}/subject-access/of/{k}/{p}: what one person would be given, k being
/// "child", "member", "contact" or "user"; and its preparation, for a reason.
Response get_bundle_preview(App& app, const Request& request, const core::Actor& actor);
Response post_bundle_preview(App& app, const Request& request, const core::Actor& actor);

/// GET /families/{f}/subject-access/{b}: one that was prepared, word for word; as it was released
/// once it was.
Response get_case_bundle(App& app, const Request& request, const core::Actor& actor);

/// POST /families/{f}/subject-access/{b}/release: by somebody who did not prepare it.
Response post_bundle_release(App& app, const Request& request, const core::Actor& actor);

/// POST /families/{f}/subject-access/{b}/fetch: as a page of its own, or as JSON.
Response post_bundle_fetch(App& app, const Request& request, const core::Actor& actor);

/// POST /families/{f}/subject-access/{b}/again: one more, with what is held now.
Response post_bundle_again(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
