#include "server/pages/accounts/passkey_pages.hpp"

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/account_news.hpp"
#include "core/identity/passkeys.hpp"
#include "server/app/api.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/sign_in_state.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/accounts/passkey_options.hpp"
#include "server/pages/accounts/second_factor_pages.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

std::string when(core::Instant at)
{
    return core::short_date(core::london_date(at));
}

// Asked before a form is shown, because the password page in between would lose what was typed.
core::Result<core::Done> may_enrol(const App& app, const core::Actor& actor)
{
    return core::permit_own(actor,
                            core::Action::auth_mfa_enrol_own,
                            {actor.user.text(), actor.user.text(), actor.authority},
                            app.now());
}

core::Result<core::OwnPasskeys> viewed(App& app, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::view_passkeys(stores, app.identity_tools(), actor);
    });
}

core::Result<core::OwnSecondFactor> viewed_factor(App& app, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::view_second_factor(stores, app.identity_tools(), actor);
    });
}

View passkey_view(const core::Passkey& passkey, bool can_remove)
{
    View view;
    view["name"] = passkey.name.reveal();
    view["since"] = when(passkey.added_at);
    view["used"] = passkey.used_at ? when(*passkey.used_at) : std::string{"Never"};
    view["remove_url"] = can_remove ? remove_passkey_url(passkey.id) : std::string{};
    return view;
}

Response show_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const std::string& name = {},
                   const std::vector<core::FieldError>& errors = {},
                   int status = 200)
{
    const auto factor = viewed_factor(app, actor);
    if (!factor) return refusal_page(app, request, actor, factor.error());
    View page;
    page["error_summary"] = error_summary(errors);
    page["is_first"] = !factor->proven_at && !factor->has_passkey;
    page["passkey"] = passkey_form({.url = new_passkey_url(),
                                    .options_url = new_passkey_options_url(),
                                    .fields = {text_input({.name = "name",
                                                           .label = "Name of the device",
                                                           .value = name,
                                                           .hint = "Such as: work laptop",
                                                           .error = error_for(errors, "name"),
                                                           .width = 30,
                                                           .autocomplete = "off"})},
                                    .button = {.label = "Set up"}});
    page["app_url"] = own_second_factor_url();
    page["cancel_url"] = own_passkeys_url();
    return html_page(app,
                     request,
                     actor,
                     "accounts/new_passkey",
                     {.title = "Set up a passkey",
                      .back = {"Your passkeys", own_passkeys_url()},
                      .status = status},
                     std::move(page));
}

core::MadePasskey made_in(const Fields& form)
{
    return {.client_data = form.get("client_data"),
            .authenticator_data = form.get("authenticator_data")};
}

json::array known(const std::vector<std::string>& credentials)
{
    json::array all;
    for (const std::string& credential : credentials)
        all.emplace_back(credential);
    return all;
}

}  // namespace

Response get_passkeys(App& app, const Request& request, const core::Actor& actor)
{
    const auto own = viewed(app, actor);
    if (!own) return refusal_page(app, request, actor, own.error());
    const auto factor = viewed_factor(app, actor);
    if (!factor) return refusal_page(app, request, actor, factor.error());
    View page;
    page["head"] = page_head({.heading = "Your passkeys"});
    page["notice"] =
        !factor->proven_at && factor->is_demanded
            ? alert(Alert::warning,
                    {.strong = "Set up a passkey or an app before you go on.",
                     .text = "People with your role need more than a password to sign in."})
            : View{false};
    if (factor->is_taken_off) page["notice"] = taken_off_notice();
    page["has_passkeys"] = !own->passkeys.empty();
    page["passkeys"] = view_list(own->passkeys, [&](const core::Passkey& passkey) {
        return passkey_view(passkey, !own->last_is_needed);
    });
    page["last_is_needed"] = own->last_is_needed;
    page["new_url"] = app.passkeys.is_offered() ? new_passkey_url() : std::string{};
    page["renew_url"] = own->passkeys.empty() ? std::string{} : renew_recovery_codes_url();
    page["app_url"] = own_second_factor_url();
    return html_page(app,
                     request,
                     actor,
                     "accounts/passkeys",
                     {.title = "Your passkeys", .back = {"Your account", own_account_url()}},
                     std::move(page));
}

Response get_new_passkey(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_enrol(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    return show_form(app, request, actor);
}

Response post_new_passkey_options(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::begin_enrolment(stores, app.identity_tools(), actor);
    });
    if (!asked) return refusal_page(app, request, actor, asked.error());
    json::object options = passkey_options(app, asked->challenge);
    options["known"] = known(asked->credentials);
    options["user"] = json::object{{"id", base64url(asked->user.id.text())},
                                   {"name", asked->user.email.reveal()},
                                   {"displayName", asked->user.name.reveal()}};
    options["algorithms"] = json::array{-7, -8, -257};
    return json_response(200, options);
}

Response post_new_passkey(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        auto result = core::add_passkey(
            stores, app.identity_tools(), app.passkeys, actor, form.get("name"), made_in(form));
        if (result)
            core::tell_oneself(work, app.identity_tools(), actor, core::AccountNews::passkey_added);
        return result;
    });
    if (!added && belongs_in_form(added.error()))
        return show_form(app,
                         request,
                         actor,
                         form.get("name"),
                         form_errors(added.error()),
                         refusal_status(added.error().refusal));
    if (!added) return refusal_page(app, request, actor, added.error());
    if (added->recovery_codes.empty()) return done(own_passkeys_url(), "passkey-added");
    Request renewed = request;
    if (!added->session_token.empty()) renewed.csrf_token = added->csrf_token;
    Response response = show_recovery_codes(app, renewed, actor, added->recovery_codes);
    if (!added->session_token.empty())
        response.with("Set-Cookie", session_cookie_value(added->session_token));
    return response;
}

Response get_remove_passkey(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = may_enrol(app, actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    const auto own = viewed(app, actor);
    if (!own) return refusal_page(app, request, actor, own.error());
    const core::PasskeyId id{request.value(0)};
    for (const core::Passkey& passkey : own->passkeys) {
        if (passkey.id != id) continue;
        const ConfirmPage page{
            .heading = "Remove the passkey “" + passkey.name.reveal() + "”?",
            .paragraphs = {"It no longer lets you in. The device may still offer it until you "
                           "delete it there too."},
            .button = {.label = "Remove the passkey", .look = ButtonLook::warning},
            .action_url = remove_passkey_url(id),
            .cancel_url = own_passkeys_url()};
        const Frame frame = frame_for(
            app,
            request,
            actor,
            {.title = "Remove a passkey?", .back = {"Your passkeys", own_passkeys_url()}});
        return html_response(200, confirm_page(frame, page));
    }
    return refusal_page(app, request, actor, {core::Refusal::not_found});
}

Response post_remove_passkey(App& app, const Request& request, const core::Actor& actor)
{
    const auto removed = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        auto result = core::remove_passkey(
            stores, app.identity_tools(), actor, core::PasskeyId{request.value(0)});
        if (result)
            core::tell_oneself(
                work, app.identity_tools(), actor, core::AccountNews::passkey_removed);
        return result;
    });
    if (!removed) return refusal_page(app, request, actor, removed.error());
    return done(own_passkeys_url(), "passkey-removed");
}

}  // namespace quorate::server
