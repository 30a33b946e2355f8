#pragma once

#include <string>

#include "core/polls/poll_mail.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a mail about a poll says to one person: which times, until when to answer and where; or
/// what came of it. Neutral on purpose: nothing here names a family, a place or a kind of meeting.
struct PollMail {
    core::ToldPoll told = {};
    std::string link = {};  // to answer; none in an outcome
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link of a question is no web address.
MailText mail_text(const PollMail& mail);

}  // namespace quorate::server
