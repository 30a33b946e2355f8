#include "server/app/route_groups.hpp"
#include "server/pages/accounts/demanded_roles_pages.hpp"
#include "server/pages/accounts/hand_over_pages.hpp"
#include "server/pages/accounts/own_account_pages.hpp"
#include "server/pages/accounts/passkey_pages.hpp"
#include "server/pages/accounts/second_factor_pages.hpp"
#include "server/pages/accounts/staff_import_pages.hpp"
#include "server/pages/accounts/user_pages.hpp"
#include "server/pages/operation/alert_pages.hpp"
#include "server/pages/operation/audit_find_pages.hpp"
#include "server/pages/operation/audit_pages.hpp"

namespace quorate::server {

using core::Action;

std::vector<Route> account_routes()
{
    constexpr Action own = Action::auth_session_list_end_own;
    constexpr Action secrets = Action::auth_password_change_own;
    constexpr Action leavers = Action::user_disable_leaver;
    constexpr Action allocate = Action::case_allocate;
    constexpr Action create = Action::user_create;
    constexpr Action sessions = Action::auth_session_end_others;
    constexpr Action enrol = Action::auth_mfa_enrol_own;
    constexpr Action own_log = Action::audit_view_own;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        {get, "/me", own, get_me},
        {get, "/me/password", secrets, get_own_password},
        {post, "/me/password", secrets, post_own_password},
        {post, "/me/sessions/end-others", own, post_end_other_sessions},
        {post, "/me/sessions/{s}/end", own, post_end_session},
        {get, "/me/second-factor", own, get_second_factor},
        {post, "/me/second-factor/begin", enrol, post_begin_second_factor},
        {get, "/me/second-factor/prove", enrol, get_prove_second_factor},
        {post, "/me/second-factor/prove", enrol, post_prove_second_factor},
        {get, "/me/second-factor/recovery-codes", enrol, get_renew_recovery_codes},
        {post, "/me/second-factor/recovery-codes", enrol, post_renew_recovery_codes},
        {get, "/me/second-factor/remove", enrol, get_remove_second_factor},
        {post, "/me/second-factor/remove", enrol, post_remove_second_factor},
        {get, "/me/passkeys", own, get_passkeys},
        {get, "/me/passkeys/new", enrol, get_new_passkey},
        {post, "/me/passkeys/new/options", enrol, post_new_passkey_options},
        {post, "/me/passkeys/new", enrol, post_new_passkey},
        {get, "/me/passkeys/{p}/remove", enrol, get_remove_passkey},
        {post, "/me/passkeys/{p}/remove", enrol, post_remove_passkey},
        {get, "/me/tokens/new", secrets, get_new_token},
        {post, "/me/tokens/new", secrets, post_new_token},
        {post, "/me/tokens/{t}/stop", own, post_stop_token},

        {get, "/admin/users", leavers, get_accounts},
        {get, "/admin/users/new", create, get_new_account},
        {post, "/admin/users/new", create, post_account},
        {get, "/admin/users/import", create, get_staff_import},
        {post, "/admin/users/import", create, post_staff_preview},
        {post, "/admin/users/import/confirm", create, post_staff_import},
        {get, "/admin/users/{u}", leavers, get_account},
        {get, "/admin/users/{u}/edit", create, get_edit_account},
        {post, "/admin/users/{u}/edit", create, post_edit_account},
        {get, "/admin/users/{u}/disable", leavers, get_disable_account},
        {post, "/admin/users/{u}/disable", leavers, post_disable_account},
        {get, "/admin/users/{u}/open", create, get_open_account},
        {post, "/admin/users/{u}/open", create, post_open_account},
        {get, "/admin/users/{u}/hand-over", allocate, get_hand_over},
        {post, "/admin/users/{u}/hand-over", allocate, post_hand_over},
        {get, "/admin/users/{u}/end-sessions", sessions, get_end_sessions_of},
        {post, "/admin/users/{u}/end-sessions", sessions, post_end_sessions_of},
        {get, "/admin/users/{u}/second-factor", sessions, get_take_off_second_factor},
        {post, "/admin/users/{u}/second-factor", sessions, post_take_off_second_factor},
        {get, "/admin/second-factor", create, get_demanded_roles},
        {post, "/admin/second-factor", create, post_demanded_roles},

        {get, "/audit", own_log, get_audit},
        {post, "/audit/verify", Action::audit_verify_chain, post_verify_chain},
        {get, "/audit/own", own_log, get_own_log},
        {post, "/audit/case", Action::audit_view_case_log, post_case_log},
        // Only those who may take it as a file search the log of the whole authority.
        {get, "/audit/entries", Action::audit_export, get_log_search},
        {post, "/audit/entries", Action::audit_export, post_log_search},
        {post, "/audit/entries.csv", Action::audit_export, post_log_export},
        {get, "/audit/alerts", Action::audit_export, get_alerts},
        {post, "/audit/alerts/{a}/seen", Action::audit_export, post_seen_alert},
    };
}

}  // namespace quorate::server
