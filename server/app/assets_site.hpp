#pragma once

#include <memory>

#include "server/http/request.hpp"
#include "server/http/site.hpp"

namespace quorate::server {

/// The ready answer for a GET or HEAD of a compiled-in asset, in the best form the browser takes:
/// brotli, gzip or as it is; 304 when it has it. Nothing for any other address.
std::shared_ptr<const Prepared> prepared_asset(const Request& request);

}  // namespace quorate::server
