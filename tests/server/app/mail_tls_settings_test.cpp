#include <gtest/gtest.h>

#include "server/app/settings.hpp"

namespace quorate::server {
namespace {

TEST(MailTlsSettings, NameTheDomainsThatAreWrittenToOnlyEncrypted)
{
    const Settings settings = make_settings(
        {{{"mail.tls_domains", "partner.example=required, open.gov.uk=opportunistic"}}});

    EXPECT_EQ(settings.mail.tls_domains.need_of("a@partner.example"), TlsNeed::required);
    EXPECT_EQ(settings.mail.tls_domains.need_of("a@open.gov.uk"), TlsNeed::opportunistic);
    EXPECT_EQ(settings.mail.tls_domains.need_of("a@nhs.net"), TlsNeed::required);
}

TEST(MailTlsSettings, AreRefusedWhenTheySayAnythingElse)
{
    EXPECT_THROW(make_settings({{{"mail.tls_domains", "gov.uk"}}}), BadSetting);
    EXPECT_THROW(make_settings({{{"mail.clear_to_this_machine", "perhaps"}}}), BadSetting);
}

TEST(MailTlsSettings, LetMailGoInTheClearOnlyToThisMachine)
{
    Settings settings = make_settings({{{"mail.clear_to_this_machine", "true"}}});
    EXPECT_NO_THROW(check_safe(settings));
    settings.mail.host = "mail.council.example";
    EXPECT_THROW(check_safe(settings), BadSetting);
}

}  // namespace
}  // namespace quorate::server
