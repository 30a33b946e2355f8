#pragma once

#include <string>

#include "server/mail/smtp_mailer.hpp"

namespace quorate::server {

/// Greets the mail server as sending would, with TLS as the settings ask, signs in where a user is
/// set, and sends nothing. What went wrong, in a few words without addresses; empty when it would
/// take mail.
std::string smtp_fault(const SmtpSettings& settings);

}  // namespace quorate::server
