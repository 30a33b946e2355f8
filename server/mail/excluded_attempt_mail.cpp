#include "server/mail/excluded_attempt_mail.hpp"

#include "core/dates/london_time.hpp"

namespace quorate::server {

MailText mail_text(const ExcludedAttemptMail& mail)
{
    require_web_address(mail.link);
    return rendered_mail(
        {.subject = "An invitation was refused",
         .heading = "An invitation was refused",
         .facts = {{"When", core::london_long_time(mail.at)}},
         .paragraphs =
             {"Somebody in your team tried to invite a person who must not be invited, or "
              "to send papers to somebody who must not get them. Nothing was sent.",
              "Sign in and look at the meetings of your team, and make sure that "
              "everybody who books them knows who must be kept out."},
         .link = mail.link,
         .link_label = "Sign in",
         .notes = {"This message holds no case information."},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone});
}

}  // namespace quorate::server
