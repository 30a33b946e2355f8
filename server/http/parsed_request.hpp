#pragma once

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>
#include <string>

#include "server/http/connection.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// Whether the client waits to be told that it may send the body (RFC 9110 10.1.1). When some of it
/// is there already, it does not.
bool waits_to_send(const Parser& parser, const std::string& arrived);

/// Asks the site for leave when the body is larger than the usual, or its length not known.
std::optional<BodyLeave> leave_for_body(const Parser& parser,
                                        const Limits& limits,
                                        Site& site,
                                        Request& request);

/// Method, headers and body of what was read.
void fill(Request& request, Parser& parser);

}  // namespace quorate::server
