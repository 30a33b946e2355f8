#pragma once

#include <string>

#include "core/dates/language.hpp"
#include "core/support/clock.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What whoever reads a contact's address is asked. It names nobody: it may have come to a
/// stranger.
struct AddressCheckMail {
    std::string link;  // where the answer is given
    core::Instant expires_at = {};
    std::string service_name;
    std::string service_phone = {};  // may be empty
    core::Language language = core::Language::english;
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const AddressCheckMail& mail);

}  // namespace quorate::server
