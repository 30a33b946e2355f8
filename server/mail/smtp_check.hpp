#pragma once

#include <string>

#include "server/app/settings.hpp"

namespace quorate::server {

/// Greets the mail server as sending would, with TLS as the settings ask and without signing in,
/// and sends nothing. What went wrong, in a few words without addresses; empty when it answers.
std::string smtp_fault(const MailSettings& settings);

}  // namespace quorate::server
