#include "server/mail/emergency_mail.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {

MailText mail_text(const EmergencyMail& mail)
{
    require_web_address(mail.link);
    const core::EmergencyMailTold& told = mail.told;
    MailContent content{
        .subject = told.asks ? "Somebody asks for emergency access" : "Emergency access was used",
        .heading = told.asks ? "Somebody asks to open a record in an emergency"
                             : "A record was opened in an emergency",
        .facts = {{"Reference", told.reference}, {"When", core::london_long_time(told.at)}},
        .paragraphs = {told.asks ? "They need the yes of a second person. Sign in to see who asks "
                                   "and why. The request lapses after 24 hours."
                                 : "Sign in to see who opened it and why. Somebody else than them "
                                   "has to say whether it was right."},
        .link = mail.link,
        .link_label = told.asks ? "See who asks and why" : "See who opened it and why",
        .notes = {"This message holds no case information."},
        .service_name = mail.service_name,
        .service_phone = mail.service_phone};
    if (told.review_by)
        content.facts.emplace_back("To be looked at by", core::long_date(*told.review_by));
    return rendered_mail(content);
}

}  // namespace quorate::server
