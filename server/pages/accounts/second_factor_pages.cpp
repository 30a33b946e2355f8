#include "server/pages/accounts/second_factor_pages.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <functional>

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/account_news.hpp"
#include "core/identity/enrol_second_factor.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/identity/qr_code.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

// Asked before a form is shown, because the password page in between would lose what was typed.
core::Result<core::Done> may_enrol(const App& app, const core::Actor& actor)
{
    return core::permit_own(actor,
                            core::Action::auth_mfa_enrol_own,
                            {actor.user.text(), actor.user.text(), actor.authority},
                            app.now());
}

// What an app reads from the picture: otpauth://totp/Quorate:ash@x.example?secret=…
std::string app_address(const std::string& secret, const std::string& email)
{
    const std::string account = boost::urls::encode(email, boost::urls::unreserved_chars);
    return "otpauth://totp/Quorate:" + account + "?secret=" + secret + "&issuer=Quorate";
}

View code_view(const std::string& code)
{
    View view;
    view["code"] = code;
    return view;
}

std::string when(core::Instant at)
{
    return core::long_date(core::london_date(at));
}

Response show_proof(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const std::vector<core::FieldError>& errors = {},
                    int status = 200)
{
    std::string email;
    const auto secret = app.read(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        if (const auto user = stores.users.find(actor.user)) email = user->email.reveal();
        return core::pending_secret(stores, app.identity_tools(), app.code_tools(), actor);
    });
    if (!secret && secret.error().refusal == core::Refusal::wrong_state)
        return see_other(own_second_factor_url());
    if (!secret) return refusal_page(app, request, actor, secret.error());
    const TextInput field{.name = "code",
                          .label = "Code that the app shows now",
                          .hint = "6 digits",
                          .error = error_for(errors, "code"),
                          .width = 10,
                          .autocomplete = "one-time-code",
                          .input_mode = "numeric"};
    View page;
    page["error_summary"] = error_summary(errors);
    page["qr_svg"] = qr_svg(app_address(*secret, email), "Square picture for your app to read");
    page["secret"] = core::in_groups_of_four(*secret, ' ');
    page["fields"] = view_list(std::vector{text_input(field)}, std::identity{});
    page["save_url"] = prove_second_factor_url();
    page["save"] = button({.label = "Continue"});
    page["cancel_url"] = own_second_factor_url();
    return html_page(app,
                     request,
                     actor,
                     "accounts/prove_second_factor",
                     {.title = "Set up your app",
                      .back = {"Signing in with an app", own_second_factor_url()},
                      .status = status},
                     std::move(page));
}

Response question(App& app, const Request& request, const core::Actor& actor, ConfirmPage page)
{
    page.cancel_url = own_second_factor_url();
    const Frame frame = frame_for(
        app,
        request,
        actor,
        {.title = page.heading, .back = {"Signing in with an app", own_second_factor_url()}});
    return html_response(200, confirm_page(frame, page));
}

core::Result<core::OwnSecondFactor> viewed(App& app, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::view_second_factor(stores, app.identity_tools(), actor);
    });
}

View notice_of(const core::OwnSecondFactor& factor)
{
    if (factor.is_taken_off) return taken_off_notice();
    if (!factor.proven_at && factor.is_demanded)
        return alert(Alert::warning,
                     {.strong = "Set this up before you go on.",
                      .text = "People with your role sign in with an app as well, or with a "
                              "passkey. It takes two minutes, and you need your telephone."});
    const bool has_codes = factor.proven_at || factor.has_passkey;
    if (has_codes && factor.recovery_codes_left <= core::few_recovery_codes)
        return alert(Alert::warning,
                     {.strong = factor.recovery_codes_left == 0
                                    ? "You have no recovery codes left."
                                    : "Few recovery codes are left: " +
                                          std::to_string(factor.recovery_codes_left) + ".",
                      .text = "Make new ones now, while you can sign in."});
    return View{false};
}

}  // namespace

View taken_off_notice()
{
    return alert(Alert::warning,
                 {.strong = "Set this up before you go on.",
                  .text = "An administrator took off what you signed in with besides your "
                          "password, because the device was lost or is another one now. Set up an "
                          "app or a passkey on the device you have; all other pages open then."});
}

Response show_recovery_codes(App& app,
                             const Request& request,
                             const core::Actor& actor,
                             const std::vector<std::string>& codes)
{
    View page;
    page["head"] = page_head({.heading = "Your recovery codes"});
    page["notice"] = alert(Alert::information,
                           {.strong = "Shown this once.",
                            .text = "Print them or write them down, and keep them apart from the "
                                    "device. Each lets you in once when you do not have it."});
    page["codes"] = view_list(codes, code_view);
    page["on_url"] = std::string{"/"};
    return html_page(app,
                     request,
                     actor,
                     "accounts/recovery_codes",
                     {.title = "Your recovery codes"},
                     std::move(page));
}

