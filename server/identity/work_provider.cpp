#include "server/identity/work_provider.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <algorithm>
#include <utility>
#include <vector>

#include "server/identity/secret.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;
using namespace std::chrono;

constexpr minutes kept_for{60};
constexpr seconds again_after{10};
constexpr int most_calls = 3;

using Parameters = std::vector<std::pair<std::string, std::string>>;

std::string encoded(const std::string& text)
{
    return boost::urls::encode(text, boost::urls::unreserved_chars);
}

std::string form_of(const Parameters& parameters)
{
    std::string text;
    for (const auto& [name, value] : parameters)
        text += (text.empty() ? "" : "&") + name + "=" + encoded(value);
    return text;
}

std::string with_parameters(const std::string& url, const Parameters& parameters)
{
    return url + (url.find('?') == std::string::npos ? "?" : "&") + form_of(parameters);
}

std::optional<json::object> object_in(std::string_view text)
{
    boost::system::error_code error;
    json::value parsed = json::parse(text, error);
    if (error || !parsed.is_object()) return std::nullopt;
    return std::move(parsed.get_object());
}

std::string text_in(const json::object& object, std::string_view name)
{
    const json::value* const found = object.if_contains(name);
    return found != nullptr && found->is_string() ? std::string{found->get_string()}
                                                  : std::string{};
}

// An address that a secret may go to; anything else is as if it were not there.
std::string address_in(const json::object& object, std::string_view name)
{
    std::string url = text_in(object, name);
    return is_safe_address(url) ? url : std::string{};
}

bool lists(const json::object& object, std::string_view name, std::string_view wanted)
{
    const json::value* const found = object.if_contains(name);
    const json::array* const list = found == nullptr ? nullptr : found->if_array();
    return list != nullptr && std::ranges::any_of(*list, [&](const json::value& each) {
               return each.is_string() && each.get_string() == wanted;
           });
}

// RFC 7636: the digest's bytes, not its hexadecimal.
std::string challenge_of(const std::string& verifier)
{
    const std::string hex = SodiumDigest{}.sha256(verifier);
    std::string bytes;
    for (std::size_t at = 0; at < hex.size(); at += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
    return to_base64url(bytes);
}

ProviderWord failed(std::string_view fault)
{
    return {.fault = std::string{fault}};
}

ProviderWord down(std::string_view fault)
{
    return {.fault = std::string{fault}, .is_down = true};
}

}  // namespace

std::optional<ProviderDocument> provider_document(std::string_view text, const std::string& issuer)
{
    const auto object = object_in(text);
    if (!object || text_in(*object, "issuer") != issuer) return std::nullopt;
    ProviderDocument document{
        .authorization_endpoint = address_in(*object, "authorization_endpoint"),
        .token_endpoint = address_in(*object, "token_endpoint"),
        .jwks_uri = address_in(*object, "jwks_uri"),
        .userinfo_endpoint = address_in(*object, "userinfo_endpoint"),
        .end_session_endpoint = address_in(*object, "end_session_endpoint")};
    if (document.authorization_endpoint.empty() || document.token_endpoint.empty() ||
        document.jwks_uri.empty())
        return std::nullopt;
    constexpr std::string_view methods = "token_endpoint_auth_methods_supported";
    document.takes_basic = lists(*object, methods, "client_secret_basic") ||
                           !lists(*object, methods, "client_secret_post");
    document.gives_auth_time =
        !object->contains("claims_supported") || lists(*object, "claims_supported", "auth_time");
    return document;
}

WorkProvider::WorkProvider(WorkAccountSettings settings,
                           std::string client_secret,
                           std::string return_url,
                           std::unique_ptr<ProviderCalls> calls,
                           const core::Clock& clock)
    : settings_{std::move(settings)},
      client_secret_{std::move(client_secret)},
      return_url_{std::move(return_url)},
      calls_{std::move(calls)},
      clock_{clock}
{
}

ProviderAnswer WorkProvider::call(const ProviderRequest& request)
{
    struct Place {
        std::atomic<int>& count;
        ~Place() { count.fetch_sub(1); }
    };
    const int before = under_way_.fetch_add(1);
    const Place place{under_way_};
    if (before >= most_calls) return {};
    return calls_->call(request);
}

std::optional<ProviderDocument> WorkProvider::fetch_document()
{
    std::string base = settings_.issuer;
    if (base.ends_with('/')) base.pop_back();
    const auto answer = call({.url = base + "/.well-known/openid-configuration"});
    if (answer.status != 200) return std::nullopt;
    return provider_document(answer.body, settings_.issuer);
}

// What is old is still used when nothing newer can be had.
std::optional<ProviderDocument> WorkProvider::document()
{
    const core::Instant now = clock_.now();
    {
        const std::lock_guard lock{mutex_};
        const bool is_new = document_ && now < document_at_ + kept_for;
        if (is_new || now < document_asked_at_ + again_after) return document_;
        document_asked_at_ = now;
    }
    auto fetched = fetch_document();
    const std::lock_guard lock{mutex_};
    if (fetched) {
        document_ = std::move(fetched);
        document_at_ = now;
    }
    return document_;
}

