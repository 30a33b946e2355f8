#pragma once

#include <string>

#include "core/support/clock.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a manager is told when somebody was refused who must not be invited. Neutral on purpose: it
/// names no person and no family.
struct ExcludedAttemptMail {
    core::Instant at = {};
    std::string link;  // to the sign-in
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const ExcludedAttemptMail& mail);

}  // namespace quorate::server
