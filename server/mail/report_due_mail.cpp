#include "server/mail/report_due_mail.hpp"

#include "calendar/itip/wording.hpp"
#include "core/dates/date_text.hpp"
#include "server/mail/mail_words.hpp"

namespace quorate::server {
namespace {

struct ReportDueWords {
    std::string_view subject;
    std::string_view late_heading;
    std::string_view heading;
    std::string_view due;
    std::string_view late;
    std::string_view missing;
    std::string_view tell_us;
    std::string_view link;
    std::string_view no_case_information;
};

constexpr ReportDueWords english{
    .subject = "Report due: ",
    .late_heading = "Your report for a meeting is late",
    .heading = "Your report for a meeting is due",
    .due = "Report due",
    .late =
        "We have not had your report. Can you send it today? You can write it on the page below, "
        "or add a file.",
    .missing =
        "We have not had your report yet. You can write it on the page below, or add a file.",
    .tell_us =
        "If you have sent it some other way, or the meeting is not yours to report to, please tell "
        "us.",
    .link = "Send your report",
    .no_case_information =
        "This message holds no case information. Please do not answer it with any."};

constexpr ReportDueWords welsh{
    .subject = "Adroddiad i'w anfon: ",
    .late_heading = "Mae eich adroddiad ar gyfer cyfarfod yn hwyr",
    .heading = "Mae'n bryd anfon eich adroddiad ar gyfer cyfarfod",
    .due = "Adroddiad erbyn",
    .late =
        "Nid ydym wedi cael eich adroddiad. Allwch chi ei anfon heddiw? Gallwch ei ysgrifennu ar y "
        "dudalen isod, neu ychwanegu ffeil.",
    .missing =
        "Nid ydym wedi cael eich adroddiad eto. Gallwch ei ysgrifennu ar y dudalen isod, neu "
        "ychwanegu ffeil.",
    .tell_us =
        "Os ydych wedi'i anfon mewn ffordd arall, neu os nad chi sydd i adrodd i'r cyfarfod, "
        "rhowch "
        "wybod i ni.",
    .link = "Anfon eich adroddiad",
    .no_case_information =
        "Nid oes gwybodaeth am yr achos yn y neges hon. Peidiwch â'i hateb â gwybodaeth o'r fath."};

std::string text(std::string_view words)
{
    return std::string{words};
}

}  // namespace

MailText mail_text(const ReportDueMail& mail)
{
    require_web_address(mail.link);
    const ReportDueWords& words = mail.language == core::Language::welsh ? welsh : english;
    const MailWords& all = mail_words(mail.language);
    const bool is_late = mail.written_on > mail.due_on;
    return rendered_mail(
        {.subject = text(words.subject) + calendar::neutral_summary(mail.reference, mail.language),
         .heading = text(is_late ? words.late_heading : words.heading),
         .facts = {{text(words.due), core::long_date(mail.due_on, mail.language)},
                   {text(all.meeting), core::long_date(mail.meeting_on, mail.language)},
                   {text(all.reference), mail.reference}},
         .paragraphs = {text(is_late ? words.late : words.missing), text(words.tell_us)},
         .link = mail.link,
         .link_label = text(words.link),
         .notes = {text(words.no_case_information)},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone,
         .language = mail.language});
}

}  // namespace quorate::server
