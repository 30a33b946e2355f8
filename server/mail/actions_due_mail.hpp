#pragma once

#include <string>

#include "core/actions/chase_actions.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a mail about action points that are due says to their owner: how many, and where they are;
/// or, to whoever had one that another has now, that it is no longer theirs.
/// Neutral on purpose: nothing here names a child, a family, a meeting or what is to be done.
struct ActionsDueMail {
    core::ChaseMail told = {};
    std::string link;  // not used of what is no longer theirs
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const ActionsDueMail& mail);

}  // namespace quorate::server
