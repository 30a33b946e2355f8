#include "server/api/own_session_api.hpp"

#include "core/access/permission.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/account_news.hpp"
#include "core/identity/change_password.hpp"
#include "core/identity/own_account.hpp"
#include "core/identity/password_rules.hpp"
#include "server/app/api.hpp"
#include "server/app/sign_in_state.hpp"

namespace quorate::server {
namespace {

// A session is begun and ended, and never changed.
constexpr int only_version = 1;

json::object to_json(const core::OwnSession& own)
{
    const core::Session& session = own.session;
    return {{"id", own.name},
            {"created_at", core::iso_utc(session.created_at)},
            {"last_used_at", core::iso_utc(session.last_seen_at)},
            {"expires_at", core::iso_utc(session.expires_at)},
            {"network", session.network},
            {"by_program", session.is_api},
            {"is_this", own.is_this},
            {"version", only_version}};
}

core::Result<core::OwnAccount> own_account(App& app, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_own_account(work, app.clock, app.session_times, actor);
    });
}

// The session that the request came with, which a new password does not end.
std::string own_token(const Request& request)
{
    return bearer_token(request).value_or(request.session_token);
}

}  // namespace

Response get_api_sessions(App& app, const Request& request, const core::Actor& actor)
{
    const auto account = own_account(app, actor);
    if (!account) return problem(account.error());
    json::array items;
    for (const core::OwnSession& own : account->sessions)
        items.push_back(to_json(own));
    return list_response(request, std::move(items), {});
}

Response get_api_own_session(App& app, const Request& request, const core::Actor& actor)
{
    const auto account = own_account(app, actor);
    if (!account) return problem(account.error());
    for (const core::OwnSession& own : account->sessions)
        if (own.name == request.value(0))
            return api_response({.body = to_json(own), .version = only_version});
    return problem({core::Refusal::not_found});
}

Response delete_api_own_session(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::Done> {
            if (named->among(only_version) != only_version) return core::Refusal::stale_version;
            return core::end_own_session(work, app.clock, actor, request.value(0));
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response post_api_end_other_sessions(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::end_own_other_sessions(work, app.clock, actor);
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response post_api_own_password(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    // Asked before the password is hashed, which takes its time.
    const auto allowed = core::permit_own(actor,
                                          core::Action::auth_password_change_own,
                                          {actor.user.text(), actor.user.text(), actor.authority},
                                          app.now());
    if (!allowed) return problem(allowed.error());
    std::vector<core::FieldError> errors;
    const core::Password password{text_member(*body, "password", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto user =
        app.database.read([&](core::UnitOfWork& work) { return work.users.find(actor.user); });
    if (!user) return problem({core::Refusal::not_signed_in});
    if (const auto sound = core::check_new_password(password, user->email, &app.breached_passwords);
        !sound)
        return problem(sound.error());
    if (!user->password_hash.empty() && app.hasher.verify(user->password_hash, password))
        return problem(
            core::invalid("password", "That is the password you have now. Choose another one"));

    const std::string hash = app.hasher.hash(password);
    const auto changed = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        auto result =
            core::change_password(stores,
                                  app.identity_tools(),
                                  actor,
                                  {.user = actor.user,
                                   .new_hash = hash,
                                   .keep_session = app.digest.sha256(own_token(request))});
        if (result)
            core::tell_oneself(
                work, app.identity_tools(), actor, core::AccountNews::password_changed);
        return result;
    });
    if (!changed) return problem(changed.error());
    return api_response({.status = 204});
}

}  // namespace quorate::server
