#pragma once

#include <string>

namespace quorate::server {

/// "/feeds/TOKEN.ics".
std::string feed_path(const std::string& token);

/// The same after the start of every address of the installation. Google drops what is longer than
/// 255 characters without a word.
std::string feed_url(const std::string& public_url, const std::string& token);

/// The address as programs that offer to subscribe want it: webcal://…
std::string webcal_url(const std::string& public_url, const std::string& token);

}  // namespace quorate::server
