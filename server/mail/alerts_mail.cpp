#include "server/mail/alerts_mail.hpp"

namespace quorate::server {

MailText mail_text(const AlertsMail& mail)
{
    require_web_address(mail.link);
    return rendered_mail(
        {.subject = "Something in the log to look at",
         .heading = mail.alerts == 1
                        ? "There is 1 alert to look at"
                        : "There are " + std::to_string(mail.alerts) + " alerts to look at",
         .paragraphs = {"The service has counted something in the audit log that you should know "
                        "of. Sign in to see what, and write down what came of it."},
         .link = mail.link,
         .link_label = "See the alerts",
         .notes = {"This message holds no case information."},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone});
}

}  // namespace quorate::server
