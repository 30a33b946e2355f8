#pragma once

#include "core/support/id.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

/// Of which authority the link is behind which the page of a request stands: the rest of the
/// request is for that authority alone. Empty for a page that stands behind no link, for a link
/// that nobody has, and for one that may be of more than one authority: a feed, and the list of
/// whoever leads an agency.
core::AuthorityId authority_of_link(App& app, const Request& request);

}  // namespace quorate::server
