#include "server/mail/account_mail.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

struct Words {
    const char* subject;
    const char* what;
    const char* if_not_asked;
};

Words words_of(core::AccountNews news)
{
    switch (news) {
        case core::AccountNews::passkey_added:
            return {"A passkey was added to your account",
                    "Whoever has the device can sign in with it, and needs no password for that.",
                    "If that was not you, sign in, remove the passkey under your account, change "
                    "your password and tell an administrator at once."};
        case core::AccountNews::passkey_removed:
            return {"A passkey was removed from your account",
                    "It no longer lets you in. You find those that are left under your account.",
                    "If that was not you, change your password and tell an administrator at once."};
        case core::AccountNews::factors_taken_off:
            break;
    }
    return {"The authenticator app was taken off your account",
            "An administrator did this, and you were signed out everywhere. When you next sign in "
            "with your password, you set up an app again; have your telephone with you.",
            "If you did not ask for this, change your password and tell an administrator at once."};
}

}  // namespace

MailText mail_text(const AccountMail& mail)
{
    require_web_address(mail.link);
    const Words words = words_of(mail.news);
    return rendered_mail({.subject = words.subject,
                          .heading = words.subject,
                          .facts = {{"When",
                                     core::long_date(core::london_date(mail.at)) + ", " +
                                         core::london_clock_time(mail.at)}},
                          .paragraphs = {words.what, words.if_not_asked},
                          .link = mail.link,
                          .link_label = "Sign in",
                          .notes = {"This message holds no case information."},
                          .service_name = mail.service_name,
                          .service_phone = mail.service_phone});
}

}  // namespace quorate::server
