#pragma once

#include "core/audit/who_saw.hpp"
#include "server/app/page.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// Who has seen the record of a family: from the family's page, for its managers.
Response get_who_saw(App& app, const Request& request, const core::Actor& actor);

/// The page of it, for whoever found it otherwise.
Response who_saw_page(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::WhoSaw& seen,
                      const Link& back);

}  // namespace quorate::server
