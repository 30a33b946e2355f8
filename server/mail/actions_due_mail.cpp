#include "server/mail/actions_due_mail.hpp"

#include <string_view>

#include "core/rules/explanation_words.hpp"

namespace quorate::server {
namespace {

struct Words {
    std::string_view subject, family_subject;
    std::string_view heading, family_heading;
    std::string_view overdue, today, soon, handed, moved;
    std::string_view of_managed, in_agency, in_teams, in_service;  // {days}
    std::string_view open_in_agency, missing_reports;
    std::string_view others_subject, others_heading, others_to_do, handed_heading, moved_heading;
    std::string_view what_to_do, family_what_to_do;
    std::string_view taken_heading, taken;
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
    .handed = "Handed to you from somebody else",
    .moved = "Due on another day than before",
    .of_managed = "Late by {days} working days or more, for those whom you manage to do",
    .in_agency = "Late by {days} working days or more, for others in your agency to do",
    .in_teams = "Late by {days} working days or more in your teams, for others to do",
    .in_service = "Late by {days} working days or more in the service, for others to do",
    .open_in_agency = "All that your agency has to do",
    .missing_reports = "Reports of your agency that are late, after a reminder",
    .others_subject = "What others have to do",
    .others_heading = "Some of what others have to do needs you",
    .others_to_do = "Ask how each stands, or tell us if somebody else should do it.",
    .handed_heading = "Something to do has been handed to you",
    .moved_heading = "The day of something to do has changed",
    .what_to_do = "Say how each stands, or tell us if you need help with it or more time.",
    .family_what_to_do =
        "If you have done it, let us know. If it is hard to do, ring us and we "
        "will help.",
    .taken_heading = "Something to do is no longer yours",
    .taken =
        "Somebody else does it now. You need do nothing more about it. A link to it that you had "
        "has stopped.",
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
    .handed = "Wedi'u trosglwyddo i chi gan rywun arall",
    .moved = "I'w gwneud erbyn diwrnod gwahanol i'r un o'r blaen",
    .of_managed = "Yn hwyr o {days} diwrnod gwaith neu fwy, i'r rhai rydych yn eu rheoli eu gwneud",
    .in_agency = "Yn hwyr o {days} diwrnod gwaith neu fwy, i eraill yn eich asiantaeth eu gwneud",
    .in_teams = "Yn hwyr o {days} diwrnod gwaith neu fwy yn eich timau, i eraill eu gwneud",
    .in_service = "Yn hwyr o {days} diwrnod gwaith neu fwy yn y gwasanaeth, i eraill eu gwneud",
    .open_in_agency = "Popeth sydd gan eich asiantaeth i'w wneud",
    .missing_reports = "Adroddiadau eich asiantaeth sy'n hwyr, ar ôl nodyn atgoffa",
    .others_subject = "Yr hyn sydd gan eraill i'w wneud",
    .others_heading = "Mae angen eich sylw ar rai o'r pethau sydd gan eraill i'w gwneud",
    .others_to_do =
        "Gofynnwch sut mae pob un yn dod ymlaen, neu rhowch wybod i ni os dylai rhywun arall ei "
        "wneud.",
    .handed_heading = "Mae rhywbeth i'w wneud wedi'i drosglwyddo i chi",
    .moved_heading = "Mae diwrnod rhywbeth i'w wneud wedi newid",
    .what_to_do =
        "Dywedwch sut mae pob un yn dod ymlaen, neu rhowch wybod i ni os oes angen help "
        "neu fwy o amser arnoch.",
    .family_what_to_do =
        "Os ydych wedi'i wneud, rhowch wybod i ni. Os yw'n anodd, ffoniwch ni a "
        "byddwn yn helpu.",
    .taken_heading = "Nid chi sydd i wneud rhywbeth mwyach",
    .taken =
        "Mae rhywun arall yn ei wneud nawr. Nid oes angen i chi wneud dim mwy yn ei gylch. Mae'r "
        "ddolen oedd gennych ato wedi dod i ben.",
    .link = "Eu gweld a dweud sut maen nhw'n dod ymlaen",
    .note = "Nid yw'r neges hon yn cynnwys unrhyw wybodaeth am achos."};

const Words& words_in(core::Language language)
{
    return language == core::Language::welsh ? welsh : english;
}

// What is no longer theirs needs no link.
MailText taken_text(const ActionsDueMail& mail)
{
    const Words& words = words_in(mail.told.language);
    return rendered_mail({.subject = std::string{words.taken_heading},
                          .heading = std::string{words.taken_heading},
                          .paragraphs = {std::string{words.taken}},
                          .notes = {std::string{words.note}},
                          .service_name = mail.service_name,
                          .service_phone = mail.service_phone,
                          .language = mail.told.language});
}

}  // namespace

MailText mail_text(const ActionsDueMail& mail)
{
    if (mail.told.is_of_taken) return taken_text(mail);
    require_web_address(mail.link);
    const Words& words = words_in(mail.told.language);
    const bool is_family = mail.told.is_family;
    const core::ActionDigest& digest = mail.told.digest;
    const bool has_due = digest.overdue + digest.today + digest.soon > 0;
    const bool has_own = has_due || digest.handed > 0 || digest.moved > 0;
    const std::string_view other_heading = digest.handed > 0  ? words.handed_heading
                                           : digest.moved > 0 ? words.moved_heading
                                                              : words.others_heading;
    // What was handed to somebody they did not agree to do.
    const bool says_due = has_due && digest.handed == 0;
    // Of nothing but a day that changed the family is told just that.
    const bool is_familys = is_family && (has_due || digest.moved == 0);
    MailContent content{.subject = std::string{is_familys ? words.family_subject
                                               : says_due ? words.subject
                                               : has_own  ? other_heading
                                                          : words.others_subject},
                        .heading = std::string{is_familys ? words.family_heading
                                               : says_due ? words.heading
                                                          : other_heading},
                        .paragraphs = {std::string{is_family ? words.family_what_to_do
                                                   : has_own ? words.what_to_do
                                                             : words.others_to_do}},
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
    count(words.handed, digest.handed);
    count(words.moved, digest.moved);
    const auto count_after = [&](std::string_view what, core::WorkingDays after, int number) {
        count(core::filled(what, {{"days", std::to_string(after.count)}}), number);
    };
    const core::EscalationPolicy& policy = mail.told.policy;
    count_after(words.of_managed, policy.lead_after, digest.late_of_managed);
    count_after(words.in_agency, policy.lead_after, digest.late_in_agency);
    count(words.open_in_agency, digest.open_in_agency);
    count(words.missing_reports, digest.missing_reports);
    count_after(words.in_teams, policy.service_after, digest.late_in_teams);
    count_after(words.in_service, policy.service_after, digest.late_in_service);
    return rendered_mail(content);
}

}  // namespace quorate::server
