#include "server/http/header_gate.hpp"

#include <algorithm>

#include "server/http/words.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t most_headers = 64;

bool is_token_char(char c)
{
    static constexpr std::string_view extra = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           extra.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, is_token_char);
}

bool has_control(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7F;
    });
}

bool is_count(std::string_view text)
{
    return !text.empty() && text.size() <= 12 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

struct Seen {
    int hosts = 0;
    int lengths = 0;
    int encodings = 0;
    int authorizations = 0;
    std::size_t headers = 0;
};

std::optional<HeadRefusal> judge_request_line(std::string_view line, bool& http_1_0)
{
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return HeadRefusal{400, "request_line"};
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!is_token(line.substr(0, first)) || has_control(line))
        return HeadRefusal{400, "request_line"};
    if (target.empty() || target.front() != '/' || target.find(' ') != std::string_view::npos)
        return HeadRefusal{400, "target"};
    if (target.size() > 4096) return HeadRefusal{414, "target_length"};
    http_1_0 = version == "HTTP/1.0";
    if (!http_1_0 && version != "HTTP/1.1") return HeadRefusal{505, "version"};
    return std::nullopt;
}

std::optional<HeadRefusal> judge_header(std::string_view line, bool http_1_0, Seen& seen)
{
    if (line.front() == ' ' || line.front() == '\t') return HeadRefusal{400, "folded_line"};
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        return HeadRefusal{400, "header_name"};
    if (++seen.headers > most_headers) return HeadRefusal{431, "header_count"};

    const std::string_view name = line.substr(0, colon);
    const std::string_view value = without_spaces(line.substr(colon + 1));
    if (has_control(value)) return HeadRefusal{400, "header_value"};
    if (same_word(name, "host") && ++seen.hosts > 1) return HeadRefusal{400, "host"};
    if (same_word(name, "content-length") && (++seen.lengths > 1 || !is_count(value)))
        return HeadRefusal{400, "content_length"};
    if (same_word(name, "transfer-encoding") &&
        (++seen.encodings > 1 || http_1_0 || !same_word(value, "chunked")))
        return HeadRefusal{400, "transfer_encoding"};
    if (same_word(name, "content-encoding") && !same_word(value, "identity"))
        return HeadRefusal{415, "content_encoding"};
    if (same_word(name, "authorization") && ++seen.authorizations > 1)
        return HeadRefusal{400, "authorization"};
    // RFC 9110 10.1.1: an HTTP/1.0 client cannot expect anything, so its word is overlooked.
    if (same_word(name, "expect") && !http_1_0 && !same_word(value, "100-continue"))
        return HeadRefusal{417, "expect"};
    return std::nullopt;
}

}  // namespace

std::optional<HeadRefusal> judge_head(std::string_view head)
{
    bool http_1_0 = false;
    bool first = true;
    Seen seen;
    for (;;) {
        const auto end = head.find("\r\n");
        const std::string_view line = head.substr(0, end);
        if (end == std::string_view::npos) return HeadRefusal{400, "line_end"};
        if (line.find('\n') != std::string_view::npos || line.find('\r') != std::string_view::npos)
            return HeadRefusal{400, "line_end"};
        head.remove_prefix(end + 2);
        if (line.empty()) break;
        const auto refused =
            first ? judge_request_line(line, http_1_0) : judge_header(line, http_1_0, seen);
        if (refused) return refused;
        first = false;
    }
    if (first) return HeadRefusal{400, "request_line"};
    if (seen.lengths > 0 && seen.encodings > 0) return HeadRefusal{400, "length_and_encoding"};
    if (seen.hosts != 1 && !http_1_0) return HeadRefusal{400, "host"};
    return std::nullopt;
}

}  // namespace quorate::server
