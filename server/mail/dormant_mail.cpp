#include "server/mail/dormant_mail.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {

MailText mail_text(const DormantMail& mail)
{
    require_web_address(mail.link);
    return rendered_mail(
        {.subject = "Your account has not been used",
         .heading = "Your account will be suspended",
         .facts = {{"Suspended on", core::long_date(core::london_date(mail.suspended_at))}},
         .paragraphs = {"Nobody has signed in to your account for a long time. Sign in before that "
                        "day and it stays as it is.",
                        "Once it is suspended, you cannot sign in until an administrator opens it "
                        "again. Your meetings stay yours, and you are still invited by e-mail."},
         .link = mail.link,
         .link_label = "Sign in",
         .notes = {"If you have left or changed your work, tell your manager instead."},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone});
}

}  // namespace quorate::server
