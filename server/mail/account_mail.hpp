#pragma once

#include <string>

#include "core/support/clock.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What somebody is told when an administrator has taken the authenticator app off their account,
/// so that nobody does it behind their back.
struct AccountMail {
    core::Instant taken_off_at = {};
    std::string link;  // to signing in
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const AccountMail& mail);

}  // namespace quorate::server
