#pragma once

#include <optional>
#include <string_view>

namespace quorate::server {

/// Why a request's head was turned away: the status to answer before closing, and a word for the
/// metric.
struct HeadRefusal {
    int status;
    std::string_view reason;
};

/// Judges the head of a request, from the request line to the empty line, before Beast reads it.
/// Beast 1.81 lets through heads that two servers in a row would read differently (request
/// smuggling): repeated Host or Content-Length, Transfer-Encoding beside Content-Length or in
/// HTTP/1.0, folded lines, bare line feeds. Nothing means: let it pass. (RFC 9112
/// sections 2.2, 3.2, 5.2, 6.1, 6.3.) Two Authorization headers would leave open who asks. The only
/// expectation that is met is 100-continue.
std::optional<HeadRefusal> judge_head(std::string_view head);

}  // namespace quorate::server
