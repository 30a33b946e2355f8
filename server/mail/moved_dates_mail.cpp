#include "server/mail/moved_dates_mail.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {

MailText mail_text(const MovedDatesMail& mail)
{
    require_web_address(mail.link);
    const bool is_one = mail.dates == 1;
    return rendered_mail(
        {.subject = "Dates have moved",
         .heading = is_one ? "1 date that concerns you has moved"
                           : std::to_string(mail.dates) + " dates that concern you have moved",
         .facts = {{"Why", std::string{core::label(mail.cause)}},
                   {"When", core::long_date(core::london_date(mail.made_at))}},
         .paragraphs = {"Sign in to see " + std::string{is_one ? "which" : "which they are"} +
                        ", and whether a meeting is now booked after its last day, or for a date "
                        "that no longer runs."},
         .link = mail.link,
         .link_label = "See what moved",
         .notes = {"This message holds no case information."},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone});
}

}  // namespace quorate::server
