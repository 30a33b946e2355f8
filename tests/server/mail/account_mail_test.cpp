#include "server/mail/account_mail.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <string>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

AccountMail a_mail()
{
    return {.at = test::at("2026-11-23T09:00"),
            .link = "https://meetings.example.org/sign-in",
            .service_name = "Example Council Conference Team",
            .service_phone = "01632 960012"};
}

TEST(MailAboutAnAccount, SaysWhatWasDoneAndWhatToDoIfNobodyAsked)
{
    const MailText mail = mail_text(a_mail());

    for (const char* part : {"The authenticator app and the passkeys were taken off your account",
                             "When: Monday 23 November 2026, 09:00",
                             "If you did not ask for this",
                             "https://meetings.example.org/sign-in",
                             "Telephone 01632 960012"})
        EXPECT_NE(mail.text.find(part), std::string::npos) << part << "\n" << mail.text;
}

TEST(MailAboutAnAccount, SaysThatAPasskeyWasAddedOrRemoved)
{
    AccountMail mail = a_mail();
    mail.news = core::AccountNews::passkey_added;
    const MailText added = mail_text(mail);
    EXPECT_EQ(added.subject, "A passkey was added to your account");
    EXPECT_NE(added.text.find("If that was not you"), std::string::npos) << added.text;

    mail.news = core::AccountNews::passkey_removed;
    EXPECT_EQ(mail_text(mail).subject, "A passkey was removed from your account");
}

TEST(MailAboutAnAccount, NamesWhatAnAdministratorTookOff)
{
    AccountMail mail = a_mail();
    mail.news = core::AccountNews::passkeys_taken_off;
    const MailText passkeys = mail_text(mail);
    EXPECT_EQ(passkeys.subject, "Your passkeys were taken off your account");
    EXPECT_EQ(passkeys.text.find("The authenticator app"), std::string::npos) << passkeys.text;

    mail.news = core::AccountNews::app_taken_off;
    EXPECT_EQ(mail_text(mail).subject, "The authenticator app was taken off your account");
}

TEST(MailAboutAnAccount, SaysSomethingElseOfEachChange)
{
    std::set<std::string> subjects;
    for (int i = 0; i <= static_cast<int>(core::AccountNews::asked_turned_down); ++i) {
        const auto news = static_cast<core::AccountNews>(i);
        AccountMail mail = a_mail();
        mail.news = news;
        subjects.insert(mail_text(mail).subject);
        core::OutboxMessage message;
        message.change_summary = std::string{code(news)};
        EXPECT_EQ(core::account_news(message), news);
    }
    EXPECT_EQ(subjects.size(), 14u);
}

TEST(MailAboutAnAccount, LeadsOnlyToAWebAddress)
{
    AccountMail mail = a_mail();
    mail.link = "javascript:alert(1)";
    EXPECT_THROW(static_cast<void>(mail_text(mail)), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
