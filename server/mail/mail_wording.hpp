#pragma once

#include <string>
#include <vector>

#include "server/mail/invitation_mail.hpp"

namespace quorate::server {

/// What a mail says, in its language; how it looks is the templates' business.
struct MailWording {
    std::string subject_prefix;
    std::string heading;
    std::string lead = {};
    std::string link_label;
    std::vector<std::string> paragraphs;
    std::vector<std::string> notes;
};

MailWording professional_wording(const MeetingMail& mail);

/// The same in plain words, without the trade's own.
MailWording family_wording(const MeetingMail& mail);

}  // namespace quorate::server
