#pragma once

#include <string>

namespace quorate::server {

/// `text` as a QR code, for a telephone to read: a whole <svg> with a quiet edge, dark on white.
/// `label` is what it is called for those who do not see it. Throws std::invalid_argument for a
/// text that is too long for one.
std::string qr_svg(const std::string& text, const std::string& label);

}  // namespace quorate::server
