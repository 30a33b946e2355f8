#include "server/mail/time_declined_mail.hpp"

#include "calendar/itip/wording.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/mail/mail_words.hpp"

namespace quorate::server {

MailText mail_text(const TimeDeclinedMail& mail)
{
    require_web_address(mail.link);
    const bool family = mail.recipient == core::RecipientClass::family;
    const MailWords& words = mail_words(mail.language);
    const std::string times =
        family ? core::london_spoken_times(mail.starts_at, mail.ends_at, mail.language)
               : core::filled(words.times,
                              {{"from", core::london_clock_time(mail.starts_at)},
                               {"until", core::london_clock_time(mail.ends_at)}});
    const std::string day = core::long_date(core::london_date(mail.starts_at), mail.language);
    const std::string summary = family ? calendar::family_summary(mail.reference, mail.language)
                                       : calendar::neutral_summary(mail.reference, mail.language);
    return rendered_mail(
        {.subject = std::string{words.no_change} + summary,
         .heading = std::string{words.same_time},
         .facts = {{std::string{words.when}, day + ", " + times},
                   {std::string{words.reference}, mail.reference}},
         .paragraphs = {std::string{words.time_declined}},
         .link = mail.link,
         .link_label = std::string{family ? words.family_reply_link : words.reply_link},
         .notes = {std::string{family ? words.not_written_here : words.no_case_information}},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone,
         .language = mail.language});
}

}  // namespace quorate::server
