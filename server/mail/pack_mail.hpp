#pragma once

#include <string>

#include "core/support/clock.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a professional is told when the papers for a meeting can be read, or some were added. As
/// neutral as an invitation: what is in them stands behind the link alone.
struct PackMail {
    std::string reference;
    core::Instant starts_at = {};  // of the recipient's own part
    bool is_supplement = false;
    int pack_version = 1;
    std::string link;  // the page of the pack
    std::string service_name;
    std::string service_phone = {};  // may be empty
    core::Language language = core::Language::english;
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const PackMail& mail);

}  // namespace quorate::server
