#include "server/mail/excluded_attempt_mail.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

TEST(MailAboutAnExcludedPerson, SaysWhenAndWhereToSignInAndNothingElse)
{
    const MailText mail = mail_text(ExcludedAttemptMail{.at = test::at("2026-11-23T10:00"),
                                                        .link = "https://meetings.example/sign-in",
                                                        .service_name = "Exampleshire"});

    EXPECT_EQ(mail.subject, "An invitation was refused");
    for (const char* part :
         {"23 November 2026", "https://meetings.example/sign-in", "or to send papers"})
        EXPECT_NE(mail.text.find(part), std::string::npos) << part << "\n" << mail.text;
}

TEST(MailAboutAnExcludedPerson, LeadsOnlyToAWebAddress)
{
    EXPECT_THROW(static_cast<void>(mail_text(ExcludedAttemptMail{
                     .at = {}, .link = "javascript:alert(1)", .service_name = "Exampleshire"})),
                 std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
