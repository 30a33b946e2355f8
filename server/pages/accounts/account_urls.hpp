#pragma once

#include <string>

#include "core/support/id.hpp"

namespace quorate::server {

// Addresses of the pages about accounts and the audit. Ids only.

std::string own_account_url();                              // /me
std::string own_password_url();                             // /me/password
std::string end_session_url(const std::string& session);    // /me/sessions/{s}/end
std::string end_other_sessions_url();                       // /me/sessions/end-others
std::string new_token_url();                                // /me/tokens/new
std::string stop_token_url(const core::ApiTokenId& token);  // /me/tokens/{t}/stop

std::string own_second_factor_url();     // /me/second-factor
std::string begin_second_factor_url();   // …/begin
std::string prove_second_factor_url();   // …/prove
std::string renew_recovery_codes_url();  // …/recovery-codes
std::string remove_second_factor_url();  // …/remove

std::string own_passkeys_url();                             // /me/passkeys
std::string new_passkey_url();                              // …/new
std::string new_passkey_options_url();                      // …/new/options
std::string remove_passkey_url(const core::PasskeyId& id);  // …/{p}/remove

std::string calendar_programs_url();                                     // /me/calendar-programs
std::string new_app_password_url();                                      // …/new
std::string stop_app_password_url(const core::AppPasswordId& password);  // …/{p}/stop

std::string accounts_url();                                  // /admin/users
std::string new_account_url();                               // /admin/users/new
std::string account_url(const core::UserId& user);           // /admin/users/{u}
std::string edit_account_url(const core::UserId& user);      // …/edit
std::string disable_account_url(const core::UserId& user);   // …/disable
std::string end_sessions_of_url(const core::UserId& user);   // …/end-sessions
std::string second_factor_of_url(const core::UserId& user);  // …/second-factor
std::string demanded_roles_url();                            // /admin/second-factor
std::string role_url(const core::UserId& user);              // …/role
std::string staff_import_url();                              // /admin/users/import
std::string hand_over_url(const core::UserId& user);         // …/hand-over
std::string open_account_url(const core::UserId& user);      // …/open

std::string audit_url();         // /audit
std::string verify_chain_url();  // /audit/verify
std::string own_log_url();       // /audit/own
std::string case_log_url();      // /audit/case
std::string log_search_url();    // /audit/entries
std::string log_export_url();    // /audit/entries.csv
std::string alerts_url();        // /audit/alerts
std::string seen_alert_url(const core::AuditAlertId& id);

}  // namespace quorate::server
