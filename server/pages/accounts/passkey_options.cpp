#include "server/pages/accounts/passkey_options.hpp"

#include <chrono>

#include "core/identity/passkeys.hpp"

namespace quorate::server {

json::object passkey_options(const App& app, const std::string& challenge)
{
    const std::chrono::milliseconds time = core::passkey_challenge_lasts;
    return {{"challenge", challenge},
            {"rp_id", app.passkeys.rp_id()},
            {"known", json::array{}},
            {"milliseconds", time.count()}};
}

}  // namespace quorate::server