std::optional<JsonWebKeys> WorkProvider::keys(const ProviderDocument& document, bool again)
{
    const core::Instant now = clock_.now();
    {
        const std::lock_guard lock{mutex_};
        const bool is_new = keys_ && now < keys_at_ + kept_for && !again;
        if (is_new || now < keys_asked_at_ + again_after) return keys_;
        keys_asked_at_ = now;
    }
    const auto answer = call({.url = document.jwks_uri});
    auto fetched = answer.status == 200 ? JsonWebKeys::from(answer.body) : std::nullopt;
    const std::lock_guard lock{mutex_};
    if (fetched) {
        keys_ = std::move(fetched);
        keys_at_ = now;
    }
    return keys_;
}

std::optional<std::string> WorkProvider::sign_in_url(const RoundSecrets& secrets, Ask ask)
{
    const auto found = document();
    if (!found) return std::nullopt;
    Parameters parameters{{"response_type", "code"},
                          {"client_id", settings_.client_id},
                          {"redirect_uri", return_url_},
                          {"scope", settings_.scopes},
                          {"state", secrets.state},
                          {"nonce", secrets.nonce},
                          {"code_challenge", challenge_of(secrets.verifier)},
                          {"code_challenge_method", "S256"}};
    if (ask == Ask::prove_again) {
        parameters.emplace_back("prompt", "login");
        parameters.emplace_back("max_age", "0");
    }
    return with_parameters(found->authorization_endpoint, parameters);
}

ProviderAnswer WorkProvider::redeem(const ProviderDocument& document,
                                    const std::string& code,
                                    const RoundSecrets& secrets)
{
    Parameters parameters{{"grant_type", "authorization_code"},
                          {"code", code},
                          {"redirect_uri", return_url_},
                          {"code_verifier", secrets.verifier}};
    ProviderRequest request{.url = document.token_endpoint};
    if (!client_secret_.empty() && document.takes_basic) {
        request.user = encoded(settings_.client_id);
        request.password = encoded(client_secret_);
    } else {
        parameters.emplace_back("client_id", settings_.client_id);
        if (!client_secret_.empty()) parameters.emplace_back("client_secret", client_secret_);
    }
    request.form = form_of(parameters);
    return call(request);
}

CheckedIdToken WorkProvider::checked(const ProviderDocument& document,
                                     const std::string& token,
                                     const RoundSecrets& secrets)
{
    const IdTokenExpected expected{.issuer = settings_.issuer,
                                   .client_id = settings_.client_id,
                                   .nonce = secrets.nonce,
                                   .groups_claim = settings_.groups_claim};
    const auto check = [&](bool again) {
        const auto known = keys(document, again);
        return check_id_token(token, known.value_or(JsonWebKeys{}), expected, clock_.now());
    };
    CheckedIdToken result = check(false);
    if (result.fault == TokenFault::unknown_key) result = check(true);
    return result;
}

bool WorkProvider::needs_user_info(const IdClaims& claims) const
{
    return claims.email.reveal().empty() ||
           (!settings_.group_roles.empty() && claims.groups.empty());
}

ProviderWord WorkProvider::exchange(const std::string& code, const RoundSecrets& secrets)
{
    const auto found = document();
    if (!found) return down("no_discovery");
    const auto answer = redeem(*found, code, secrets);
    if (answer.status == 0 || answer.status >= 500) return down("no_token_endpoint");
    if (answer.status != 200) return failed("code_not_taken");
    const auto tokens = object_in(answer.body);
    if (!tokens) return failed("no_id_token");
    if (!keys(*found, false)) return down("no_keys");
    const auto result = checked(*found, text_in(*tokens, "id_token"), secrets);
    if (result.fault) return failed(server::code(*result.fault));
    ProviderWord word{.claims = result.claims};
    const std::string access = text_in(*tokens, "access_token");
    if (found->userinfo_endpoint.empty() || access.empty() || !needs_user_info(word.claims))
        return word;
    const auto info = call({.url = found->userinfo_endpoint, .bearer = access});
    if (info.status == 200 && !add_user_info(word.claims, info.body, settings_.groups_claim))
        return failed("wrong_user_info");
    return word;
}

std::optional<std::string> WorkProvider::sign_out_url(const std::string& then)
{
    const auto found = document();
    if (!found || found->end_session_endpoint.empty()) return std::nullopt;
    return with_parameters(
        found->end_session_endpoint,
        {{"client_id", settings_.client_id}, {"post_logout_redirect_uri", then}});
}

std::string WorkProvider::fault()
{
    const auto found = document();
    if (!found) return "no document of oidc.issuer at /.well-known/openid-configuration";
    const auto known = keys(*found, false);
    if (!known) return "its keys (jwks_uri) cannot be fetched";
    if (known->size() == 0) return "none of its keys is for RS256, PS256 or ES256";
    return {};
}

std::string WorkProvider::warning()
{
    const auto found = document();
    if (!found || found->gives_auth_time) return {};
    const bool leaves_passwords = settings_.linked_use_passwords;
    return std::string{
               "it does not list auth_time in claims_supported: without it nobody can "
               "confirm by work account what needs them to show again who they are"} +
           (leaves_passwords ? "; they need a password, with a second factor of their own, or a "
                               "passkey here for that"
                             : ", and oidc.linked_use_passwords leaves them no other way");
}

}  // namespace quorate::server
