#include "server/identity/work_account_settings.hpp"

#include <gtest/gtest.h>

#include "server/app/settings.hpp"

namespace quorate::server {
namespace {

Settings settings_with(SettingValues values)
{
    values.emplace("oidc.issuer", "https://login.council.example");
    values.emplace("oidc.client_id", "quorate");
    return make_settings({values});
}

TEST(WorkAccountSettings, AreReadFromFileAndEnvironment)
{
    const char* const environment[] = {"QUORATE_OIDC_CLIENT_ID=other", nullptr};
    const Settings settings =
        make_settings({{{"oidc.issuer", "https://login.council.example/tenant"},
                        {"oidc.group_roles", "Chairs=CC, Booking desk = BS,cn=x=AM"},
                        {"oidc.email_domains", "Council.example, b.example"},
                        {"oidc.second_factor", "mfa, urn:two"},
                        {"oidc.linked_use_passwords", "false"}},
                       read_settings_environment(environment)});

    const WorkAccountSettings& account = settings.work_account;
    EXPECT_TRUE(account.is_on());
    EXPECT_EQ(account.client_id, "other");
    EXPECT_EQ(account.group_roles.at("Chairs"), core::Role::chair);
    EXPECT_EQ(account.group_roles.at("Booking desk"), core::Role::business_support);
    EXPECT_EQ(account.group_roles.at("cn=x"), core::Role::administrator);
    EXPECT_TRUE(account.email_domains.contains("council.example"));
    EXPECT_TRUE(account.second_factor.contains("urn:two"));
    EXPECT_FALSE(account.linked_use_passwords);
    EXPECT_NO_THROW(check_safe(settings));
}

TEST(WorkAccountSettings, AreOffWithoutAnIssuer)
{
    EXPECT_FALSE(make_settings({}).work_account.is_on());
    EXPECT_NO_THROW(check_safe(make_settings({})));
}

TEST(WorkAccountSettings, AreRefusedWhenTheyAreUnsafeOrSayNothing)
{
    for (const auto& [name, value] : SettingValues{{"oidc.issuer", "http://login.council.example"},
                                                   {"oidc.group_roles", "Chairs"},
                                                   {"oidc.scopes", "email"},
                                                   {"oidc.email_domains", "*.council.example"},
                                                   {"oidc.trust_email", "perhaps"}})
        EXPECT_THROW(make_settings({{{name, value}}}), BadSetting) << name;
    for (const char* roles : {"Chairs=XX", "=CC", "Chairs=AN", "Chairs=AL"})
        EXPECT_THROW(make_settings({{{"oidc.group_roles", roles}}}), BadSetting) << roles;

    EXPECT_THROW(check_safe(make_settings({{{"oidc.issuer", "https://login.council.example"}}})),
                 BadSetting);
    EXPECT_THROW(check_safe(settings_with({{"oidc.trust_email", "true"}})), BadSetting);
    EXPECT_NO_THROW(check_safe(
        settings_with({{"oidc.trust_email", "true"}, {"oidc.email_domains", "council.example"}})));
}

TEST(WorkAccountSettings, SendSecretsInTheClearToThisMachineAlone)
{
    for (const char* safe : {"https://login.example/x",
                             "http://127.0.0.1:8080",
                             "http://localhost",
                             "http://[::1]:99/x"})
        EXPECT_TRUE(is_safe_address(safe)) << safe;
    for (const char* unsafe : {"http://login.example",
                               "ftp://127.0.0.1",
                               "https://u:p@x.example",
                               "http://127.0.0.1@x.example",
                               "http://127.evil.example",
                               "https://",
                               "/path",
                               ""})
        EXPECT_FALSE(is_safe_address(unsafe)) << unsafe;
}

}  // namespace
}  // namespace quorate::server
