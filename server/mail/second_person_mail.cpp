#include "server/mail/second_person_mail.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {

MailText mail_text(const SecondPersonMail& mail)
{
    require_web_address(mail.link);
    return rendered_mail(
        {.subject = "Something waits for a second person",
         .heading = "A colleague has asked for something that takes two people",
         .facts = {{"Until",
                    core::london_clock_time(mail.expires_at) + " on " +
                        core::long_date(core::london_date(mail.expires_at))}},
         .paragraphs = {"Sign in to see what it is, and to confirm it or turn it down. Nothing "
                        "changes until somebody confirms it. If nobody does by then, it lapses."},
         .link = mail.link,
         .link_label = "See what waits",
         .notes = {"This message holds no case information."},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone});
}

}  // namespace quorate::server
