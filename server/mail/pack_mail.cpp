#include "server/mail/pack_mail.hpp"

#include "calendar/itip/wording.hpp"
#include "core/dates/london_time.hpp"
#include "server/mail/mail_words.hpp"

namespace quorate::server {
namespace {

struct PackWords {
    std::string_view ready_subject;
    std::string_view added_subject;
    std::string_view ready_heading;
    std::string_view added_heading;
    std::string_view version;
    std::string_view ready;
    std::string_view added;
    std::string_view alone;
    std::string_view link;
    std::string_view no_case_information;
};

constexpr PackWords english{
    .ready_subject = "Papers ready: ",
    .added_subject = "Papers added: ",
    .ready_heading = "The papers for a meeting are ready to read",
    .added_heading = "Papers were added for a meeting",
    .version = "Version of the pack",
    .ready = "Please read them before the meeting. If something comes late, we tell you.",
    .added =
        "Something came late, and is marked as late in the pack. What you have read keeps its "
        "numbers.",
    .alone =
        "They are for you alone: please do not pass on this message or its link, and talk to "
        "nobody in the family about what is in them. On each new device, we first send a code to "
        "this address.",
    .link = "Read the papers",
    .no_case_information =
        "This message holds no case information. Please do not answer it with any."};

constexpr PackWords welsh{
    .ready_subject = "Papurau'n barod: ",
    .added_subject = "Papurau wedi'u hychwanegu: ",
    .ready_heading = "Mae'r papurau ar gyfer cyfarfod yn barod i'w darllen",
    .added_heading = "Ychwanegwyd papurau ar gyfer cyfarfod",
    .version = "Fersiwn y pecyn",
    .ready =
        "Darllenwch nhw cyn y cyfarfod, os gwelwch yn dda. Os daw rhywbeth yn hwyr, byddwn yn "
        "dweud wrthych.",
    .added =
        "Daeth rhywbeth yn hwyr, ac mae wedi'i nodi'n hwyr yn y pecyn. Mae'r hyn a ddarllenoch yn "
        "cadw ei rifau.",
    .alone =
        "I chi yn unig y maent: peidiwch ag anfon y neges hon na'i dolen ymlaen, a pheidiwch â "
        "siarad â neb yn y teulu am yr hyn sydd ynddynt. Ar bob dyfais newydd, byddwn yn anfon cod "
        "i'r "
        "cyfeiriad hwn yn gyntaf.",
    .link = "Darllen y papurau",
    .no_case_information =
        "Nid oes gwybodaeth am yr achos yn y neges hon. Peidiwch â'i hateb â gwybodaeth o'r fath."};

std::string text(std::string_view words)
{
    return std::string{words};
}

}  // namespace

MailText mail_text(const PackMail& mail)
{
    require_web_address(mail.link);
    const PackWords& words = mail.language == core::Language::welsh ? welsh : english;
    const MailWords& all = mail_words(mail.language);
    const bool added = mail.is_supplement;
    return rendered_mail(
        {.subject = text(added ? words.added_subject : words.ready_subject) +
                    calendar::neutral_summary(mail.reference, mail.language),
         .heading = text(added ? words.added_heading : words.ready_heading),
         .facts = {{text(all.meeting), core::london_long_time(mail.starts_at, mail.language)},
                   {text(all.reference), mail.reference},
                   {text(words.version), std::to_string(mail.pack_version)}},
         .paragraphs = {text(added ? words.added : words.ready), text(words.alone)},
         .link = mail.link,
         .link_label = text(words.link),
         .notes = {text(words.no_case_information)},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone,
         .language = mail.language});
}

}  // namespace quorate::server
