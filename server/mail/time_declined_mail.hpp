#pragma once

#include <string>

#include "core/dates/language.hpp"
#include "core/meetings/recipient_class.hpp"
#include "core/support/clock.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What somebody is told who proposed another time that is not taken. As neutral as an invitation.
struct TimeDeclinedMail {
    core::RecipientClass recipient = core::RecipientClass::professional;
    std::string reference;
    core::Instant starts_at = {};
    core::Instant ends_at = {};
    std::string link;  // the recipient's own page
    std::string service_name;
    std::string service_phone = {};  // may be empty
    core::Language language = core::Language::english;
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const TimeDeclinedMail& mail);

}  // namespace quorate::server
