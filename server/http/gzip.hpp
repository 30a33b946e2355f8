#pragma once

#include <string>
#include <string_view>

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// `text` as a gzip member, without a time so that the same text gives the same bytes.
std::string gzipped(std::string_view text, int level = 6);

/// Whether the client takes gzip (RFC 9110 12.5.3; q=0 means it does not).
bool accepts_gzip(std::string_view accept_encoding);

/// Compresses a text body of a kilobyte or more for a client that takes gzip. A body that comes
/// encoded already, or an event stream, is left alone.
void compress(const Request& request, Response& response);

}  // namespace quorate::server
