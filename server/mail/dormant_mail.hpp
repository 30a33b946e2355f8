#pragma once

#include <string>

#include "core/support/clock.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What somebody is told whose account is to be suspended because nobody has signed in to it.
struct DormantMail {
    core::Instant suspended_at = {};
    std::string link;  // to the sign-in
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const DormantMail& mail);

}  // namespace quorate::server
