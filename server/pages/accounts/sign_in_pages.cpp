#include "server/pages/accounts/sign_in_pages.hpp"

#include <algorithm>
#include <chrono>

#include "core/access/role.hpp"
#include "core/identity/sessions.hpp"
#include "server/app/api.hpp"
#include "server/app/demo_people.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/app/sign_in_steps.hpp"
#include "server/pages/accounts/sign_in_code_pages.hpp"
#include "server/pages/accounts/work_account_pages.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

Response show_sign_in(
    App& app, const Request& request, const core::Actor& actor, SignInPage page, int status)
{
    page.demo_people = demo_people(app);
    page.by_passkey = app.passkeys.is_offered();
    page.work_url = work_sign_in_url(app, page.next);
    page.work_leave_url = app.work_provider && request.query.get("done") == "signed-out"
                              ? "/sign-in/organisation/leave"
                              : "";
    if (!page.work_url.empty() && request.method == Method::get && !request.query.has("with"))
        page.password_url = with_query("/sign-in", {{"with", "password"}, {"next", page.next}});
    Frame frame = frame_for(app, request, actor, {.title = "Sign in"});
    if (request.query.get("ended") == "1")
        frame.flash = Flash{Alert::warning,
                            {.strong = "You were signed out, so what you sent was not saved.",
                             .text = "Sign in and you are back on its page."}};
    if (request.query.get("ended") == "code")
        frame.flash = Flash{Alert::warning,
                            {.strong = "That took too long, or the code was wrong too often.",
                             .text = "Sign in again, then enter a new code."}};
    if (const auto flash = work_flash(request.query.get("ended"))) frame.flash = flash;
    return html_response(status, sign_in_page(std::move(frame), page));
}

std::vector<core::FieldError> words_for(const core::SignInOutcome& outcome)
{
    return {{"email", sentence_for(outcome)}};
}

// Whoever became an invented person by one click was never told a password.
std::string why_confirm(App& app, const core::Actor& actor, bool by_other_ways)
{
    std::string why = by_other_ways
                          ? "What you are about to do needs you to show again who you are."
                          : "What you are about to do needs your password again.";
    if (const auto demo = demo_password(app, actor.user.text()))
        why += " In the demonstration the password is: " + demo->password;
    return why;
}

struct OwnFactors {
    bool app = false;
    bool passkey = false;
    bool any() const { return app || passkey; }
};

OwnFactors factors_of(App& app, const core::Actor& actor)
{
    return app.database.read([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        const auto factor = stores.second_factors.find(actor.user);
        return OwnFactors{.app = factor && factor->proven_at,
                          .passkey = !stores.passkeys.of_user(actor.user).empty()};
    });
}

// Whoever has a work account uses that alone, where the settings say so.
bool hides_password(const App& app, const std::string& work_url)
{
    return !work_url.empty() && !app.sign_in_limits.linked_use_passwords;
}

Response ask_again(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const std::string& next,
                   std::vector<core::FieldError> errors = {},
                   int status = 200)
{
    Frame frame = frame_for(app, request, actor, {.title = "Confirm your password"});
    if (const auto flash = work_flash(request.query.get("ended"))) frame.flash = flash;
    const std::string work_url = work_step_up_url(app, actor, next);
    const OwnFactors own = factors_of(app, actor);
    // A passkey does what the password does, and no more.
    const bool hides = hides_password(app, work_url);
    const bool by_passkey = own.passkey && app.passkeys.is_offered() && !hides;
    return html_response(
        status,
        confirm_password_page(std::move(frame),
                              {.why = why_confirm(app, actor, by_passkey || !work_url.empty()),
                               .next = next,
                               .cancel_url = next,
                               .needs_code = own.any(),
                               .has_app = own.app,
                               .by_passkey = by_passkey,
                               .work_url = work_url,
                               .hides_password = hides,
                               .errors = std::move(errors)}));
}

}  // namespace

Response get_home(App&, const Request&, const core::Actor& actor)
{
    switch (actor.role) {
        case core::Role::chair:
            return see_other("/calendar");
        case core::Role::business_support:
            return see_other("/needs-a-date");
        case core::Role::team_manager:
        case core::Role::service_manager:
            return see_other("/needs-a-date");
        case core::Role::social_worker:
            return see_other("/actions");
        case core::Role::agency_user:
            return see_other("/meetings");
        case core::Role::auditor:
            return see_other("/audit");
        default:
            return see_other("/directory");
    }
}

