#include "server/api/session_api.hpp"

#include "core/access/role.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/api_tokens.hpp"
#include "core/identity/sessions.hpp"
#include "server/app/api.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/app/sign_in_steps.hpp"

namespace quorate::server {

Response post_api_session(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const std::string email = text_member(*body, "email", errors);
    const std::string password = text_member(*body, "password", errors);
    const std::string code = text_member(*body, "code", errors);
    if (email.empty()) errors.push_back({"email", "Give the e-mail address"});
    if (password.empty()) errors.push_back({"password", "Give the password"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});

    const auto outcome = sign_in(app, email, password, actor.network, true, code);
    if (!outcome.signed_in) return problem({outcome.refusal});
    return json_response(
        200,
        json::object{{"token", outcome.signed_in->token},
                     {"expires_at", core::iso_utc(outcome.signed_in->session.expires_at)}});
}

Response get_api_session(App&, const Request&, const core::Actor& actor)
{
    return json_response(200,
                         json::object{{"user", actor.user.text()},
                                      {"authority", actor.authority.text()},
                                      {"role", core::role_code(actor.role)},
                                      {"name", actor.name.reveal()}});
}

Response delete_api_session(App& app, const Request& request, const core::Actor& actor)
{
    const auto bearer = bearer_token(request);
    const bool by_cookie = !bearer;
    const std::string token = by_cookie ? request.session_token : *bearer;
    if (!by_cookie && token.starts_with(core::api_token_prefix)) {
        const auto revoked = app.transact(actor, [&](core::UnitOfWork& work) {
            auto stores = app.identity_stores(work);
            return core::revoke_api_token(
                stores, app.identity_tools(), actor, core::ApiTokenId{actor.credential});
        });
        if (!revoked) return problem(revoked.error());
    } else {
        app.database.write([&](core::UnitOfWork& work) {
            auto stores = app.identity_stores(work);
            core::sign_out(stores, app.identity_tools(), token);
            return true;
        });
    }
    Response response = api_response({.status = 204});
    if (by_cookie) response.with("Set-Cookie", ended_cookie_value());
    return response;
}

}  // namespace quorate::server
