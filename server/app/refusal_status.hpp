#pragma once

#include "core/support/refusals.hpp"

namespace quorate::server {

/// The HTTP status that tells of a refusal. The one table of them.
int refusal_status(core::Refusal refusal);

}  // namespace quorate::server
