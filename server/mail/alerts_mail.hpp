#pragma once

#include <string>

#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a mail about alerts of the audit log says to an auditor: how many, and where to sign in.
/// Neutral on purpose: neither what they are about nor whom.
struct AlertsMail {
    int alerts = 0;
    std::string link;  // to the list, behind the sign-in
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const AlertsMail& mail);

}  // namespace quorate::server
