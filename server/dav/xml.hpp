#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quorate::server {

// The namespaces of WebDAV and its relatives.
inline constexpr std::string_view dav_space = "DAV:";
inline constexpr std::string_view caldav_space = "urn:ietf:params:xml:ns:caldav";
inline constexpr std::string_view calendar_server_space = "http://calendarserver.org/ns/";
inline constexpr std::string_view apple_space = "http://apple.com/ns/ical/";

/// A name with its namespace, whatever prefix it was written with.
struct XmlName {
    std::string space = {};
    std::string local = {};

    friend auto operator<=>(const XmlName&, const XmlName&) = default;
};

struct XmlElement {
    XmlName name = {};
    std::vector<std::pair<std::string, std::string>> attributes = {};  // without a namespace
    std::string text = {};                                             // of its own, trimmed
    std::vector<XmlElement> children = {};

    bool is(std::string_view space, std::string_view local) const
    {
        return name.space == space && name.local == local;
    }

    /// The first of that name, or nullptr.
    const XmlElement* child(std::string_view space, std::string_view local) const;

    /// Empty when there is none.
    std::string_view attribute(std::string_view name) const;
};

/// Reads what a calendar program sent. Nothing when it is no XML, has a DTD (and so could define
/// entities, of which none is ever expanded), holds what is no text, or is longer or deeper than
/// any program writes.
std::optional<XmlElement> read_xml(std::string_view text);

/// The text with &, <, > and quotation marks escaped, and without what XML cannot carry.
std::string xml_escaped(std::string_view text);

/// "<D:href xmlns…/>": an empty element of the name, with our own prefixes where we have one.
std::string empty_element(const XmlName& name);

/// "<D:href>", the value as it is, "</D:href>".
std::string element(const XmlName& name, std::string_view inner);

}  // namespace quorate::server
