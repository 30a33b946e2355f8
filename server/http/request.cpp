#include "server/http/request.hpp"

#include <boost/url/decode_view.hpp>
#include <boost/url/parse.hpp>

#include "core/support/text.hpp"
#include "server/http/limits.hpp"
#include "server/http/multipart.hpp"
#include "server/http/upload.hpp"
#include "server/http/words.hpp"

namespace quorate::server {
namespace {

const std::string nothing;
constexpr std::string_view urlencoded = "application/x-www-form-urlencoded";
constexpr std::string_view multipart = "multipart/form-data";

// Whether a Content-Type is `wanted`, whatever parameters it has.
bool is_type(std::string_view given, std::string_view wanted)
{
    return same_word(without_spaces(given.substr(0, given.find(';'))), wanted);
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_space)
{
    boost::urls::encoding_opts options;
    options.space_as_plus = plus_is_space;
    const auto view = boost::urls::make_pct_string_view(text);
    if (!view) return std::nullopt;
    const auto decoded_view = boost::urls::decode_view(*view, options);
    return std::string{decoded_view.begin(), decoded_view.end()};
}

}  // namespace

std::string_view method_name(Method method)
{
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::del:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
        case Method::propfind:
            return "PROPFIND";
        case Method::proppatch:
            return "PROPPATCH";
        case Method::report:
            return "REPORT";
        case Method::mkcalendar:
            return "MKCALENDAR";
        case Method::other:
            break;
    }
    return "OTHER";
}

void Fields::add(std::string name, std::string value)
{
    entries_.emplace_back(std::move(name), std::move(value));
}

const std::string& Fields::get(std::string_view name) const
{
    for (const auto& [key, value] : entries_)
        if (key == name) return value;
    return nothing;
}

std::vector<std::string> Fields::all(std::string_view name) const
{
    std::vector<std::string> values;
    for (const auto& [key, value] : entries_)
        if (key == name) values.push_back(value);
    return values;
}

bool Fields::has(std::string_view name) const
{
    for (const auto& [key, value] : entries_)
        if (key == name) return true;
    return false;
}

std::string_view Request::header(std::string_view name) const
{
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

std::string Request::cookie(std::string_view name) const
{
    for (const std::string& piece : core::split(header("cookie"), ';')) {
        const auto equals = piece.find('=');
        if (equals == std::string::npos) continue;
        if (core::trimmed(std::string_view{piece}.substr(0, equals)) == name)
            return core::trimmed(std::string_view{piece}.substr(equals + 1));
    }
    return {};
}

std::optional<Fields> parse_urlencoded(std::string_view text)
{
    Fields fields;
    for (const std::string& pair : core::split(text, '&')) {
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        const std::string_view view{pair};
        auto name = decoded(view.substr(0, equals), true);
        auto value = equals == std::string::npos ? std::optional<std::string>{""}
                                                 : decoded(view.substr(equals + 1), true);
        if (!name || !value) return std::nullopt;
        if (!core::is_plain_text(*name, core::Lines::one) ||
            !core::is_plain_text(*value, core::Lines::many))
            return std::nullopt;
        fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

bool may_be_form(const Request& request)
{
    const std::string_view type = request.header("content-type");
    if (type.empty()) return request.body.empty();
    return is_type(type, urlencoded) || is_type(type, multipart);
}

std::optional<Fields> parse_form(const Request& request)
{
    const std::string_view type = request.header("content-type");
    if (is_type(type, urlencoded)) return parse_urlencoded(request.body);
    if (is_type(type, multipart) && request.body.size() > Limits{}.body_bytes) {
        // Only what takes files may be so large: nobody else looks for them among the fields.
        auto upload = parse_upload(type, request.body);
        if (!upload) return std::nullopt;
        return std::move(upload->fields);
    }
    if (is_type(type, multipart)) return parse_multipart(type, request.body);
    if (request.body.empty()) return Fields{};
    return std::nullopt;
}

bool parse_target(std::string_view target, Request& request)
{
    const auto parsed = boost::urls::parse_origin_form(target);
    if (!parsed) return false;
    const auto question = target.find('?');
    auto path = decoded(target.substr(0, question), false);
    if (!path || !core::is_plain_text(*path, core::Lines::one)) return false;
    for (const std::string& segment : core::split(*path, '/'))
        if (segment == ".." || segment == ".") return false;
    if (question != std::string_view::npos) {
        auto query = parse_urlencoded(target.substr(question + 1));
        if (!query) return false;
        request.query = std::move(*query);
    }
    request.target = std::string{target};
    request.path = std::move(*path);
    return true;
}

}  // namespace quorate::server
