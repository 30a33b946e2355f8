#include "server/pages/accounts/sign_in_pages.hpp"

#include <algorithm>

#include "core/access/role.hpp"
#include "core/identity/sessions.hpp"
#include "server/app/demo_people.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/app/sign_in_steps.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

bool is_control(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
}

// Only a path of ours: "//elsewhere.example" and "/\elsewhere" would leave, and so would a path
// with a tab or a line break, which browsers leave out.
std::string own_path(const std::string& next)
{
    const bool ours = next.size() > 1 && next[0] == '/' && next[1] != '/' && next[1] != '\\' &&
                      std::ranges::none_of(next, is_control) && !next.starts_with("/sign-");
    return ours ? next : "/";
}

Response show_sign_in(
    App& app, const Request& request, const core::Actor& actor, SignInPage page, int status)
{
    page.demo_people = demo_people(app);
    Frame frame = frame_for(app, request, actor, {.title = "Sign in"});
    if (request.query.get("ended") == "1")
        frame.flash = Flash{Alert::warning,
                            {.strong = "You were signed out, so what you sent was not saved.",
                             .text = "Sign in and you are back on its page."}};
    return html_response(status, sign_in_page(std::move(frame), page));
}

Response with_session(const core::NewSession& session, const std::string& next)
{
    return see_other(own_path(next)).with("Set-Cookie", session_cookie_value(session.token));
}

std::vector<core::FieldError> words_for(core::Refusal refusal)
{
    const core::RefusalText& text = core::refusal_text(refusal);
    std::string message{text.sentence};
    message.append(" ").append(text.next_step);
    message.pop_back();
    return {{"email", std::move(message)}};
}

// Whoever became an invented person by one click was never told a password.
std::string why_confirm(App& app, const core::Actor& actor)
{
    std::string why = "What you are about to do needs your password again.";
    if (const auto demo = demo_password(app, actor.user.text()))
        why += " In the demonstration it is: " + demo->password;
    return why;
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
    if (!outcome.signed_in) {
        page.errors = words_for(outcome.refusal);
        Response response =
            show_sign_in(app, request, actor, std::move(page), refusal_status(outcome.refusal));
        response.code = core::refusal_text(outcome.refusal).code;
        return response;
    }
    return with_session(*outcome.signed_in, page.next);
}

Response post_sign_in_demo(App& app, const Request& request, const core::Actor& actor)
{
    const auto password = demo_password(app, form_of(request).get("person"));
    if (!password) return refusal_page(app, request, actor, {core::Refusal::not_found});
    const auto outcome = sign_in(app, password->email, password->password, actor.network, false);
    if (!outcome.signed_in)
        return show_sign_in(app,
                            request,
                            actor,
                            {.errors = words_for(outcome.refusal)},
                            refusal_status(outcome.refusal));
    return with_session(*outcome.signed_in, "/");
}

Response get_confirm_password(App& app, const Request& request, const core::Actor& actor)
{
    const std::string next = own_path(request.query.get("next"));
    Frame frame = frame_for(app, request, actor, {.title = "Confirm your password"});
    return html_response(
        200,
        confirm_password_page(std::move(frame),
                              {.why = why_confirm(app, actor), .next = next, .cancel_url = next}));
}

Response post_confirm_password(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string next = own_path(form.get("next"));
    const auto session = app.database.read([&](core::UnitOfWork& work) {
        return work.sessions.find(app.digest.sha256(request.session_token));
    });
    if (!session) return see_other("/sign-in");
    const auto ask_again = [&](std::vector<core::FieldError> errors, int status) {
        Frame frame = frame_for(app, request, actor, {.title = "Confirm your password"});
        return html_response(status,
                             confirm_password_page(std::move(frame),
                                                   {.why = why_confirm(app, actor),
                                                    .next = next,
                                                    .cancel_url = next,
                                                    .errors = std::move(errors)}));
    };
    // Nothing typed is no wrong password: it counts as no attempt.
    if (form.get("password").empty()) return ask_again({{"password", "Enter your password"}}, 422);
    const auto outcome = step_up(app, *session, form.get("password"));
    if (outcome.signed_in) return with_session(*outcome.signed_in, next);

    std::vector<core::FieldError> errors = words_for(outcome.refusal);
    errors.front().field = "password";
    if (outcome.refusal == core::Refusal::sign_in_failed)
        errors.front().message = "That is not your password. Try again";
    return ask_again(std::move(errors), refusal_status(outcome.refusal));
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
