#pragma once

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// The answer to what HTTP itself forbids or cannot carry: a Problem under /api/, an error page
/// elsewhere. Its code is QUO- and the status.
Response protocol_answer(const Request& request, int status);

}  // namespace quorate::server
