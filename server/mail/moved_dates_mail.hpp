#pragma once

#include <string>

#include "core/due_dates/date_move.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a mail about due dates that moved says to a member of staff: how many, why, and where to
/// sign in. Neutral on purpose: nothing here names a family, a meeting or a day of theirs.
struct MovedDatesMail {
    int dates = 0;
    core::MoveCause cause = core::MoveCause::event_recorded;
    core::Instant made_at = {};
    std::string link;  // to the list, behind the sign-in
    std::string service_name;
    std::string service_phone = {};  // may be empty
};

/// Throws std::invalid_argument when the link is no web address.
MailText mail_text(const MovedDatesMail& mail);

}  // namespace quorate::server
