#include "server/http/parsed_request.hpp"

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

namespace http = boost::beast::http;

Method method_of(http::verb verb)
{
    switch (verb) {
        case http::verb::get:
            return Method::get;
        case http::verb::head:
            return Method::head;
        case http::verb::post:
            return Method::post;
        case http::verb::put:
            return Method::put;
        case http::verb::patch:
            return Method::patch;
        case http::verb::delete_:
            return Method::del;
        case http::verb::options:
            return Method::options;
        case http::verb::propfind:
            return Method::propfind;
        case http::verb::proppatch:
            return Method::proppatch;
        case http::verb::report:
            return Method::report;
        case http::verb::mkcalendar:
            return Method::mkcalendar;
        default:
            return Method::other;
    }
}

}  // namespace

bool waits_to_send(const Parser& parser, const std::string& arrived)
{
    const auto& head = parser.get();
    return !parser.is_done() && arrived.empty() && head.version() >= 11 &&
           head.find(http::field::expect) != head.end();
}

std::optional<BodyLeave> leave_for_body(const Parser& parser,
                                        const Limits& limits,
                                        Site& site,
                                        Request& request)
{
    const auto length = parser.content_length();
    if (!parser.chunked() && length.value_or(0) <= limits.body_bytes) return std::nullopt;
    const Method shown = request.method;
    request.method = method_of(parser.get().method());
    std::optional<BodyLeave> leave = site.leave_for_body(request);
    request.method = shown;
    return leave;
}

void fill(Request& request, Parser& parser)
{
    auto& message = parser.get();
    request.method = method_of(message.method());
    request.headers.reserve(16);
    for (const auto& field : message)
        request.headers.emplace_back(
            core::lower_case({field.name_string().data(), field.name_string().size()}),
            std::string{field.value()});
    request.body = std::move(message.body());
}

}  // namespace quorate::server