Response get_sign_in(App& app, const Request& request, const core::Actor& actor)
{
    if (actor.role != core::Role::anonymous) return see_other("/");
    return show_sign_in(app, request, actor, {.next = request.query.get("next")}, 200);
}

Response post_sign_in(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    SignInPage page{.email = form.get("email"), .next = form.get("next")};
    if (page.email.empty()) page.errors.push_back({"email", "Enter your e-mail address"});
    if (form.get("password").empty()) page.errors.push_back({"password", "Enter your password"});
    if (!page.errors.empty()) return show_sign_in(app, request, actor, std::move(page), 422);

    const auto outcome = sign_in(app, page.email, form.get("password"), actor.network, false);
    if (!outcome.challenge.empty()) return to_sign_in_code(outcome, page.next);
    if (!outcome.signed_in) {
        page.errors = words_for(outcome);
        Response response =
            show_sign_in(app, request, actor, std::move(page), refusal_status(outcome.refusal));
        response.code = core::refusal_text(outcome.refusal).code;
        return response;
    }
    return with_session(app, outcome, page.next);
}

Response post_sign_in_demo(App& app, const Request& request, const core::Actor& actor)
{
    const auto password = demo_password(app, form_of(request).get("person"));
    if (!password) return refusal_page(app, request, actor, {core::Refusal::not_found});
    const auto outcome = sign_in(app, password->email, password->password, actor.network, false);
    if (!outcome.challenge.empty()) return to_sign_in_code(outcome, "/");
    if (!outcome.signed_in)
        return show_sign_in(
            app, request, actor, {.errors = words_for(outcome)}, refusal_status(outcome.refusal));
    return with_session(app, outcome, "/");
}

Response get_confirm_password(App& app, const Request& request, const core::Actor& actor)
{
    return ask_again(app, request, actor, own_path(request.query.get("next")));
}

Response post_confirm_password(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string next = own_path(form.get("next"));
    const auto session = app.database.read([&](core::UnitOfWork& work) {
        return work.sessions.find(app.digest.sha256(request.session_token));
    });
    if (!session) return see_other("/sign-in");
    // Nothing typed is no wrong password: it counts as no attempt.
    std::vector<core::FieldError> errors;
    const OwnFactors own = factors_of(app, actor);
    const bool needs_code = own.any();
    if (form.get("password").empty()) errors.push_back({"password", "Enter your password"});
    if (needs_code && form.get("code").empty())
        errors.push_back({"code",
                          own.app ? "Enter the code from your app, or a recovery code"
                                  : "Enter a recovery code, or use your passkey instead"});
    if (!errors.empty()) return ask_again(app, request, actor, next, errors, 422);
    const auto outcome = step_up(app, *session, form.get("password"), form.get("code"));
    if (outcome.signed_in) return with_session(app, outcome, next);

    std::string says = sentence_for(outcome);
    if (outcome.refusal == core::Refusal::sign_in_failed)
        says = needs_code ? "The password or the code is not right, or the code was used before. "
                            "Enter the password and the next code"
                          : "That is not your password. Try again";
    return ask_again(app,
                     request,
                     actor,
                     next,
                     {{"password", std::move(says)}},
                     refusal_status(outcome.refusal));
}

Response sign_in_again(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const std::string& next,
                       std::vector<core::FieldError> errors,
                       int status)
{
    return show_sign_in(app, request, actor, {.next = next, .errors = std::move(errors)}, status);
}

Response confirm_again(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const std::string& next,
                       std::vector<core::FieldError> errors,
                       int status)
{
    return ask_again(app, request, actor, next, std::move(errors), status);
}

Response post_extend_session(App& app, const Request& request, const core::Actor&)
{
    const auto session = app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        auto found = stores.sessions.find(app.digest.sha256(request.session_token));
        if (found) core::touch_session(stores, app.identity_tools(), *found);
        return found;
    });
    if (!session) return see_other("/sign-in");
    const std::chrono::seconds left =
        std::min<std::chrono::seconds>(app.session_times.idle, session->expires_at - app.now());
    return json_response(200, json::object{{"seconds", left.count()}});
}

Response post_sign_out(App& app, const Request& request, const core::Actor&)
{
    if (!request.session_token.empty())
        app.database.write([&](core::UnitOfWork& work) {
            auto stores = app.identity_stores(work);
            core::sign_out(stores, app.identity_tools(), request.session_token);
            return true;
        });
    Response response = done("/sign-in", "signed-out");
    response.with("Set-Cookie", ended_cookie_value());
    response.with("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

}  // namespace quorate::server
