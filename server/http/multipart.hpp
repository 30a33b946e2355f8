#pragma once

#include <optional>
#include <string_view>

#include "server/http/request.hpp"

namespace quorate::server {

/// The fields of a multipart/form-data body (RFC 7578), read by GMime. Files come back as the bytes
/// they hold, whatever these are, so that the page can say what is wrong with a file. Nothing when
/// the body is malformed, holds more than 100 parts, or another field is no UTF-8.
std::optional<Fields> parse_multipart(std::string_view content_type, std::string_view body);

}  // namespace quorate::server
