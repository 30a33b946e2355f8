#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "core/support/clock.hpp"
#include "server/identity/id_token.hpp"
#include "server/identity/json_web_keys.hpp"
#include "server/identity/provider_calls.hpp"
#include "server/identity/work_account_settings.hpp"

namespace quorate::server {

/// What a provider says of itself (OpenID Connect Discovery), as far as we use it.
struct ProviderDocument {
    std::string authorization_endpoint;
    std::string token_endpoint;
    std::string jwks_uri;
    std::string userinfo_endpoint = {};
    std::string end_session_endpoint = {};
    bool takes_basic = true;      // the secret in a header rather than in the form
    bool gives_auth_time = true;  // false when it lists what it says of people, and not that
};

/// What one round to the provider is bound to. None of it is ever in a URL of ours but the state.
struct RoundSecrets {
    std::string state;
    std::string nonce;
    std::string verifier;  // of PKCE
};

struct ProviderWord {
    std::string fault = {};  // a word of the audit; empty when it is good
    bool is_down = false;    // nothing is known of the person: the provider did not answer
    IdClaims claims = {};
};

/// The organisation's sign-on: the authorisation code flow with PKCE. Its document and its keys are
/// kept for an hour. A key that is not among them makes them be fetched again, at most every 10
/// seconds, and so is what could not be fetched. At most three calls are under way at once: a
/// provider that hangs takes no more of our threads. Any thread; blocks.
class WorkProvider {
public:
    WorkProvider(WorkAccountSettings settings,
                 std::string client_secret,
                 std::string return_url,
                 std::unique_ptr<ProviderCalls> calls,
                 const core::Clock& clock);

    enum class Ask { sign_in, prove_again };

    /// Where the browser goes to sign in; nothing when the provider does not answer.
    std::optional<std::string> sign_in_url(const RoundSecrets& secrets, Ask ask);

    /// What the provider says about whoever came back with `code`.
    ProviderWord exchange(const std::string& code, const RoundSecrets& secrets);

    /// Where the browser goes to sign out there too; nothing when the provider has no such place.
    std::optional<std::string> sign_out_url(const std::string& then);

    /// Why nobody could sign in now, for whoever runs the service; empty when all is well.
    std::string fault();

    /// What will not work though people can sign in; empty when nothing is known of.
    std::string warning();

    const WorkAccountSettings& settings() const { return settings_; }

private:
    std::optional<ProviderDocument> document();
    std::optional<JsonWebKeys> keys(const ProviderDocument& document, bool again);
    std::optional<ProviderDocument> fetch_document();
    ProviderAnswer redeem(const ProviderDocument& document,
                          const std::string& code,
                          const RoundSecrets& secrets);
    CheckedIdToken checked(const ProviderDocument& document,
                           const std::string& token,
                           const RoundSecrets& secrets);
    bool needs_user_info(const IdClaims& claims) const;
    ProviderAnswer call(const ProviderRequest& request);

    const WorkAccountSettings settings_;
    const std::string client_secret_;
    const std::string return_url_;
    const std::unique_ptr<ProviderCalls> calls_;
    const core::Clock& clock_;
    std::atomic<int> under_way_{0};

    std::mutex mutex_;  // of what follows
    std::optional<ProviderDocument> document_;
    core::Instant document_asked_at_{};
    core::Instant document_at_{};
    std::optional<JsonWebKeys> keys_;
    core::Instant keys_asked_at_{};
    core::Instant keys_at_{};
};

/// The provider's document in `json`, if it is that of `issuer` and offers what we need.
std::optional<ProviderDocument> provider_document(std::string_view json, const std::string& issuer);

/// The path that the provider sends people back to.
inline constexpr std::string_view work_return_path = "/sign-in/organisation/back";

}  // namespace quorate::server
