#include "server/mail/service_mail.hpp"

#include "server/mail/mime.hpp"

namespace quorate::server {

SendOutcome send_service_mail(Mailer& mailer, core::RandomSource& random, const ServiceMail& mail)
{
    const std::string& sender = mail.from.meetings_email;
    const std::string domain = sender.substr(sender.rfind('@') + 1);
    const std::string bytes = message_bytes({.from_name = mail.from.name,
                                             .from_email = sender,
                                             .reply_to_email = sender,
                                             .to_name = {},
                                             .to_email = mail.to,
                                             .subject = mail.text.subject,
                                             .message_id = random.id() + '@' + domain,
                                             .date = mail.at,
                                             .text = mail.text.text,
                                             .html = mail.text.html,
                                             .calendar = {}});
    return mailer.send({.sender = sender, .recipient = mail.to}, bytes);
}

}  // namespace quorate::server
