#pragma once

#include <string>

#include "core/identity/account_news.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What somebody is told when how they sign in was changed, by an administrator or in their name.
struct AccountMail {
    core::AccountNews news = core::AccountNews::factors_taken_off;
    core::Instant at = {};
    std::string link;  // to signing in
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const AccountMail& mail);

}  // namespace quorate::server
