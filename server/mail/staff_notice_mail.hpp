#pragma once

#include <string>

#include "core/outbox/staff_notice.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What one of the staff is told when others changed something in their work. Neutral on purpose:
/// it names no person and no family.
struct StaffNoticeMail {
    core::StaffNotice told = {};
    std::string link;  // to the page to look at; may be empty
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const StaffNoticeMail& mail);

}  // namespace quorate::server
