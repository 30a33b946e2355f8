#include "server/http/lean_request.hpp"

#include "server/http/words.hpp"

namespace quorate::server {
namespace {

// Where the header belongs, or null. The first letter alone turns most away.
std::string_view* place_for(LeanRequest& request, std::string_view name)
{
    switch (name.front() | 0x20) {
        case 'i':
            if (same_word(name, "if-none-match")) return &request.if_none_match;
            if (same_word(name, "if-modified-since")) return &request.if_modified_since;
            return nullptr;
        case 'a':
            return same_word(name, "accept-encoding") ? &request.accept_encoding : nullptr;
        case 'u':
            return same_word(name, "user-agent") ? &request.user_agent : nullptr;
        case 'x':
            return same_word(name, "x-forwarded-for") ? &request.forwarded_for : nullptr;
        default:
            return nullptr;
    }
}

// False when the request has to be read in full.
bool take(LeanRequest& request, std::string_view line)
{
    const auto colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = without_spaces(line.substr(colon + 1));
    if (same_word(name, "content-length") || same_word(name, "transfer-encoding") ||
        same_word(name, "upgrade"))
        return false;
    if (same_word(name, "connection")) {
        if (same_word(value, "close")) request.keep_alive = false;
        return same_word(value, "close") || same_word(value, "keep-alive");
    }
    std::string_view* const place = place_for(request, name);
    if (place == nullptr) return true;
    if (!place->empty()) return false;
    *place = value;
    return true;
}

}  // namespace

std::optional<LeanRequest> lean_request(std::string_view head)
{
    LeanRequest request;
    if (head.starts_with("GET ")) {
        head.remove_prefix(4);
    } else if (head.starts_with("HEAD ")) {
        head.remove_prefix(5);
        request.method = Method::head;
    } else {
        return std::nullopt;
    }
    const auto end = head.find("\r\n");
    constexpr std::string_view version = " HTTP/1.1";
    const std::string_view line = head.substr(0, end);
    if (!line.ends_with(version)) return std::nullopt;
    request.path = line.substr(0, line.size() - version.size());
    for (head.remove_prefix(end + 2); !head.starts_with("\r\n");) {
        const auto next = head.find("\r\n");
        if (next == std::string_view::npos || !take(request, head.substr(0, next)))
            return std::nullopt;
        head.remove_prefix(next + 2);
    }
    return request;
}

std::string_view sender_of(const LeanRequest& request, bool behind_proxy)
{
    if (!behind_proxy || request.forwarded_for.empty()) return request.remote;
    const auto comma = request.forwarded_for.rfind(',');
    if (comma == std::string_view::npos) return request.forwarded_for;
    return without_spaces(request.forwarded_for.substr(comma + 1));
}

LeanRequest lean_view(const Request& request)
{
    return {.method = request.method,
            .path = request.path,
            .if_none_match = request.header("if-none-match"),
            .if_modified_since = request.header("if-modified-since"),
            .accept_encoding = request.header("accept-encoding"),
            .user_agent = request.header("user-agent"),
            .forwarded_for = request.header("x-forwarded-for"),
            .remote = request.remote};
}

}  // namespace quorate::server
