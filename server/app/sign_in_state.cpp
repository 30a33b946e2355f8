#include "server/app/sign_in_state.hpp"

#include "core/identity/api_tokens.hpp"
#include "core/support/text.hpp"
#include "server/app/csrf.hpp"
#include "server/http/words.hpp"
#include "server/identity/network.hpp"

namespace quorate::server {
namespace {

Visitor by_session(App& app, const std::string& token, bool by_cookie, const std::string& network)
{
    const auto resumed = app.database.read([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::resume_session(stores, app.identity_tools(), app.session_times, token);
    });
    if (!resumed) return {};
    if (resumed->touch_due)
        app.database.write([&](core::UnitOfWork& work) {
            auto stores = app.identity_stores(work);
            core::touch_session(stores, app.identity_tools(), resumed->session);
            return true;
        });
    Visitor visitor{resumed->actor, resumed->session, by_cookie};
    visitor.actor.network = network;
    visitor.must_change_password = resumed->must_change_password;
    return visitor;
}

Visitor by_api_token(App& app, const std::string& token, const std::string& network)
{
    const auto resumed = app.database.read([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::resume_api_token(stores, app.identity_tools(), token, network);
    });
    if (!resumed)
        return {.needs_second_factor =
                    resumed.error().refusal == core::Refusal::needs_second_factor};
    if (resumed->touch_due)
        app.database.write([&](core::UnitOfWork& work) {
            work.api_tokens.touch(resumed->token.id, app.now());
            return true;
        });
    return Visitor{resumed->actor, std::nullopt, false};
}

}  // namespace

Visitor who_asks(App& app, const Request& request)
{
    const std::string network = network_of(client_address(app, request));
    if (const auto token = bearer_token(request)) {
        if (token->starts_with(core::api_token_prefix)) return by_api_token(app, *token, network);
        return by_session(app, *token, false, network);
    }
    const std::string token = request.cookie(session_cookie);
    if (!token.empty()) {
        Visitor visitor = by_session(app, token, true, network);
        if (visitor.is_signed_in()) return visitor;
    }
    Visitor nobody;
    nobody.actor = core::anonymous_actor();
    nobody.actor.network = network;
    return nobody;
}

std::optional<std::string> bearer_token(const Request& request)
{
    const std::string_view authorization = request.header("authorization");
    const std::string_view scheme = authorization.substr(0, authorization.find(' '));
    if (!same_word(scheme, "bearer")) return std::nullopt;  // RFC 9110 11.1: in any case
    return core::trimmed(authorization.substr(scheme.size()));
}

std::string session_cookie_value(const std::string& token)
{
    return std::string{session_cookie} + "=" + token + "; Path=/; Secure; HttpOnly; SameSite=Lax";
}

std::string ended_cookie_value()
{
    return std::string{session_cookie} + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";
}

std::string client_address(const App& app, const Request& request)
{
    if (!app.settings.behind_proxy) return request.remote;
    // The last entry is the one our own proxy wrote.
    const auto hops = core::split(request.header("x-forwarded-for"), ',');
    return hops.empty() ? request.remote : core::trimmed(hops.back());
}

}  // namespace quorate::server
