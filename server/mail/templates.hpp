#pragma once

#include <string_view>

namespace quorate::server {

/// The mail templates of server/templates/mail, compiled in.
std::string_view mail_text_template();
std::string_view mail_html_template();

}  // namespace quorate::server
