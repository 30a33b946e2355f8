#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/identity/work_provider.hpp"
#include "tests/support/token_signer.hpp"

namespace quorate::test {

/// A provider without a network, for as long as tests ask it: it gives a token for any code, with
/// the nonce of the round that the test names.
struct FakeSignOn {
    FakeSignOn() : signer{TokenSigner::Kind::rsa, "key-1"}, keys{key_set(signer.jwk())} {}

    static inline const std::string issuer = "https://login.council.example";

    TokenSigner signer;
    std::string keys;
    bool is_down = false;
    std::string more_of_document = {};  // such as R"(,"claims_supported":["sub"])"
    std::function<std::string()> claims = [] { return std::string{"{}"}; };
    std::vector<server::ProviderRequest> requests = {};

    int asked(const std::string& path) const
    {
        int count = 0;
        for (const auto& each : requests)
            count += each.url == issuer + path ? 1 : 0;
        return count;
    }

    server::ProviderAnswer answer(const server::ProviderRequest& request)
    {
        requests.push_back(request);
        if (is_down) return {};
        if (request.url == issuer + "/.well-known/openid-configuration")
            return {200,
                    R"({"issuer":")" + issuer + R"(","authorization_endpoint":")" + issuer +
                        R"(/auth","token_endpoint":")" + issuer + R"(/token","jwks_uri":")" +
                        issuer + R"(/keys","end_session_endpoint":")" + issuer + R"(/end")" +
                        more_of_document + "}"};
        if (request.url == issuer + "/keys") return {200, keys};
        if (request.url == issuer + "/token")
            return {200, R"({"id_token":")" + signer.token("RS256", claims()) + "\"}"};
        return {404, ""};
    }
};

/// What a WorkProvider asks instead of a network. `sign_on` outlives it.
class FakeProviderCalls final : public server::ProviderCalls {
public:
    explicit FakeProviderCalls(FakeSignOn& sign_on) : sign_on_{sign_on} {}

    server::ProviderAnswer call(const server::ProviderRequest& request) override
    {
        return sign_on_.answer(request);
    }

private:
    FakeSignOn& sign_on_;
};

inline server::WorkAccountSettings sign_on_settings()
{
    return {.issuer = FakeSignOn::issuer,
            .client_id = "quorate",
            .email_domains = {"council.example"},
            .second_factor = {"mfa"}};
}

inline std::unique_ptr<server::WorkProvider> provider_of(
    FakeSignOn& sign_on,
    const core::Clock& clock,
    server::WorkAccountSettings settings = sign_on_settings())
{
    return std::make_unique<server::WorkProvider>(std::move(settings),
                                                  "client secret",
                                                  "http://quorate.test/sign-in/organisation/back",
                                                  std::make_unique<FakeProviderCalls>(sign_on),
                                                  clock);
}

}  // namespace quorate::test
