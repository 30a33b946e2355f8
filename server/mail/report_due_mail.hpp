#pragma once

#include <string>

#include "core/support/clock.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a professional is told whose report for a meeting is missing. As neutral as an invitation.
struct ReportDueMail {
    std::string reference;
    core::Date meeting_on = {};
    core::Date due_on = {};
    core::Date written_on = {};
    std::string link;  // the page of the recipient's own report
    std::string service_name;
    std::string service_phone = {};  // may be empty
    core::Language language = core::Language::english;
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const ReportDueMail& mail);

}  // namespace quorate::server
