#pragma once

#include <optional>
#include <string_view>

#include "server/http/request.hpp"

namespace quorate::server {

/// The fields of a multipart/form-data body (RFC 7578), read by GMime. Files come back as the text
/// they hold. Nothing when the body is malformed, holds more than 100 parts, or a part is no UTF-8.
std::optional<Fields> parse_multipart(std::string_view content_type, std::string_view body);

}  // namespace quorate::server
