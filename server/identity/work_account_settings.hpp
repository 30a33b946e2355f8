#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/role.hpp"

namespace quorate::server {

/// The organisation's own sign-on (OpenID Connect), for the whole installation: whose account it is
/// says which authority. No issuer: there is none. server/README.md says what each is for.
struct WorkAccountSettings {
    std::string issuer = {};  // "https://login.council.example"
    std::string client_id = {};
    std::string client_secret_file = {};  // empty: PKCE alone
    std::string scopes = "openid email profile";
    std::string groups_claim = "groups";
    std::map<std::string, core::Role> group_roles = {};  // empty: groups are not asked for
    std::set<std::string> email_domains = {};            // of first sign-ins; empty: any
    bool trust_email = false;  // addresses are verified though the provider does not say so
    // Values of amr or acr by which it says that more than a password was shown.
    std::set<std::string> second_factor = {};
    bool linked_use_passwords = true;
    std::string ca_file = {};  // certificates to trust instead of the system's

    bool is_on() const { return !issuer.empty(); }
};

/// The names of these settings, each "oidc.…".
const std::vector<std::string>& work_account_setting_names();

/// Sets one; gives what is wrong with `text`, to follow the setting's name.
std::optional<std::string> set_work_account(WorkAccountSettings& settings,
                                            std::string_view name,
                                            const std::string& text);

/// What would be unsafe or cannot work, as one line.
std::optional<std::string> work_account_fault(const WorkAccountSettings& settings);

/// Whether an address may be called with a secret: https, or http on this machine.
bool is_safe_address(std::string_view url);

}  // namespace quorate::server
