#include <gtest/gtest.h>

#include "server/app/settings.hpp"

namespace quorate::server {
namespace {

Settings settings(const SettingValues& values)
{
    Settings made = make_settings({values});
    check_safe(made);
    return made;
}

TEST(AuditSettings, SignHeadsOnlyWhereTheyAreKept)
{
    const std::string key = "/etc/quorate/audit.key";
    const std::string file = "/srv/audit/heads";

    EXPECT_NO_THROW(settings({}));
    EXPECT_NO_THROW(settings({{"audit_key_file", key}, {"audit_heads_file", file}}));
    EXPECT_NO_THROW(settings({{"audit_key_file", key}, {"audit_heads_to", "dpo@council.example"}}));
    EXPECT_THROW(settings({{"audit_key_file", key}}), BadSetting);
    EXPECT_THROW(settings({{"audit_heads_file", file}}), BadSetting);
    EXPECT_THROW(settings({{"audit_heads_to", "dpo@council.example"}}), BadSetting);
}

TEST(AuditSettings, MailHeadsToAnAddressAlone)
{
    EXPECT_THROW(settings({{"audit_key_file", "k"}, {"audit_heads_to", "the officer"}}),
                 BadSetting);
}

}  // namespace
}  // namespace quorate::server
