#include "server/mail/report_due_mail.hpp"

#include "calendar/itip/wording.hpp"
#include "core/dates/date_text.hpp"

namespace quorate::server {

MailText mail_text(const ReportDueMail& mail)
{
    require_web_address(mail.link);
    const bool is_late = mail.written_on > mail.due_on;
    return rendered_mail(
        {.subject = "Report due: " + calendar::neutral_summary(mail.reference),
         .heading =
             is_late ? "Your report for a meeting is late" : "Your report for a meeting is due",
         .facts = {{"Report due", core::long_date(mail.due_on)},
                   {"Meeting", core::long_date(mail.meeting_on)},
                   {"Reference", mail.reference}},
         .paragraphs = {is_late ? "We have not had your report. Can you send it today? You can "
                                  "write it on the page below, or add a file."
                                : "We have not had your report yet. You can write it on the page "
                                  "below, or add a file.",
                        "If you have sent it some other way, or the meeting is not yours to "
                        "report to, please tell us."},
         .link = mail.link,
         .link_label = "Send your report",
         .notes = {"This message holds no case information. Please do not answer it with any."},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone});
}

}  // namespace quorate::server
