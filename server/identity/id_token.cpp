#include "server/identity/id_token.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/identity/work_sign_in.hpp"
#include "core/support/text.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;
using namespace std::chrono;

constexpr std::array<std::pair<TokenFault, std::string_view>, 10> codes{{
    {TokenFault::malformed, "malformed"},
    {TokenFault::wrong_algorithm, "wrong_algorithm"},
    {TokenFault::unknown_key, "unknown_key"},
    {TokenFault::wrong_signature, "wrong_signature"},
    {TokenFault::wrong_issuer, "wrong_issuer"},
    {TokenFault::wrong_audience, "wrong_audience"},
    {TokenFault::wrong_nonce, "wrong_nonce"},
    {TokenFault::expired, "expired"},
    {TokenFault::not_yet_valid, "not_yet_valid"},
    {TokenFault::incomplete, "incomplete"},
}};

constexpr std::size_t longest_token = 64'000;
constexpr std::size_t longest_subject = 255;
constexpr minutes oldest{10};  // how long ago it may have been made: it is fetched at once

std::optional<json::object> object_in(std::string_view text)
{
    boost::system::error_code error;
    json::value parsed = json::parse(text, error);
    if (error || !parsed.is_object()) return std::nullopt;
    return std::move(parsed.get_object());
}

std::optional<json::object> part(std::string_view encoded)
{
    const auto text = from_base64url(encoded);
    return text ? object_in(*text) : std::nullopt;
}

std::optional<std::string> text_in(const json::object& object, std::string_view name)
{
    const json::value* const found = object.if_contains(name);
    if (found == nullptr || !found->is_string()) return std::nullopt;
    return std::string{found->get_string()};
}

// A text or a list of texts.
std::vector<std::string> texts_in(const json::object& object, std::string_view name)
{
    std::vector<std::string> texts;
    const json::value* const found = object.if_contains(name);
    if (found == nullptr) return texts;
    if (found->is_string()) texts.emplace_back(found->get_string());
    if (const json::array* const list = found->if_array())
        for (const json::value& each : *list)
            if (each.is_string()) texts.emplace_back(each.get_string());
    return texts;
}

std::optional<core::Instant> time_in(const json::object& object, std::string_view name)
{
    constexpr double latest = 253'402'300'799;  // the end of the year 9999
    const json::value* const found = object.if_contains(name);
    if (found == nullptr || !found->is_number()) return std::nullopt;
    boost::system::error_code error;
    const double at = found->to_number<double>(error);
    if (error || !(at >= 0) || at > latest) return std::nullopt;
    return core::Instant{seconds{static_cast<std::int64_t>(std::floor(at))}};
}

std::optional<bool> flag_in(const json::object& object, std::string_view name)
{
    const json::value* const found = object.if_contains(name);
    if (found == nullptr) return std::nullopt;
    // Some providers write it as a text.
    return (found->is_bool() && found->get_bool()) ||
           (found->is_string() && found->get_string() == "true");
}

bool is_for_us(const json::object& claims, const std::string& client_id)
{
    const auto audience = texts_in(claims, "aud");
    if (std::ranges::find(audience, client_id) == audience.end()) return false;
    const auto party = text_in(claims, "azp");
    if (audience.size() > 1 && !party) return false;
    return !claims.contains("azp") || party == client_id;
}

std::optional<TokenFault> fault_of_times(const json::object& claims, core::Instant now)
{
    const auto expires_at = time_in(claims, "exp");
    const auto issued_at = time_in(claims, "iat");
    if (!expires_at || !issued_at) return TokenFault::incomplete;
    if (now >= *expires_at + core::clocks_may_differ) return TokenFault::expired;
    if (now > *issued_at + oldest) return TokenFault::expired;
    if (*issued_at > now + core::clocks_may_differ) return TokenFault::not_yet_valid;
    if (!claims.contains("nbf")) return std::nullopt;
    const auto not_before = time_in(claims, "nbf");
    if (!not_before || *not_before > now + core::clocks_may_differ)
        return TokenFault::not_yet_valid;
    return std::nullopt;
}

void add_about_person(IdClaims& to, const json::object& claims, const std::string& groups_claim)
{
    if (to.email.reveal().empty()) {
        to.email = core::Email{text_in(claims, "email").value_or("")};
        to.email_verified = flag_in(claims, "email_verified");
    }
    if (to.groups.empty()) to.groups = texts_in(claims, groups_claim);
}

CheckedIdToken failed(TokenFault fault)
{
    return {.fault = fault};
}

}  // namespace

std::string_view code(TokenFault fault)
{
    return std::ranges::find(codes, fault, &decltype(codes)::value_type::first)->second;
}

CheckedIdToken check_id_token(std::string_view token,
                              const JsonWebKeys& keys,
                              const IdTokenExpected& expected,
                              core::Instant now)
{
    const auto first = token.find('.');
    const auto last = token.rfind('.');
    if (token.size() > longest_token || first == std::string_view::npos || first == last ||
        token.find('.', first + 1) != last)
        return failed(TokenFault::malformed);
    const auto header = part(token.substr(0, first));
    const auto signature = from_base64url(token.substr(last + 1));
    if (!header || !signature) return failed(TokenFault::malformed);
    const std::string algorithm = text_in(*header, "alg").value_or("");
    if (algorithm != "RS256" && algorithm != "PS256" && algorithm != "ES256")
        return failed(TokenFault::wrong_algorithm);
    if (header->contains("crit")) return failed(TokenFault::malformed);
    const auto key_name = text_in(*header, "kid");
    if (!keys.has(algorithm, key_name)) return failed(TokenFault::unknown_key);
    if (!keys.verify(algorithm, key_name, token.substr(0, last), *signature))
        return failed(TokenFault::wrong_signature);

    const auto claims = part(token.substr(first + 1, last - first - 1));
    if (!claims) return failed(TokenFault::malformed);
    if (text_in(*claims, "iss") != expected.issuer) return failed(TokenFault::wrong_issuer);
    if (!is_for_us(*claims, expected.client_id)) return failed(TokenFault::wrong_audience);
    if (expected.nonce.empty() || text_in(*claims, "nonce") != expected.nonce)
        return failed(TokenFault::wrong_nonce);
    if (const auto fault = fault_of_times(*claims, now)) return failed(*fault);
    const std::string subject = text_in(*claims, "sub").value_or("");
    if (subject.empty() || subject.size() > longest_subject) return failed(TokenFault::incomplete);

    CheckedIdToken checked;
    checked.claims.subject = subject;
    checked.claims.auth_time = time_in(*claims, "auth_time");
    checked.claims.ways = texts_in(*claims, "amr");
    if (const auto context = text_in(*claims, "acr")) checked.claims.ways.push_back(*context);
    add_about_person(checked.claims, *claims, expected.groups_claim);
    return checked;
}

bool add_user_info(IdClaims& claims, std::string_view text, const std::string& groups_claim)
{
    const auto info = object_in(text);
    if (!info || text_in(*info, "sub") != claims.subject) return false;
    add_about_person(claims, *info, groups_claim);
    return true;
}

}  // namespace quorate::server
