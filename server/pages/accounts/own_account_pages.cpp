#include "server/pages/accounts/own_account_pages.hpp"

#include <utility>

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/account_news.hpp"
#include "core/identity/api_tokens.hpp"
#include "core/identity/change_password.hpp"
#include "core/identity/enrol_second_factor.hpp"
#include "core/identity/own_account.hpp"
#include "core/identity/passkeys.hpp"
#include "core/identity/password_rules.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/accounts/secret_page.hpp"
#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {
namespace {

using core::Action;

std::string when(core::Instant at)
{
    return core::short_date(core::london_date(at)) + " " + core::london_clock_time(at);
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string second_factor_text(const core::OwnSecondFactor& factor, bool has_work_account)
{
    if (!factor.proven_at && factor.has_passkey) return "None: your passkey does instead";
    if (!factor.proven_at && has_work_account) return "None";
    if (!factor.proven_at) return "None: you sign in with your password alone";
    return "Asked for when you sign in. Recovery codes left: " +
           std::to_string(factor.recovery_codes_left);
}

std::vector<SummaryRow> details_of(const core::OwnAccount& account,
                                   const core::OwnSecondFactor& factor,
                                   const core::OwnPasskeys& passkeys)
{
    std::vector<SummaryRow> rows{
        {.key = "Name", .value = account.user.name.reveal()},
        {.key = "E-mail", .value = account.user.email.reveal()},
        {.key = "Role", .value = std::string{core::role_label(account.user.role)}}};
    if (!account.user.job_title.empty())
        rows.push_back({.key = "Job", .value = account.user.job_title});
    if (!account.teams.empty()) rows.push_back({.key = "Teams", .value = joined(account.teams)});
    if (!account.agency.empty()) rows.push_back({.key = "Agency", .value = account.agency});
    rows.push_back({.key = "Password",
                    .value = "Kept as a digest that nobody can read",
                    .actions = {{"Change", own_password_url(), "your password"}}});
    if (account.work_account_since)
        rows.push_back({.key = "Work account",
                        .value = "You have signed in with it since " +
                                 core::long_date(core::london_date(*account.work_account_since))});
    rows.push_back({.key = "Authenticator app",
                    .value = second_factor_text(factor, account.work_account_since.has_value()),
                    .actions = {{factor.proven_at ? "Change" : "Set up",
                                 own_second_factor_url(),
                                 "your authenticator app"}}});
    rows.push_back({.key = "Passkeys",
                    .value = passkeys.passkeys.empty() ? std::string{"None"}
                                                       : std::to_string(passkeys.passkeys.size()),
                    .actions = {{passkeys.passkeys.empty() ? "Set up" : "Change",
                                 own_passkeys_url(),
                                 "your passkeys"}}});
    return rows;
}

View session_view(const core::OwnSession& own)
{
    View view;
    view["since"] = when(own.session.created_at);
    view["used"] = when(own.session.last_seen_at);
    view["place"] = own.session.network + (own.session.is_api ? ", by a program" : "");
    view["is_this"] = own.is_this;
    view["end_url"] = own.is_this ? std::string{} : end_session_url(own.name);
    return view;
}

View token_view(const core::ApiToken& token)
{
    View view;
    view["name"] = token.name.reveal();
    view["until"] = core::short_date(core::london_date(token.expires_at));
    view["used"] = token.last_used_at ? when(*token.last_used_at) : "Never";
    view["stop_url"] = stop_token_url(token.id);
    return view;
}

// Asked before a form is shown, because the password page in between would lose what was typed.
core::Result<core::Done> may_change_secrets(const App& app, const core::Actor& actor)
{
    return core::permit_own(actor,
                            Action::auth_password_change_own,
                            {actor.user.text(), actor.user.text(), actor.authority},
                            app.now());
}

// Why they see the form before anything else.
constexpr const char* made_by_others =
    "Choose your own password before you go on. The one you signed in with was made for you, and "
    "others have seen it.";

std::optional<core::User> owner_of(App& app, const core::Actor& actor)
{
    return app.database.read([&](core::UnitOfWork& work) { return work.users.find(actor.user); });
}

Response password_form(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const std::vector<core::FieldError>& errors = {},
                       int status = 200)
{
    const auto owner = owner_of(app, actor);
    std::vector<std::string> paragraphs{
        "Use at least 12 characters; three words that do not belong together are good. Your other "
        "sessions will end."};
    const bool must_change = owner && owner->must_change_password;
    if (must_change) paragraphs.insert(paragraphs.begin(), made_by_others);
    return directory_form(app,
                          request,
                          actor,
                          {.heading = "Change your password",
                           .paragraphs = std::move(paragraphs),
                           .fields = {password_input({.name = "password",
                                                      .label = "New password",
                                                      .error = error_for(errors, "password"),
                                                      .autocomplete = "new-password"}),
                                      password_input({.name = "again",
                                                      .label = "New password again",
                                                      .error = error_for(errors, "again"),
                                                      .autocomplete = "new-password"})},
                           .save_label = "Change password",
                           .save_url = own_password_url(),
                           .cancel_url = must_change ? std::string{} : own_account_url(),
                           .errors = errors,
                           .status = status});
}

Response token_form(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const Fields& form = {},
                    const std::vector<core::FieldError>& errors = {},
                    int status = 200)
{
    const std::string days = form.has("days") ? form.get("days") : "90";
    return directory_form(app,
                          request,
                          actor,
                          {.heading = "Make an API token",
                           .fields = {text_input({.name = "name",
                                                  .label = "What it is for",
                                                  .value = form.get("name"),
                                                  .error = error_for(errors, "name"),
                                                  .autocomplete = "off"}),
                                      text_input({.name = "days",
                                                  .label = "For how many days it works",
                                                  .value = days,
                                                  .hint = "From 1 to 366",
                                                  .error = error_for(errors, "days"),
                                                  .width = 3,
                                                  .input_mode = "numeric"})},
                           .save_label = "Make token",
                           .save_url = new_token_url(),
                           .cancel_url = own_account_url(),
                           .errors = errors,
                           .status = status});
}

}  // namespace

Response get_me(App& app, const Request& request, const core::Actor& actor)
{
    const auto account = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_own_account(work, app.clock, app.session_times, actor);
    });
    if (!account) return refusal_page(app, request, actor, account.error());
    const auto factor = app.read(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::view_second_factor(stores, app.identity_tools(), actor);
    });
    if (!factor) return refusal_page(app, request, actor, factor.error());
    const auto passkeys = app.read(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::view_passkeys(stores, app.identity_tools(), actor);
    });
    if (!passkeys) return refusal_page(app, request, actor, passkeys.error());

    View page;
    page["head"] = page_head({.heading = "Your account"});
    page["details"] = summary_list(details_of(*account, *factor, *passkeys));
    page["sessions"] = view_list(account->sessions, session_view);
    page["end_others_url"] =
        account->sessions.size() > 1 ? end_other_sessions_url() : std::string{};
    page["end_others"] = button({.label = "End all other sessions", .look = ButtonLook::secondary});
    page["has_tokens"] = !account->tokens.empty();
    page["tokens"] = view_list(account->tokens, token_view);
    page["new_token_url"] = new_token_url();
    page["programs_url"] = calendar_programs_url();
    page["own_log_url"] = own_log_url();
    const bool audits = may(app, actor, Action::audit_verify_chain) ||
                        core::permit_role(actor, Action::audit_view_case_log).has_value();
    page["audit_url"] = audits ? audit_url() : std::string{};
    page["accounts_url"] =
        may(app, actor, Action::user_disable_leaver) ? accounts_url() : std::string{};
    return html_page(
        app, request, actor, "accounts/own", {.title = "Your account"}, std::move(page));
}

