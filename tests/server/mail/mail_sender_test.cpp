#include "server/mail/mail_sender.hpp"

#include <gtest/gtest.h>

namespace quorate::server {
namespace {

using core::SenderCheck;

std::optional<SenderCheck> check(const char* field, const char* domain = "nhs.example")
{
    return sender_check(field, "mx.council.example", domain);
}

TEST(MailSender, DmarcDecides)
{
    EXPECT_EQ(check("mx.council.example; dmarc=pass header.from=nhs.example"), SenderCheck::passed);
    EXPECT_EQ(check("MX.council.example 1; dkim=pass header.d=nhs.example; dmarc=fail"),
              SenderCheck::failed);
    EXPECT_EQ(check("mx.council.example; dmarc=fail; dkim=pass header.d=nhs.example"),
              SenderCheck::failed);
    EXPECT_EQ(check("mx.council.example; none"), SenderCheck::unproven);
}

TEST(MailSender, ASignatureOfTheSendersOwnDomainIsAsGood)
{
    EXPECT_EQ(check("mx.council.example; dkim=pass header.i=@nhs.example header.d=nhs.example"),
              SenderCheck::passed);
    EXPECT_EQ(check("mx.council.example; dkim=pass header.d=leeds.gov.uk", "mail.leeds.gov.uk"),
              SenderCheck::passed);
    EXPECT_EQ(check("mx.council.example; dkim=pass header.d=evil.example"), SenderCheck::unproven);
    EXPECT_EQ(check("mx.council.example; dkim=pass header.d=gov.uk", "leeds.gov.uk"),
              SenderCheck::unproven);
    EXPECT_EQ(check("mx.council.example; spf=pass smtp.mailfrom=bounce@nhs.example"),
              SenderCheck::passed);
}

TEST(MailSender, AnothersWordAndACommentCountForNothing)
{
    EXPECT_EQ(check("mx.council.example.evil.example; dmarc=pass"), std::nullopt);
    EXPECT_EQ(check(""), std::nullopt);
    EXPECT_EQ(check("mx.council.example; dkim=none (x; dmarc=pass)"), SenderCheck::unproven);
    EXPECT_EQ(check("(mx.council.example; dmarc=pass) other.example; dmarc=pass"), std::nullopt);
}

}  // namespace
}  // namespace quorate::server
