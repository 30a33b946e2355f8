#include "server/mail/account_mail.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {

MailText mail_text(const AccountMail& mail)
{
    require_web_address(mail.link);
    return rendered_mail(
        {.subject = "The authenticator app was taken off your account",
         .heading = "The authenticator app was taken off your account",
         .facts = {{"When",
                    core::long_date(core::london_date(mail.taken_off_at)) + ", " +
                        core::london_clock_time(mail.taken_off_at)}},
         .paragraphs = {"An administrator did this, and you were signed out everywhere. When you "
                        "next sign in with your password, you set up an app again; have your "
                        "telephone with you.",
                        "If you did not ask for this, change your password and tell an "
                        "administrator at once."},
         .link = mail.link,
         .link_label = "Sign in",
         .notes = {"This message holds no case information."},
         .service_name = mail.service_name,
         .service_phone = mail.service_phone});
}

}  // namespace quorate::server
