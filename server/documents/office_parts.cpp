#include "server/documents/office_parts.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "core/pack/zip_directory.hpp"
#include "core/support/text.hpp"

namespace quorate::server {
namespace {

using core::FileDanger;

constexpr std::size_t largest_part = 1024 * 1024;
constexpr int raw_deflate = -15;

// Nothing when it is larger than any list of parts, packed in another way or damaged.
std::optional<std::string> unpacked(std::string_view bytes, const core::ZipEntry& entry)
{
    const std::string_view packed = core::packed_content(bytes, entry);
    if (packed.size() > largest_part) return std::nullopt;
    if (entry.is_stored) return std::string{packed};
    z_stream stream{};
    if (!entry.is_deflated || inflateInit2(&stream, raw_deflate) != Z_OK) return std::nullopt;
    std::string out(largest_part, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int said = inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    if (said != Z_STREAM_END) return std::nullopt;
    return out;
}

std::string attribute(const pugi::xml_node& node, const char* name)
{
    return core::lower_case(node.attribute(name).value());
}

bool is_program(std::string_view content_type)
{
    constexpr std::array marks{"macroenabled", "vbaproject", "vbadata", "activex"};
    return std::ranges::any_of(
        marks, [&](const char* mark) { return content_type.find(mark) != std::string_view::npos; });
}

// "hyperlink" of "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink".
std::string_view kind_of(std::string_view relationship)
{
    return relationship.substr(relationship.find_last_of('/') + 1);
}

// "file:///C:\Users\...": a disk of the writer's, and no share of another machine.
bool is_on_own_disk(std::string_view target)
{
    constexpr std::string_view file = "file:///";
    if (target.starts_with(file)) target.remove_prefix(file.size());
    return target.size() > 2 && std::isalpha(static_cast<unsigned char>(target[0])) != 0 &&
           target[1] == ':' && (target[2] == '\\' || target[2] == '/');
}

FileDanger danger_of_relationship(const pugi::xml_node& node)
{
    const std::string type = attribute(node, "Type");
    const std::string_view kind = kind_of(type);
    if (kind.starts_with("vbaproject") || kind == "wordvbadata" || kind == "control" ||
        kind.starts_with("activex") || kind == "oleobject")
        return FileDanger::program;
    if (attribute(node, "TargetMode") != "external") return FileDanger::none;
    if (kind == "hyperlink" || kind == "image") return FileDanger::none;
    if (kind == "attachedtemplate" && is_on_own_disk(attribute(node, "Target")))
        return FileDanger::none;
    return FileDanger::fetches;
}

FileDanger danger_of_file_entry(const pugi::xml_node& node)
{
    const std::string path = '/' + attribute(node, "manifest:full-path");
    for (const char* folder : {"/basic/", "/scripts/", "/dialogs/"})
        if (path.find(folder) != std::string::npos) return FileDanger::program;
    return FileDanger::none;
}

// The worst of all elements of a list of parts.
class Judge : public pugi::xml_tree_walker {
public:
    explicit Judge(core::ReportFileType type) : refuses_doctype{type == core::ReportFileType::docx}
    {
    }

    const bool refuses_doctype;
    FileDanger danger = FileDanger::none;

    bool for_each(pugi::xml_node& node) override
    {
        // Word knows no document type here; old lists of an OpenDocument text name theirs.
        if (node.type() == pugi::node_doctype && refuses_doctype) danger = FileDanger::damaged;
        if (danger == FileDanger::none && is_program(attribute(node, "ContentType")))
            danger = FileDanger::program;
        if (danger == FileDanger::none) danger = danger_of_relationship(node);
        if (danger == FileDanger::none) danger = danger_of_file_entry(node);
        return danger == FileDanger::none;
    }
};

FileDanger danger_of_list(core::ReportFileType type, const std::optional<std::string>& text)
{
    if (!text) return FileDanger::damaged;
    pugi::xml_document document;
    constexpr unsigned options = pugi::parse_default | pugi::parse_doctype;
    if (!document.load_buffer(text->data(), text->size(), options)) return FileDanger::damaged;
    Judge judge{type};
    document.traverse(judge);
    return judge.danger;
}

bool is_list_of_parts(std::string_view name)
{
    const std::string lower = core::lower_case(name);
    return lower == "[content_types].xml" || lower.ends_with(".rels") ||
           lower == "meta-inf/manifest.xml";
}

}  // namespace

FileDanger danger_in_parts(core::ReportFileType type, std::string_view bytes)
{
    if (type != core::ReportFileType::docx && type != core::ReportFileType::odt)
        return FileDanger::none;
    const auto entries = core::zip_directory(bytes);
    if (!entries) return FileDanger::damaged;
    for (const core::ZipEntry& entry : *entries) {
        if (!is_list_of_parts(entry.name)) continue;
        const FileDanger danger = danger_of_list(type, unpacked(bytes, entry));
        if (danger != FileDanger::none) return danger;
    }
    return FileDanger::none;
}

}  // namespace quorate::server
