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

constexpr const char* tell_at_once =
    "If that was not you, change your password and tell an administrator at once.";
constexpr const char* not_asked_for =
    "If you did not ask for this, change your password and tell an administrator at once.";

Words words_of(core::AccountNews news)
{
    using enum core::AccountNews;
    switch (news) {
        case passkey_added:
            return {"A passkey was added to your account",
                    "Whoever has the device can sign in with it, and needs no password for that.",
                    "If that was not you, sign in, remove the passkey under your account, change "
                    "your password and tell an administrator at once."};
        case passkey_removed:
            return {"A passkey was removed from your account",
                    "It no longer lets you in. You find those that are left under your account.",
                    tell_at_once};
        case app_taken_off:
            return {"The authenticator app was taken off your account",
                    "An administrator did this, and you were signed out everywhere. When you next "
                    "sign in with your password, you set up an app or a passkey again.",
                    not_asked_for};
        case passkeys_taken_off:
            return {"Your passkeys were taken off your account",
                    "An administrator did this, and you were signed out everywhere. When you next "
                    "sign in with your password, you set up a passkey or an app again.",
                    not_asked_for};
        case app_added:
            return {"An authenticator app was set up on your account",
                    "From now on you need a code from it when you sign in with your password. An "
                    "app that you had before no longer works.",
                    tell_at_once};
        case app_removed:
            return {"The authenticator app was turned off on your account",
                    "Its codes are no longer asked for when you sign in.",
                    tell_at_once};
        case recovery_code_used:
            return {"A recovery code of your account was used",
                    "It took the place of your app or your passkey, and works no more.",
                    tell_at_once};
        case password_changed:
            return {"The password of your account was changed",
                    "Your other sessions have ended.",
                    "If that was not you, ring an administrator at once."};
        case password_reset:
            return {"Your account was given a new password",
                    "Whoever runs this service did this, and you were signed out everywhere. They "
                    "tell you the password, and you choose another when you sign in.",
                    "If you did not ask for this, ring an administrator at once."};
        case token_made:
            return {"An API token was made for your account",
                    "A program that has it may do all that you may. You find it, and can stop it, "
                    "under your account.",
                    tell_at_once};
        case role_changed:
            return {"The role of your account was changed",
                    "Two administrators decided this, and you were signed out everywhere. When you "
                    "sign in you see it under your account.",
                    "If you did not expect this, ask an administrator."};
        case asked_confirmed:
            return {"What you asked for was confirmed",
                    "It is about an account, and takes two people: a colleague has confirmed it, "
                    "and it is done.",
                    not_asked_for};
        case asked_turned_down:
            return {"What you asked for was turned down",
                    "It is about an account, and takes two people: a colleague has turned it down, "
                    "and nothing has changed.",
                    not_asked_for};
        case factors_taken_off:
            break;
    }
    return {"The authenticator app and the passkeys were taken off your account",
            "An administrator did this, and you were signed out everywhere. When you next sign in "
            "with your password, you set up an app or a passkey again.",
            not_asked_for};
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
