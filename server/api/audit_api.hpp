#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// What the actor did; with `case`, the log of a case for those who need give no reason.
Response get_api_audit(App& app, const Request& request, const core::Actor& actor);

/// The log of a case, with the reason in the body: a reason does not belong in an address.
Response post_api_audit_search(App& app, const Request& request, const core::Actor& actor);

/// The log of the whole authority, for the auditor: what the page of it and its file hold.
Response post_api_audit_entries(App& app, const Request& request, const core::Actor& actor);

Response get_api_audit_chain(App& app, const Request& request, const core::Actor& actor);
Response post_api_audit_verify(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
