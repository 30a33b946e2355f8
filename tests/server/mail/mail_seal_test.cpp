#include "server/mail/mail_seal.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace quorate::server {
namespace {

const std::string secret(32, 'k');
const std::string mail = "To: j.okafor@nhs.example\r\n\r\nThe meeting is on Monday.\r\n";

TEST(MailSeal, GivesBackWhatWasSealed)
{
    const MailSeal seal{secret};

    EXPECT_EQ(seal.open(seal.seal(mail)), mail);
    EXPECT_EQ(seal.open(seal.seal("")), "");
}

TEST(MailSeal, ShowsNothingOfTheMail)
{
    const MailSeal seal{secret};

    const std::string sealed = seal.seal(mail);

    EXPECT_EQ(sealed.find("okafor"), std::string::npos);
    EXPECT_NE(sealed, seal.seal(mail));
}

TEST(MailSeal, OpensOnlyWhatWasSealedWithTheSameSecretAndNotChangedSince)
{
    const MailSeal seal{secret};
    std::string changed = seal.seal(mail);
    changed[40] = changed[40] == 'A' ? 'B' : 'A';

    EXPECT_EQ(seal.open(changed), std::nullopt);
    EXPECT_EQ(seal.open(MailSeal{std::string(32, 'x')}.seal(mail)), std::nullopt);
    EXPECT_EQ(seal.open("not sealed"), std::nullopt);
    EXPECT_EQ(seal.open(""), std::nullopt);
}

TEST(MailSeal, NeedsAWholeSecret)
{
    EXPECT_THROW(MailSeal{std::string{"short"}}, std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