Response post_end_session(App& app, const Request& request, const core::Actor& actor)
{
    const auto ended = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::end_own_session(work, app.clock, actor, request.value(0));
    });
    if (!ended) return refusal_page(app, request, actor, ended.error());
    return done(own_account_url(), "session-ended");
}

Response post_end_other_sessions(App& app, const Request& request, const core::Actor& actor)
{
    const auto ended = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::end_own_other_sessions(work, app.clock, actor);
    });
    if (!ended) return refusal_page(app, request, actor, ended.error());
    return done(own_account_url(), "session-ended");
}

Response get_own_password(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_change_secrets(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    return password_form(app, request, actor);
}

Response post_own_password(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_change_secrets(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    const Fields form = form_of(request);
    const core::Password password{form.get("password")};
    const auto user = owner_of(app, actor);
    if (!user) return refusal_page(app, request, actor, {core::Refusal::not_found});

    std::vector<core::FieldError> errors;
    if (const auto sound = core::check_new_password(password, user->email, &app.breached_passwords);
        !sound)
        errors = sound.error().fields;
    else if (form.get("again") != password.reveal())
        errors.push_back({"again", "Enter the same password again"});
    else if (!user->password_hash.empty() && app.hasher.verify(user->password_hash, password))
        errors.push_back({"password", "That is the password you have now. Choose another one"});
    if (!errors.empty()) return password_form(app, request, actor, errors, 422);

    const std::string hash = app.hasher.hash(password);
    const auto changed = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        auto result =
            core::change_password(stores,
                                  app.identity_tools(),
                                  actor,
                                  {.user = actor.user,
                                   .new_hash = hash,
                                   .keep_session = app.digest.sha256(request.session_token)});
        if (result)
            core::tell_oneself(
                work, app.identity_tools(), actor, core::AccountNews::password_changed);
        return result;
    });
    if (!changed) return refusal_page(app, request, actor, changed.error());
    return done(own_account_url(), "password-changed");
}

Response get_new_token(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_change_secrets(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    return token_form(app, request, actor);
}

Response post_new_token(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto made = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        auto result = core::create_api_token(stores,
                                             app.identity_tools(),
                                             actor,
                                             {.user = actor.user,
                                              .name = form.get("name"),
                                              .days = whole_number(form.get("days")).value_or(0)});
        if (result)
            core::tell_oneself(work, app.identity_tools(), actor, core::AccountNews::token_made);
        return result;
    });
    if (!made && belongs_in_form(made.error()))
        return token_form(app,
                          request,
                          actor,
                          form,
                          form_errors(made.error()),
                          refusal_status(made.error().refusal));
    if (!made) return refusal_page(app, request, actor, made.error());
    return secret_page(app,
                       request,
                       actor,
                       {.heading = "Your new token",
                        .advice = "Put it where the program keeps its secrets. It cannot be shown "
                                  "again.",
                        .label = "Token",
                        .secret = made->text,
                        .on = {"Back to your account", own_account_url()}});
}

Response post_stop_token(App& app, const Request& request, const core::Actor& actor)
{
    const auto stopped = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::revoke_api_token(
            stores, app.identity_tools(), actor, core::ApiTokenId{request.value(0)});
    });
    if (!stopped) return refusal_page(app, request, actor, stopped.error());
    return done(own_account_url(), "token-stopped");
}

}  // namespace quorate::server
