#include "server/dav/multistatus.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view declared =
    " xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\" "
    "xmlns:CS=\"http://calendarserver.org/ns/\" xmlns:A=\"http://apple.com/ns/ical/\">";
constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

void append_status(std::string& out, int status)
{
    out.append("<D:status>HTTP/1.1 ").append(std::to_string(status)).append(" ");
    out.append(reason_phrase(status)).append("</D:status>");
}

void append_names(std::string& out, const std::vector<XmlName>& names, int status)
{
    if (names.empty()) return;
    out += "<D:propstat><D:prop>";
    for (const XmlName& each : names)
        out += empty_element(each);
    out += "</D:prop>";
    append_status(out, status);
    out += "</D:propstat>";
}

Response xml_response(int status, std::string body)
{
    Response response{.status = status, .headers = {}, .body = std::move(body)};
    response.with("Content-Type", "application/xml; charset=utf-8");
    response.with("Cache-Control", "no-store");
    return response;
}

// "valid-calendar-data" of "<C:valid-calendar-data/>": which of our refusals the log tells of.
std::string code_of(std::string_view inner)
{
    const auto colon = inner.find(':');
    if (colon == std::string_view::npos) return "bad-request";
    inner.remove_prefix(colon + 1);
    return std::string{inner.substr(0, inner.find_first_of("/>"))};
}

}  // namespace

Multistatus::Multistatus(bool minimal) : minimal_{minimal}
{
    body_.append(xml_head).append("<D:multistatus").append(declared);
}

void Multistatus::add(std::string_view href, const PropAnswer& answer)
{
    body_.append("<D:response><D:href>").append(xml_escaped(href)).append("</D:href>");
    const bool nothing_else = answer.refused.empty() && (minimal_ || answer.unknown.empty());
    if (!answer.known.empty() || nothing_else) {
        body_.append("<D:propstat><D:prop>").append(answer.known).append("</D:prop>");
        append_status(body_, 200);
        body_ += "</D:propstat>";
    }
    if (!minimal_) append_names(body_, answer.unknown, 404);
    append_names(body_, answer.refused, 403);
    body_ += "</D:response>\n";
}

void Multistatus::add_status(std::string_view href, int status)
{
    body_.append("<D:response><D:href>").append(xml_escaped(href)).append("</D:href>");
    append_status(body_, status);
    body_ += "</D:response>\n";
}

Response Multistatus::finish() &&
{
    body_ += "</D:multistatus>\n";
    return xml_response(207, std::move(body_));
}

Response dav_error(int status, std::string_view inner)
{
    std::string body{xml_head};
    body.append("<D:error").append(declared).append(inner).append("</D:error>\n");
    Response response = xml_response(status, std::move(body));
    response.code = code_of(inner);
    return response;
}

Response dav_not_found()
{
    return text_response(404, "There is nothing here.\n");
}

}  // namespace quorate::server
