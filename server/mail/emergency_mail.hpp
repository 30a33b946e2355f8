#pragma once

#include <string>

#include "core/cases/emergency_mail.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a mail says to managers and auditors of a family that was opened in an emergency, or for
/// which somebody asks for a second person's yes: the family's reference and when. Who it was, and
/// why, is behind the sign-in.
struct EmergencyMail {
    core::EmergencyMailTold told;
    std::string link;  // to the list, behind the sign-in
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const EmergencyMail& mail);

}  // namespace quorate::server
