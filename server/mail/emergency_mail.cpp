#include "server/mail/emergency_mail.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {

namespace {

struct Words {
    const char* subject;
    const char* heading;
    const char* what_to_do;
    const char* link;
};

Words words_of(core::EmergencyNews news)
{
    switch (news) {
        case core::EmergencyNews::asked:
            return {"Somebody asks for emergency access",
                    "Somebody asks to open a record in an emergency",
                    "They need the yes of a second person. Sign in to see who asks and why. The "
                    "request lapses after 24 hours.",
                    "See who asks and why"};
        case core::EmergencyNews::opened:
            return {"Emergency access was used",
                    "A record was opened in an emergency",
                    "Sign in to see who opened it and why. Somebody else than them has to say "
                    "whether it was right.",
                    "See who opened it and why"};
        case core::EmergencyNews::unreviewed:
            return {"Emergency access waits for its review",
                    "Nobody has reviewed in time that a record was opened in an emergency",
                    "Sign in to see who opened it and why, and say whether it was right.",
                    "See who opened it and why"};
    }
    return {};
}

}  // namespace

MailText mail_text(const EmergencyMail& mail)
{
    require_web_address(mail.link);
    const core::EmergencyMailTold& told = mail.told;
    const Words words = words_of(told.news);
    MailContent content{
        .subject = words.subject,
        .heading = words.heading,
        .facts = {{"Reference", told.reference}, {"When", core::london_long_time(told.at)}},
        .paragraphs = {words.what_to_do},
        .link = mail.link,
        .link_label = words.link,
        .notes = {"This message holds no case information."},
        .service_name = mail.service_name,
        .service_phone = mail.service_phone};
    if (told.review_by)
        content.facts.emplace_back("To be reviewed by", core::long_date(*told.review_by));
    if (told.is_often)
        content.paragraphs.emplace_back(
            "The same person opened more than 3 records in an emergency within a week.");
    return rendered_mail(content);
}

}  // namespace quorate::server
