#include "server/dav/xml.hpp"

#include <pugixml.hpp>

#include <algorithm>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t most_bytes = 512 * 1024;
constexpr std::size_t deepest = 24;
constexpr std::size_t most_elements = 10'000;
constexpr std::size_t most_attributes = 100;  // of one element
// Of a name and of its namespace: both are told again with each thing that is asked about.
constexpr std::size_t longest_name = 200;
constexpr auto one_line = core::Lines::one;
constexpr auto many_lines = core::Lines::many;

std::string_view prefix_of(std::string_view name)
{
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

std::string_view local_of(std::string_view name)
{
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Whether it can be written back as the name of an element.
bool is_name(std::string_view name)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    };
    return !name.empty() && name.size() <= longest_name &&
           !(name.front() >= '0' && name.front() <= '9') && name.front() != '-' &&
           name.front() != '.' && std::ranges::all_of(name, fits);
}

// What a prefix stands for here; nothing when nobody said.
std::optional<std::string> space_of(pugi::xml_node node, std::string_view prefix)
{
    const std::string wanted =
        prefix.empty() ? std::string{"xmlns"} : "xmlns:" + std::string{prefix};
    for (; node; node = node.parent())
        if (const auto attribute = node.attribute(wanted.c_str())) return attribute.value();
    return prefix.empty() ? std::optional<std::string>{""} : std::nullopt;
}

bool has_few_attributes(pugi::xml_node node)
{
    std::size_t count = 0;
    for (auto each = node.first_attribute(); each; each = each.next_attribute())
        if (++count > most_attributes) return false;
    return true;
}

class Reader {
public:
    bool read(pugi::xml_node node, XmlElement& into, std::size_t depth)
    {
        if (depth > deepest || ++elements_ > most_elements || !has_few_attributes(node))
            return false;
        const std::string_view name = node.name();
        auto space = space_of(node, prefix_of(name));
        if (!space || space->size() > longest_name || !core::is_plain_text(*space, one_line) ||
            !is_name(local_of(name)))
            return false;
        into.name = {std::move(*space), std::string{local_of(name)}};
        for (const pugi::xml_attribute attribute : node.attributes()) {
            if (std::string_view{attribute.name()}.starts_with("xmlns")) continue;
            if (!core::is_plain_text(attribute.value(), many_lines)) return false;
            into.attributes.emplace_back(local_of(attribute.name()), attribute.value());
        }
        std::string text;
        for (const pugi::xml_node each : node.children()) {
            if (each.type() == pugi::node_element) {
                if (!read(each, into.children.emplace_back(), depth + 1)) return false;
            } else if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) {
                text += each.value();
            }
        }
        into.text = core::trimmed(text);
        return core::is_plain_text(text, many_lines);
    }

private:
    std::size_t elements_ = 0;
};

std::string_view own_prefix(std::string_view space)
{
    if (space == dav_space) return "D";
    if (space == caldav_space) return "C";
    if (space == calendar_server_space) return "CS";
    if (space == apple_space) return "A";
    return {};
}

// The name as it is written, and where its namespace has no prefix of ours, the declaration of it.
std::pair<std::string, std::string> written(const XmlName& name)
{
    const std::string_view prefix = own_prefix(name.space);
    if (!prefix.empty()) return {std::string{prefix} + ':' + name.local, {}};
    if (name.space.empty()) return {name.local, " xmlns=\"\""};
    return {"X:" + name.local, " xmlns:X=\"" + xml_escaped(name.space) + "\""};
}

}  // namespace

const XmlElement* XmlElement::child(std::string_view space, std::string_view local) const
{
    const auto found =
        std::ranges::find_if(children, [&](const auto& each) { return each.is(space, local); });
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::attribute(std::string_view wanted) const
{
    for (const auto& [key, value] : attributes)
        if (key == wanted) return value;
    return {};
}

std::optional<XmlElement> read_xml(std::string_view text)
{
    if (text.size() > most_bytes) return std::nullopt;
    pugi::xml_document document;
    constexpr unsigned options = pugi::parse_default | pugi::parse_doctype;
    if (!document.load_buffer(text.data(), text.size(), options)) return std::nullopt;
    for (const pugi::xml_node each : document.children())
        if (each.type() == pugi::node_doctype) return std::nullopt;
    const pugi::xml_node root = document.document_element();
    XmlElement element;
    if (!root || !Reader{}.read(root, element, 1)) return std::nullopt;
    return element;
}

std::string xml_escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\r':
                out += "&#13;";
                break;
            default:
                if (byte >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
    return out;
}

std::string empty_element(const XmlName& name)
{
    const auto [text, declared] = written(name);
    return '<' + text + declared + "/>";
}

std::string element(const XmlName& name, std::string_view inner)
{
    if (inner.empty()) return empty_element(name);
    const auto [text, declared] = written(name);
    std::string out = '<' + text + declared + '>';
    return out.append(inner).append("</").append(text).append(">");
}

}  // namespace quorate::server
