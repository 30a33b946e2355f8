#include "server/pages/accounts/passkey_sign_in_pages.hpp"

#include <chrono>

#include "core/identity/passkeys.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/sign_in_steps.hpp"
#include "server/pages/accounts/passkey_options.hpp"
#include "server/pages/accounts/sign_in_code_pages.hpp"
#include "server/pages/accounts/sign_in_pages.hpp"

namespace quorate::server {
namespace {

// Who asks for a passkey has no session yet: this tells their browser from others.
constexpr std::string_view holder_cookie = "__Host-quorate-signing-in-passkey";

std::string holder_cookie_value(const std::string& token)
{
    const auto seconds = std::chrono::seconds{token.empty() ? std::chrono::minutes{0}
                                                            : core::passkey_challenge_lasts};
    return std::string{holder_cookie} + "=" + token +
           "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds.count());
}

core::SignedByPasskey given_in(const Fields& form)
{
    return {.credential = form.get("credential"),
            .client_data = form.get("client_data"),
            .authenticator_data = form.get("authenticator_data"),
            .signature = form.get("signature"),
            .user = form.get("user")};
}

// The same words for a passkey that nobody has, one that did not sign, and an account that is
// closed.
std::string words_for(const core::SignInOutcome& outcome)
{
    if (outcome.refusal == core::Refusal::sign_in_failed)
        return "That passkey was not taken. Use another, or another way";
    if (outcome.refusal == core::Refusal::not_signed_in) return "That took too long. Try again";
    return sentence_for(outcome);
}

}  // namespace

Response post_passkey_options(App& app, const Request& request, const core::Actor& actor)
{
    if (!app.passkeys.is_offered())
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    const std::string token = app.random.token();
    const std::string challenge = passkey_challenge(app, core::PasskeyUse::sign_in, token);
    return json_response(200, passkey_options(app, challenge))
        .with("Set-Cookie", holder_cookie_value(token));
}

Response post_passkey(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string next = own_path(form.get("next"));
    const auto outcome = sign_in_by_passkey(app,
                                            {.token = request.cookie(holder_cookie),
                                             .given = given_in(form),
                                             .network = actor.network,
                                             .challenge = sign_in_challenge(request),
                                             .session_hash = asking_session(app, request, actor)});
    if (outcome.signed_in)
        return with_session(app, outcome, next).with("Set-Cookie", holder_cookie_value(""));
    const auto again = actor.role == core::Role::anonymous ? sign_in_again : confirm_again;
    Response response = again(app,
                              request,
                              actor,
                              next,
                              {{"passkey", words_for(outcome)}},
                              refusal_status(outcome.refusal));
    response.code = core::refusal_text(outcome.refusal).code;
    return response;
}

Response post_confirm_passkey_options(App& app, const Request&, const core::Actor& actor)
{
    const std::string challenge =
        passkey_challenge(app, core::PasskeyUse::step_up, actor.credential);
    json::object options = passkey_options(app, challenge);
    const auto own = app.database.read([&](core::UnitOfWork& work) {
        return app.identity_stores(work).passkeys.of_user(actor.user);
    });
    for (const core::Passkey& passkey : own)
        options["known"].as_array().emplace_back(passkey.credential);
    return json_response(200, options);
}

Response post_confirm_passkey(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string next = own_path(form.get("next"));
    const auto session = app.database.read([&](core::UnitOfWork& work) {
        return app.identity_stores(work).sessions.find(app.digest.sha256(request.session_token));
    });
    if (!session) return see_other("/sign-in");
    const auto outcome = step_up_by_passkey(app, *session, given_in(form));
    if (outcome.signed_in) return with_session(app, outcome, next);
    return confirm_again(app,
                         request,
                         actor,
                         next,
                         {{"passkey", words_for(outcome)}},
                         refusal_status(outcome.refusal));
}

}  // namespace quorate::server
