#include "server/app/sign_in_steps.hpp"

#include <utility>

#include "core/identity/account_news.hpp"
#include "core/support/text.hpp"
#include "db/session/confinement.hpp"
#include "server/log/log.hpp"

namespace quorate::server {
namespace {

// What passwords are tried from a network is counted and audited for the whole installation, also
// when somebody who is signed in enters theirs again.
db::Confinement for_all()
{
    return db::Confinement{core::AuthorityId{}};
}

// By mail, in the transaction that used it up.
core::SignInOutcome told_of_code(core::UnitOfWork& work,
                                 const core::IdentityTools& tools,
                                 core::SignInOutcome outcome)
{
    if (outcome.signed_in && outcome.second_factor == core::Factor::recovery_code)
        core::tell_account_owner(
            work, tools, outcome.signed_in->user, core::AccountNews::recovery_code_used);
    return outcome;
}

core::SignInOutcome alerted(App& app, core::SignInOutcome outcome)
{
    if (!outcome.spray_begins) return outcome;
    log(events::sign_in_spray);
    app.metrics.count("authn_spray_total", "");
    return outcome;
}

}  // namespace

core::SignInOutcome sign_in(App& app,
                            const std::string& email,
                            const std::string& password,
                            const std::string& network,
                            bool is_api,
                            const std::string& code)
{
    const core::Password given{password};
    const core::SignIn attempt{
        core::Email{core::lower_case(core::trimmed(email))}, given, network, is_api};
    const auto pending = app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::begin_sign_in(stores, app.identity_tools(), app.sign_in_limits, attempt);
    });
    const auto verdict = core::check_password(app.hasher, pending, given);
    auto outcome = app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        const auto tools = app.identity_tools();
        const auto judged =
            code.empty() ? verdict
                         : core::add_code(stores, tools, app.code_tools(), pending, verdict, code);
        return told_of_code(
            work, tools, core::finish_sign_in(stores, tools, app.session_times, pending, judged));
    });
    const bool was_right =
        outcome.signed_in || outcome.refusal == core::Refusal::needs_second_factor;
    app.metrics.count(
        "authn_total",
        was_right ? "method=\"password\",result=\"ok\"" : "method=\"password\",result=\"failed\"");
    return alerted(app, std::move(outcome));
}

core::SignInOutcome enter_code(App& app, const core::EnterSignInCode& command)
{
    auto outcome = app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        const auto tools = app.identity_tools();
        return told_of_code(
            work,
            tools,
            core::enter_sign_in_code(
                stores, tools, app.code_tools(), app.sign_in_limits, app.session_times, command));
    });
    app.metrics.count(
        "authn_total",
        outcome.signed_in ? "method=\"code\",result=\"ok\"" : "method=\"code\",result=\"failed\"");
    return alerted(app, std::move(outcome));
}

std::string passkey_challenge(App& app, core::PasskeyUse use, const std::string& token)
{
    return app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::begin_passkey(stores, app.identity_tools(), use, token);
    });
}

core::SignInOutcome sign_in_by_passkey(App& app, const core::PasskeySignIn& command)
{
    auto outcome = app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::sign_in_by_passkey(stores,
                                        app.identity_tools(),
                                        app.passkeys,
                                        app.sign_in_limits,
                                        app.session_times,
                                        command);
    });
    app.metrics.count("authn_total",
                      outcome.signed_in ? "method=\"passkey\",result=\"ok\""
                                        : "method=\"passkey\",result=\"failed\"");
    return alerted(app, std::move(outcome));
}

core::SignInOutcome step_up_by_passkey(App& app,
                                       const core::Session& session,
                                       const core::SignedByPasskey& given)
{
    const db::Confinement unconfined = for_all();
    auto outcome = app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::step_up_by_passkey(
            stores, app.identity_tools(), app.passkeys, app.sign_in_limits, session, given);
    });
    return alerted(app, std::move(outcome));
}

core::SignInOutcome step_up(App& app,
                            const core::Session& session,
                            const std::string& password,
                            const std::string& code)
{
    const db::Confinement unconfined = for_all();
    const core::Password given{password};
    const auto pending = app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::begin_step_up(stores, app.identity_tools(), app.sign_in_limits, session);
    });
    const auto verdict = core::check_password(app.hasher, pending, given);
    auto outcome = app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        const auto tools = app.identity_tools();
        const auto judged = core::add_code(stores, tools, app.code_tools(), pending, verdict, code);
        return told_of_code(
            work, tools, core::finish_step_up(stores, tools, session, pending, judged));
    });
    return alerted(app, std::move(outcome));
}

}  // namespace quorate::server
