#include "server/mail/address_check_mail.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/explanation_words.hpp"

namespace quorate::server {
namespace {

struct Words {
    std::string_view subject;
    std::string_view heading;
    std::string_view why;  // {council}
    std::string_view what_to_do;
    std::string_view label;
    std::string_view until;  // {day}
    std::string_view not_you;
};

constexpr Words english{
    .subject = "Is this your address?",
    .heading = "Please confirm your e-mail address",
    .why =
        "{council} was given this address for somebody who takes part in its meetings. "
        "Before anything is sent to it, we ask whether it is the right one.",
    .what_to_do = "Open the page and choose your answer. Nothing is confirmed by opening it.",
    .label = "Answer",
    .until = "The page works once, until {day}.",
    .not_you =
        "If you do not know what this is about, say so there, or do nothing: then nothing "
        "else is sent here."};

constexpr Words welsh{
    .subject = "Ai dyma eich cyfeiriad?",
    .heading = "Cadarnhewch eich cyfeiriad e-bost, os gwelwch yn dda",
    .why =
        "Rhoddwyd y cyfeiriad hwn i {council} ar gyfer rhywun sy'n cymryd rhan yn ei "
        "gyfarfodydd. Cyn anfon dim iddo, rydym yn gofyn ai hwn yw'r un cywir.",
    .what_to_do = "Agorwch y dudalen a dewiswch eich ateb. Nid yw ei hagor yn cadarnhau dim.",
    .label = "Ateb",
    .until = "Mae'r dudalen yn gweithio unwaith yn unig. Y diwrnod olaf: {day}.",
    .not_you =
        "Os nad ydych yn gwybod am beth mae hyn, dywedwch hynny yno, neu peidiwch â gwneud "
        "dim: yna ni fydd dim arall yn cael ei anfon yma."};

}  // namespace

MailText mail_text(const AddressCheckMail& mail)
{
    require_web_address(mail.link);
    const Words& words = mail.language == core::Language::welsh ? welsh : english;
    const std::string day = core::long_date(core::london_date(mail.expires_at), mail.language);
    return rendered_mail(
        {.subject = std::string{words.subject},
         .heading = std::string{words.heading},
         .paragraphs = {core::filled(words.why, {{"council", mail.service_name}}),
                        std::string{words.what_to_do}},
         .link = mail.link,
         .link_label = std::string{words.label},
         .notes = {core::filled(words.until, {{"day", day}}), std::string{words.not_you}},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone,
         .language = mail.language});
}

}  // namespace quorate::server
