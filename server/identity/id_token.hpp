#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/private.hpp"
#include "server/identity/json_web_keys.hpp"

namespace quorate::server {

/// Why an ID token says nothing to us.
enum class TokenFault {
    malformed,
    wrong_algorithm,
    unknown_key,  // not among the keys: they may have been changed
    wrong_signature,
    wrong_issuer,
    wrong_audience,
    wrong_nonce,
    expired,
    not_yet_valid,
    incomplete,  // without a subject or a time
};

/// A word of the audit: "wrong_nonce".
std::string_view code(TokenFault fault);

/// What a provider says about somebody, once checked.
struct IdClaims {
    std::string subject = {};
    core::Email email = {};
    std::optional<bool> email_verified = {};  // when it says either
    std::optional<core::Instant> auth_time = {};
    std::vector<std::string> groups = {};
    std::vector<std::string> ways = {};  // amr and acr
};

struct IdTokenExpected {
    std::string issuer;
    std::string client_id;
    std::string nonce;
    std::string groups_claim = "groups";
};

struct CheckedIdToken {
    std::optional<TokenFault> fault = {};
    IdClaims claims = {};  // without a fault
};

/// Checks signature, issuer, audience, nonce and times of an ID token (OpenID Connect Core 3.1.3.7)
/// and gives what it says. Clocks may differ by a minute.
CheckedIdToken check_id_token(std::string_view token,
                              const JsonWebKeys& keys,
                              const IdTokenExpected& expected,
                              core::Instant now);

/// The claims of a userinfo answer about `subject`, added where the ID token had none; false when
/// it is about somebody else, or nothing that can be read.
bool add_user_info(IdClaims& claims, std::string_view json, const std::string& groups_claim);

}  // namespace quorate::server
