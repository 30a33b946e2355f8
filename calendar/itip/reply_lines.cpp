#include "calendar/itip/reply_lines.hpp"

#include <algorithm>
#include <optional>

namespace quorate::calendar {
namespace {

std::string capitals(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string_view take_physical_line(std::string_view& text)
{
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string take_logical_line(std::string_view& text)
{
    std::string line{take_physical_line(text)};
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        line += take_physical_line(text).substr(1);
    return line;
}

std::string_view name_of(std::string_view line)
{
    return line.substr(0, line.find_first_of(";:"));
}

// Where a parameter's value ends: at the first of ; : outside quotation marks.
std::size_t end_of_parameter(std::string_view text)
{
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (!quoted && (text[i] == ';' || text[i] == ':')) return i;
    }
    return std::string_view::npos;
}

std::string parameter_text(std::string_view text)
{
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '^' && i + 1 < text.size();
        const char next = escaped ? text[i + 1] : '\0';
        const bool known = next == 'n' || next == '^' || next == '\'';
        if (!known) {
            plain += text[i];
            continue;
        }
        plain += next == 'n' ? '\n' : next == '^' ? '^' : '"';
        ++i;
    }
    return plain;
}

std::optional<ReplyLine> parts_of(std::string_view text)
{
    ReplyLine line{.name = capitals(name_of(text)), .parameters = {}, .value = {}};
    text.remove_prefix(line.name.size());
    while (text.starts_with(';')) {
        text.remove_prefix(1);
        const auto stop = end_of_parameter(text);
        if (stop == std::string_view::npos || line.parameters.size() == most_parameters)
            return std::nullopt;
        const std::string_view parameter = text.substr(0, stop);
        const auto equals = std::min(parameter.find('='), parameter.size());
        const bool has_value = equals < parameter.size();
        line.parameters.emplace_back(
            capitals(parameter.substr(0, equals)),
            has_value ? parameter_text(parameter.substr(equals + 1)) : std::string{});
        text.remove_prefix(stop);
    }
    if (!text.starts_with(':')) return std::nullopt;
    text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    line.value = text;
    return line;
}

}  // namespace

std::string_view ReplyLine::parameter(std::string_view wanted) const
{
    for (const auto& [its_name, its_value] : parameters)
        if (its_name == wanted) return its_value;
    return {};
}

bool for_each_reply_line(std::string_view text,
                         const std::vector<std::string_view>& wanted,
                         const std::function<void(const ReplyPlace&, ReplyLine)>& take)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::vector<std::string> open;
    int components = 0;
    while (!text.empty()) {
        const std::string line = take_logical_line(text);
        const std::string name = capitals(name_of(line));
        if (name == "BEGIN" || name == "END") {
            const auto whole = parts_of(line);
            if (!whole) return false;
            if (name == "END" && !open.empty()) open.pop_back();
            if (name == "BEGIN") open.push_back(capitals(whole->value));
            if (name == "BEGIN" && open.size() == 2) ++components;
            continue;
        }
        const bool is_here = open.size() == 1 || open.size() == 2;
        if (!is_here || std::ranges::find(wanted, name) == wanted.end()) continue;
        auto parts = parts_of(line);
        if (!parts) return false;
        const bool is_calendar = open.size() == 1;
        take({.component_name = is_calendar ? std::string_view{} : std::string_view{open.back()},
              .component = is_calendar ? 0 : components},
             *std::move(parts));
    }
    return true;
}

std::string unescaped_text(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        const char next = text[++i];
        plain += next == 'n' || next == 'N' ? '\n' : next;
    }
    return plain;
}

}  // namespace quorate::calendar
