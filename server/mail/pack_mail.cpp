#include "server/mail/pack_mail.hpp"

#include "calendar/itip/wording.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {

MailText mail_text(const PackMail& mail)
{
    require_web_address(mail.link);
    const std::string version = std::to_string(mail.pack_version);
    return rendered_mail(
        {.subject = (mail.is_supplement ? "Papers added: " : "Papers ready: ") +
                    calendar::neutral_summary(mail.reference),
         .heading = mail.is_supplement ? "Papers were added for a meeting"
                                       : "The papers for a meeting are ready to read",
         .facts = {{"Meeting", core::london_long_time(mail.starts_at)},
                   {"Reference", mail.reference},
                   {"Version of the pack", version}},
         .paragraphs = {mail.is_supplement
                            ? "Something came late, and is marked as late in the pack. What you "
                              "have read keeps its numbers."
                            : "Please read them before the meeting. If something comes late, we "
                              "tell you.",
                        "They are for you alone: please do not pass on this message or its link, "
                        "and talk to nobody in the family about what is in them. On each new "
                        "device, we first "
                        "send a code to this address."},
         .link = mail.link,
         .link_label = "Read the papers",
         .notes = {"This message holds no case information. Please do not answer it with any."},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone});
}

}  // namespace quorate::server
