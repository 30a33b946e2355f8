#include "server/mail/time_declined_mail.hpp"

#include "calendar/itip/wording.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"

namespace quorate::server {

MailText mail_text(const TimeDeclinedMail& mail)
{
    require_web_address(mail.link);
    const bool family = mail.recipient == core::RecipientClass::family;
    const std::string times = family ? core::london_spoken_times(mail.starts_at, mail.ends_at)
                                     : core::london_clock_time(mail.starts_at) + " to " +
                                           core::london_clock_time(mail.ends_at);
    return rendered_mail(
        {.subject = "No change: " + (family ? calendar::family_summary(mail.reference)
                                            : calendar::neutral_summary(mail.reference)),
         .heading = "The meeting stays at the same time",
         .facts = {{"When", core::long_date(core::london_date(mail.starts_at)) + ", " + times},
                   {"Reference", mail.reference}},
         .paragraphs = {"You proposed another time. It cannot be used. Please say whether you can "
                        "come at the time above."},
         .link = mail.link,
         .link_label = "Reply to this invitation",
         .notes = {"This message holds no case information."},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone});
}

}  // namespace quorate::server
