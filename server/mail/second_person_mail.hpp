#pragma once

#include <string>

#include "core/support/clock.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a mail says to a member of staff who can confirm what somebody else proposed: that it
/// waits, until when, and where to sign in. Neutral on purpose: neither what it is nor whom it is
/// about.
struct SecondPersonMail {
    core::Instant expires_at = {};
    std::string link;  // to the list, behind the sign-in
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const SecondPersonMail& mail);

}  // namespace quorate::server
