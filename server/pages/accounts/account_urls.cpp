#include "server/pages/accounts/account_urls.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace quorate::server {
namespace {

std::string encoded(const std::string& id)
{
    return boost::urls::encode(id, boost::urls::unreserved_chars);
}

}  // namespace

std::string own_account_url()
{
    return "/me";
}

std::string own_password_url()
{
    return "/me/password";
}

std::string end_session_url(const std::string& session)
{
    return "/me/sessions/" + encoded(session) + "/end";
}

std::string end_other_sessions_url()
{
    return "/me/sessions/end-others";
}

std::string new_token_url()
{
    return "/me/tokens/new";
}

std::string stop_token_url(const core::ApiTokenId& token)
{
    return "/me/tokens/" + encoded(token.text()) + "/stop";
}

std::string own_second_factor_url()
{
    return "/me/second-factor";
}

std::string begin_second_factor_url()
{
    return "/me/second-factor/begin";
}

std::string prove_second_factor_url()
{
    return "/me/second-factor/prove";
}

std::string renew_recovery_codes_url()
{
    return "/me/second-factor/recovery-codes";
}

std::string remove_second_factor_url()
{
    return "/me/second-factor/remove";
}

std::string own_passkeys_url()
{
    return "/me/passkeys";
}

std::string new_passkey_url()
{
    return "/me/passkeys/new";
}

std::string new_passkey_options_url()
{
    return "/me/passkeys/new/options";
}

std::string remove_passkey_url(const core::PasskeyId& id)
{
    return "/me/passkeys/" + id.text() + "/remove";
}

std::string calendar_programs_url()
{
    return "/me/calendar-programs";
}

std::string new_app_password_url()
{
    return "/me/calendar-programs/new";
}

std::string stop_app_password_url(const core::AppPasswordId& password)
{
    return "/me/calendar-programs/" + encoded(password.text()) + "/stop";
}

std::string accounts_url()
{
    return "/admin/users";
}

std::string staff_import_url()
{
    return accounts_url() + "/import";
}

std::string new_account_url()
{
    return "/admin/users/new";
}

std::string account_url(const core::UserId& user)
{
    return "/admin/users/" + encoded(user.text());
}

std::string edit_account_url(const core::UserId& user)
{
    return account_url(user) + "/edit";
}

std::string disable_account_url(const core::UserId& user)
{
    return account_url(user) + "/disable";
}

std::string role_url(const core::UserId& user)
{
    return account_url(user) + "/role";
}

std::string hand_over_url(const core::UserId& user)
{
    return account_url(user) + "/hand-over";
}

std::string open_account_url(const core::UserId& user)
{
    return account_url(user) + "/open";
}

std::string end_sessions_of_url(const core::UserId& user)
{
    return account_url(user) + "/end-sessions";
}

std::string second_factor_of_url(const core::UserId& user)
{
    return account_url(user) + "/second-factor";
}

std::string demanded_roles_url()
{
    return "/admin/second-factor";
}

std::string audit_url()
{
    return "/audit";
}

std::string verify_chain_url()
{
    return "/audit/verify";
}

std::string own_log_url()
{
    return "/audit/own";
}

std::string case_log_url()
{
    return "/audit/case";
}

std::string log_search_url()
{
    return "/audit/entries";
}

std::string log_export_url()
{
    return "/audit/entries.csv";
}

std::string alerts_url()
{
    return "/audit/alerts";
}

std::string seen_alert_url(const core::AuditAlertId& id)
{
    return "/audit/alerts/" + id.text() + "/seen";
}

}  // namespace quorate::server
