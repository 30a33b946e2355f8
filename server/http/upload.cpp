#include "server/http/upload.hpp"

#include <algorithm>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t most_parts = 100;
constexpr std::size_t longest_head = 4096;
constexpr std::size_t longest_boundary = 70;  // RFC 2046 5.1.1
constexpr std::string_view line_end = "\r\n";

// The value of a parameter, in quotes or not. Browsers write %22 for a quote inside, others put a
// backslash before it.
std::optional<std::string> parameter(std::string_view line, std::string_view name)
{
    std::string wanted = "; ";
    wanted.append(name).append("=");
    std::size_t at = line.find(wanted);
    if (at == std::string_view::npos) return std::nullopt;
    at += wanted.size();
    std::string value;
    if (at < line.size() && line[at] == '"') {
        for (++at; at < line.size() && line[at] != '"'; ++at) {
            if (line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '"') ++at;
            value += line[at];
        }
        if (at >= line.size()) return std::nullopt;
        return value;
    }
    return std::string{line.substr(at, line.find(';', at) - at)};
}

std::optional<std::string> boundary_of(std::string_view content_type)
{
    if (!core::is_plain_text(content_type, core::Lines::one)) return std::nullopt;
    std::string line{content_type};
    // "multipart/form-data;boundary=x" is as good.
    if (const auto semicolon = line.find(';');
        semicolon != std::string::npos && semicolon + 1 < line.size() && line[semicolon + 1] != ' ')
        line.insert(semicolon + 1, " ");
    const auto found = parameter(line, "boundary");
    if (!found || found->empty() || found->size() > longest_boundary) return std::nullopt;
    return found;
}

struct PartHead {
    std::string name;
    std::optional<std::string> file_name = {};
};

std::optional<PartHead> part_head(std::string_view head)
{
    std::optional<PartHead> part;
    while (!head.empty()) {
        const std::string_view line = head.substr(0, head.find(line_end));
        head.remove_prefix(std::min(head.size(), line.size() + line_end.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        const std::string name = core::lower_case(core::trimmed(line.substr(0, colon)));
        const std::string value = core::trimmed(line.substr(colon + 1));
        if (name == "content-transfer-encoding" && core::lower_case(value) != "binary" &&
            core::lower_case(value) != "8bit" && core::lower_case(value) != "7bit")
            return std::nullopt;
        if (name != "content-disposition") continue;
        if (part || !core::lower_case(value).starts_with("form-data;")) return std::nullopt;
        const auto field = parameter(value, "name");
        if (!field) return std::nullopt;
        part = PartHead{.name = *field, .file_name = parameter(value, "filename")};
    }
    return part;
}

}  // namespace

std::optional<Upload> parse_upload(std::string_view content_type, std::string_view body)
{
    const auto boundary = boundary_of(content_type);
    if (!boundary) return std::nullopt;
    const std::string opening = "--" + *boundary;
    const std::string between = "\r\n" + opening;
    if (!body.starts_with(opening)) return std::nullopt;
    body.remove_prefix(opening.size());

    Upload upload;
    for (std::size_t parts = 0; body.starts_with(line_end); ++parts) {
        if (parts == most_parts) return std::nullopt;
        body.remove_prefix(line_end.size());
        const auto head_length = body.substr(0, longest_head).find("\r\n\r\n");
        if (head_length == std::string_view::npos) return std::nullopt;
        const auto head = part_head(body.substr(0, head_length));
        if (!head || !core::is_plain_text(head->name, core::Lines::one)) return std::nullopt;
        body.remove_prefix(head_length + 4);
        const auto length = body.find(between);
        if (length == std::string_view::npos) return std::nullopt;
        const std::string_view content = body.substr(0, length);
        body.remove_prefix(length + between.size());
        if (head->file_name) {
            if (!content.empty() || !head->file_name->empty())
                upload.files.push_back(
                    {.field = head->name, .name = *head->file_name, .bytes = content});
        } else {
            if (!core::is_plain_text(content, core::Lines::many)) return std::nullopt;
            upload.fields.add(head->name, std::string{content});
        }
    }
    if (!body.starts_with("--")) return std::nullopt;
    return upload;
}

std::optional<Upload> upload_of(const Request& request)
{
    const std::string_view type = request.header("content-type");
    if (core::lower_case(type.substr(0, type.find(';'))) == "multipart/form-data")
        return parse_upload(type, request.body);
    auto fields = parse_form(request);
    if (!fields) return std::nullopt;
    return Upload{.fields = *std::move(fields), .files = {}};
}

}  // namespace quorate::server
