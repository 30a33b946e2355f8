#pragma once

#include <optional>

#include "core/access/actor.hpp"
#include "core/support/result.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

/// `invalid_input` at each of the query's parameters `team`, `chair` and `rule` that names nothing
/// of the actor's authority: an empty list would read as if there were nothing to do. Nothing when
/// there is no such parameter.
std::optional<core::Error> unknown_ids(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
