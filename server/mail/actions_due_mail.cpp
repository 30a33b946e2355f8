#include "server/mail/actions_due_mail.hpp"

#include <string_view>

namespace quorate::server {
namespace {

struct Words {
    std::string_view subject, family_subject;
    std::string_view heading, family_heading;
    std::string_view overdue, today, soon, in_teams;
    std::string_view what_to_do, family_what_to_do;
    std::string_view link, note;
};

constexpr Words english{
    .subject = "Action points that are due",
    .family_subject = "What you said you would do",
    .heading = "Some of what you agreed to do is due",
    .family_heading = "Some of what you said you would do is due",
    .overdue = "Late",
    .today = "Due today",
    .soon = "Due within 2 working days",
    .in_teams = "Late by 10 working days or more in your teams, for others to do",
    .what_to_do = "Say how each stands, or tell us if you need help with it or more time.",
    .family_what_to_do =
        "If you have done it, let us know. If it is hard to do, ring us and we "
        "will help.",
    .link = "See them and say how they stand",
    .note = "This message holds no case information."};

constexpr Words welsh{
    .subject = "Pwyntiau gweithredu sydd i'w gwneud",
    .family_subject = "Yr hyn y dywedoch y byddech yn ei wneud",
    .heading = "Mae'n bryd gwneud rhai o'r pethau y cytunoch i'w gwneud",
    .family_heading = "Mae'n bryd gwneud rhai o'r pethau y dywedoch y byddech yn eu gwneud",
    .overdue = "Yn hwyr",
    .today = "I'w gwneud heddiw",
    .soon = "I'w gwneud o fewn 2 ddiwrnod gwaith",
    .in_teams = "Yn hwyr o 10 diwrnod gwaith neu fwy yn eich timau, i eraill eu gwneud",
    .what_to_do =
        "Dywedwch sut mae pob un yn dod ymlaen, neu rhowch wybod i ni os oes angen help "
        "neu fwy o amser arnoch.",
    .family_what_to_do =
        "Os ydych wedi'i wneud, rhowch wybod i ni. Os yw'n anodd, ffoniwch ni a "
        "byddwn yn helpu.",
    .link = "Eu gweld a dweud sut maen nhw'n dod ymlaen",
    .note = "Nid yw'r neges hon yn cynnwys unrhyw wybodaeth am achos."};

}  // namespace

MailText mail_text(const ActionsDueMail& mail)
{
    require_web_address(mail.link);
    const Words& words = mail.told.language == core::Language::welsh ? welsh : english;
    const bool is_family = mail.told.is_family;
    const core::ActionDigest& digest = mail.told.digest;
    MailContent content{
        .subject = std::string{is_family ? words.family_subject : words.subject},
        .heading = std::string{is_family ? words.family_heading : words.heading},
        .paragraphs = {std::string{is_family ? words.family_what_to_do : words.what_to_do}},
        .link = mail.link,
        .link_label = std::string{words.link},
        .notes = {std::string{words.note}},
        .service_name = mail.service_name,
        .service_phone = mail.service_phone,
        .language = mail.told.language};
    const auto count = [&content](std::string_view what, int number) {
        if (number > 0) content.facts.emplace_back(std::string{what}, std::to_string(number));
    };
    count(words.overdue, digest.overdue);
    count(words.today, digest.today);
    count(words.soon, digest.soon);
    count(words.in_teams, digest.late_in_teams);
    return rendered_mail(content);
}

}  // namespace quorate::server
