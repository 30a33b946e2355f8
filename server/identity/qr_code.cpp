#include "server/identity/qr_code.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>
#include <string_view>

namespace quorate::server {
namespace {

constexpr int quiet_edge = 4;  // modules of white around it, as readers need

struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, Free>;

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

bool is_dark(const QRcode& code, int x, int y)
{
    return (code.data[y * code.width + x] & 1) != 0;
}

// A stroke for each run of dark modules of a row.
std::string path_of(const QRcode& code)
{
    std::string path;
    for (int y = 0; y < code.width; ++y) {
        for (int x = 0; x < code.width;) {
            if (!is_dark(code, x, y)) {
                ++x;
                continue;
            }
            int end = x;
            while (end < code.width && is_dark(code, end, y))
                ++end;
            const std::string length = std::to_string(end - x);
            path += "M" + std::to_string(x + quiet_edge) + " " + std::to_string(y + quiet_edge);
            path += "h" + length + "v1h-" + length + "z";
            x = end;
        }
    }
    return path;
}

}  // namespace

std::string qr_svg(const std::string& text, const std::string& label)
{
    const Code code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M)};
    if (!code) throw std::invalid_argument{"the text does not fit a QR code"};
    const std::string side = std::to_string(code->width + 2 * quiet_edge);
    return "<svg class=\"cm-qr\" role=\"img\" aria-label=\"" + escaped(label) +
           "\" width=\"220\" height=\"220\" viewBox=\"0 0 " + side + " " + side +
           "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side +
           "H0z\"/><path fill=\"#000\" d=\"" + path_of(*code) + "\"/></svg>";
}

}  // namespace quorate::server
