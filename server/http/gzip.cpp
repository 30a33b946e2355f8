#include "server/http/gzip.hpp"

#include <zlib.h>

#include <stdexcept>

#include "server/http/words.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t worth_it = 1024;

const std::string* header(const Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers)
        if (same_word(key, name)) return &value;
    return nullptr;
}

}  // namespace

std::string gzipped(std::string_view text, int level)
{
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error{"zlib cannot start"};
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

bool accepts_gzip(std::string_view list)
{
    while (!list.empty()) {
        const auto comma = list.find(',');
        const std::string_view item = list.substr(0, comma);
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
        const auto semicolon = item.find(';');
        if (!same_word(without_spaces(item.substr(0, semicolon)), "gzip")) continue;
        if (semicolon == std::string_view::npos) return true;
        const std::string_view quality = without_spaces(item.substr(semicolon + 1));
        return quality != "q=0" && quality != "q=0.0" && quality != "q=0.00" &&
               quality != "q=0.000";
    }
    return false;
}

void compress(const Request& request, Response& response)
{
    if (response.body.size() < worth_it || response.events || response.shared_body ||
        !response.fixed_body.empty())
        return;
    const std::string* type = header(response, "content-type");
    const bool is_text =
        type != nullptr && (type->starts_with("text/") || type->find("json") != std::string::npos);
    if (!is_text || header(response, "content-encoding") != nullptr) return;
    response.with("Vary", "Accept-Encoding");
    if (!accepts_gzip(request.header("accept-encoding"))) return;
    response.body = gzipped(response.body);
    response.with("Content-Encoding", "gzip");
}

}  // namespace quorate::server
