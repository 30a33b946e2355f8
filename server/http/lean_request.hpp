#pragma once

#include <optional>
#include <string_view>

#include "server/http/request.hpp"

namespace quorate::server {

/// What an answer from memory depends on, as views into a request that outlives it. Calendar
/// programs ask for the same feeds again and again: reading no more than this costs a tenth of
/// reading everything.
struct LeanRequest {
    Method method = Method::get;
    std::string_view path;  // as it was sent
    std::string_view if_none_match = {};
    std::string_view if_modified_since = {};
    std::string_view accept_encoding = {};
    std::string_view user_agent = {};
    bool keep_alive = true;
    std::string_view forwarded_for = {};
    std::string_view remote = {};  // the peer's address, from whoever read it
};

/// Reads a head that judge_head() has passed. Nothing unless it is a GET or HEAD in HTTP/1.1
/// without a body, each of these headers there at most once: such a request is read in full.
std::optional<LeanRequest> lean_request(std::string_view head);

/// The address of whoever asks: what our own proxy wrote last, when there is one.
std::string_view sender_of(const LeanRequest& request, bool behind_proxy);

/// The same of a request that was read in full.
LeanRequest lean_view(const Request& request);

}  // namespace quorate::server
