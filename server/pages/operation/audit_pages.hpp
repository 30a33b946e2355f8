#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// The audit: whether the chain is whole, one's own log, the log of a case.

Response get_audit(App& app, const Request& request, const core::Actor& actor);
Response post_verify_chain(App& app, const Request& request, const core::Actor& actor);
Response get_own_log(App& app, const Request& request, const core::Actor& actor);

/// Posted, because a reason and a reference do not belong in an address.
/// The button says whether it is the log or who saw the record.
Response post_case_log(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