Response get_second_factor(App& app, const Request& request, const core::Actor& actor)
{
    const auto factor = viewed(app, actor);
    if (!factor) return refusal_page(app, request, actor, factor.error());
    const bool is_on = factor->proven_at.has_value();
    View page;
    page["head"] = page_head({.heading = "Signing in with an app"});
    page["notice"] = notice_of(*factor);
    page["details"] =
        is_on ? summary_list({{.key = "App", .value = "Set up on " + when(*factor->proven_at)},
                              {.key = "Recovery codes left",
                               .value = std::to_string(factor->recovery_codes_left) + " of " +
                                        std::to_string(core::recovery_codes_made)}})
              : View{false};
    page["is_off"] = !is_on;
    page["begin_url"] = begin_second_factor_url();
    page["begin"] = button({.label = is_on ? "Set up another telephone" : "Set up an app",
                            .look = is_on ? ButtonLook::secondary : ButtonLook::primary});
    const bool has_codes = is_on || factor->has_passkey;
    page["renew_url"] = has_codes ? renew_recovery_codes_url() : std::string{};
    page["passkeys_url"] = own_passkeys_url();
    page["remove_label"] = std::string{factor->has_passkey ? "Sign in without the app"
                                                           : "Sign in with the password alone"};
    page["remove_url"] = is_on && !factor->is_demanded ? remove_second_factor_url() : std::string{};
    page["has_more"] = has_codes;
    return html_page(
        app,
        request,
        actor,
        "accounts/second_factor",
        {.title = "Signing in with an app", .back = {"Your account", own_account_url()}},
        std::move(page));
}

Response post_begin_second_factor(App& app, const Request& request, const core::Actor& actor)
{
    const auto begun = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::begin_second_factor(stores, app.identity_tools(), app.code_tools(), actor);
    });
    if (!begun) return refusal_page(app, request, actor, begun.error());
    return see_other(prove_second_factor_url());
}

Response get_prove_second_factor(App& app, const Request& request, const core::Actor& actor)
{
    return show_proof(app, request, actor);
}

Response post_prove_second_factor(App& app, const Request& request, const core::Actor& actor)
{
    const std::string code = form_of(request).get("code");
    const auto proven = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        auto result =
            core::prove_second_factor(stores, app.identity_tools(), app.code_tools(), actor, code);
        if (result)
            core::tell_oneself(work, app.identity_tools(), actor, core::AccountNews::app_added);
        return result;
    });
    if (!proven && proven.error().refusal == core::Refusal::wrong_state)
        return see_other(own_second_factor_url());
    if (!proven && belongs_in_form(proven.error()))
        return show_proof(app,
                          request,
                          actor,
                          form_errors(proven.error()),
                          refusal_status(proven.error().refusal));
    if (!proven) return refusal_page(app, request, actor, proven.error());
    Request renewed = request;
    if (!proven->session_token.empty()) renewed.csrf_token = proven->csrf_token;
    Response response = show_recovery_codes(app, renewed, actor, proven->recovery_codes);
    if (!proven->session_token.empty())
        response.with("Set-Cookie", session_cookie_value(proven->session_token));
    return response;
}

Response get_renew_recovery_codes(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_enrol(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    return question(app,
                    request,
                    actor,
                    {.heading = "Make new recovery codes?",
                     .paragraphs = {"The ones you have stop working at once."},
                     .button = {.label = "Make new recovery codes"},
                     .action_url = renew_recovery_codes_url()});
}

Response post_renew_recovery_codes(App& app, const Request& request, const core::Actor& actor)
{
    const auto codes = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::renew_recovery_codes(stores, app.identity_tools(), actor);
    });
    if (!codes) return refusal_page(app, request, actor, codes.error());
    return show_recovery_codes(app, request, actor, *codes);
}

Response get_remove_second_factor(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_enrol(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    return question(
        app,
        request,
        actor,
        {.heading = "Turn the app off?",
         .paragraphs = {"Its codes stop working. If you have no passkey, whoever learns your "
                        "password can then sign in as you, and your recovery codes stop working "
                        "too."},
         .button = {.label = "Turn the app off", .look = ButtonLook::warning},
         .action_url = remove_second_factor_url()});
}

Response post_remove_second_factor(App& app, const Request& request, const core::Actor& actor)
{
    const auto removed = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        auto result = core::remove_own_second_factor(stores, app.identity_tools(), actor);
        if (result)
            core::tell_oneself(work, app.identity_tools(), actor, core::AccountNews::app_removed);
        return result;
    });
    if (!removed) return refusal_page(app, request, actor, removed.error());
    return done(own_second_factor_url(), "second-factor-removed");
}

}  // namespace quorate::server
