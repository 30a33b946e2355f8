#include "server/http/response.hpp"

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <array>
#include <ctime>
#include <stdexcept>

namespace quorate::server {
namespace {

void append_header(std::string& head, std::string_view name, std::string_view value)
{
    const auto is_control = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    };
    if (std::ranges::any_of(name, is_control) || std::ranges::any_of(value, is_control))
        throw std::logic_error{"a response header holds a control character"};
    head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

Response text_response(int status, std::string_view text)
{
    Response response{.status = status, .headers = {}, .body = std::string{text}};
    response.with("Content-Type", "text/plain; charset=utf-8");
    response.with("Cache-Control", "no-store");
    return response;
}

Response see_other(std::string location)
{
    Response response{.status = 303, .headers = {}, .body = {}};
    response.with("Location", std::move(location));
    response.with("Cache-Control", "no-store");
    return response;
}

std::string head_of(const Response& response,
                    std::size_t length,
                    bool keep_alive,
                    std::string_view date)
{
    std::string head;
    head.reserve(512);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(reason_phrase(response.status)).append("\r\n");
    for (const auto& [name, value] : response.headers)
        append_header(head, name, value);
    append_header(head, "Date", date);
    // RFC 9110 8.6: no length where there can be no body.
    if (response.status != 304 && response.status != 204 && !response.events)
        append_header(head, "Content-Length", std::to_string(length));
    if (!keep_alive) append_header(head, "Connection", "close");
    head.append("\r\n");
    return head;
}

std::string http_date(long long epoch_seconds)
{
    const std::time_t time = epoch_seconds;
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::array<char, 40> text{};
    const std::size_t size =
        std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), size};
}

std::string_view reason_phrase(int status)
{
    const auto phrase =
        boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    return {phrase.data(), phrase.size()};
}

}  // namespace quorate::server
