#include "server/pages/reports/svg.hpp"

namespace quorate::server {

std::string svg_escaped(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

std::string svg_element(const char* name, const std::vector<SvgAttribute>& attributes)
{
    std::string text = std::string{"<"} + name;
    for (const SvgAttribute& each : attributes)
        text += std::string{" "} + each.name + "=\"" + svg_escaped(each.value) + "\"";
    return text + "/>";
}

std::string svg_words(const SvgWords& at, std::string_view text)
{
    // A white edge keeps words readable where they cross a line.
    return "<text x=\"" + std::to_string(at.x) + "\" y=\"" + std::to_string(at.y) +
           "\" font-size=\"" + std::to_string(at.size) + "\" font-weight=\"" + at.weight +
           "\" fill=\"" + at.fill + "\" text-anchor=\"" + at.anchor +
           "\" stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\" "
           "stroke-linejoin=\"round\">" +
           svg_escaped(text) + "</text>";
}

}  // namespace quorate::server
