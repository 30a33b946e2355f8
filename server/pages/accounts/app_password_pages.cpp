#include "server/pages/accounts/app_password_pages.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/app_passwords.hpp"
#include "core/own_calendar/own_calendars.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/accounts/secret_page.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

std::string when(core::Instant at)
{
    return core::short_date(core::london_date(at)) + " " + core::london_clock_time(at);
}

View password_view(const core::AppPassword& password)
{
    View view;
    view["name"] = password.name.reveal();
    view["since"] = core::short_date(core::london_date(password.created_at));
    view["used"] = password.last_used_at ? when(*password.last_used_at) : "Never";
    view["client"] = password.last_client;
    view["stop_url"] = stop_app_password_url(password.id);
    return view;
}

Response name_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const std::string& typed = {},
                   const std::vector<core::FieldError>& errors = {},
                   int status = 200)
{
    return directory_form(
        app,
        request,
        actor,
        {.heading = "Make an app password",
         .paragraphs = {"Make one for each phone or computer. If you lose one, you stop its "
                        "password and the others go on working."},
         .fields = {text_input({.name = "name",
                                .label = "Which device is it for?",
                                .value = typed,
                                .hint = "For example, work phone",
                                .error = error_for(errors, "name"),
                                .autocomplete = "off"})},
         .save_label = "Make app password",
         .save_url = new_app_password_url(),
         .cancel_url = calendar_programs_url(),
         .errors = errors,
         .status = status});
}

core::Result<std::vector<core::AppPassword>> listed(App& app, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::list_app_passwords(work, app.clock, actor);
    });
}

}  // namespace

Response get_calendar_programs(App& app, const Request& request, const core::Actor& actor)
{
    const auto passwords = listed(app, actor);
    if (!passwords) return refusal_page(app, request, actor, passwords.error());
    const auto facts = app.database.read([&](core::UnitOfWork& work) {
        const auto user = work.users.find(actor.user);
        const bool keeps =
            core::permit_own_calendar(work, actor, core::OwnCalendar::busy, app.now()).has_value();
        return std::pair{user ? user->email.reveal() : std::string{}, keeps};
    });
    View page;
    page["head"] = page_head({.heading = "Calendar programs"});
    page["address"] = app.settings.public_url() + "/dav/";
    page["email"] = facts.first;
    page["keeps_busy"] = facts.second;
    page["has_passwords"] = !passwords->empty();
    page["passwords"] = view_list(*passwords, password_view);
    page["new_url"] = new_app_password_url();
    page["account_url"] = own_account_url();
    return html_page(app,
                     request,
                     actor,
                     "accounts/calendar_programs",
                     {.title = "Calendar programs", .back = {"Your account", own_account_url()}},
                     std::move(page));
}

Response get_new_app_password(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = core::permit_own(actor,
                                          core::Action::auth_password_change_own,
                                          {actor.user.text(), actor.user.text(), actor.authority},
                                          app.now());
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    return name_form(app, request, actor);
}

Response post_new_app_password(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto made = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::create_app_password(work, app.identity_tools(), actor, form.get("name"));
    });
    if (!made && belongs_in_form(made.error()))
        return name_form(app,
                         request,
                         actor,
                         form.get("name"),
                         form_errors(made.error()),
                         refusal_status(made.error().refusal));
    if (!made) return refusal_page(app, request, actor, made.error());
    return secret_page(app,
                       request,
                       actor,
                       {.heading = "Your app password",
                        .advice = "Type it into the calendar program now. It cannot be shown "
                                  "again. You can leave the hyphens out.",
                        .label = "App password",
                        .secret = made->text,
                        .on = {"Back to calendar programs", calendar_programs_url()}});
}

Response get_stop_app_password(App& app, const Request& request, const core::Actor& actor)
{
    const auto passwords = listed(app, actor);
    if (!passwords) return refusal_page(app, request, actor, passwords.error());
    const auto found = std::ranges::find_if(
        *passwords, [&](const auto& each) { return each.id.text() == request.value(0); });
    if (found == passwords->end())
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    const ConfirmPage page{
        .eyebrow = found->name.reveal(),
        .heading = "Stop this app password?",
        .paragraphs = {"The calendar program on that device can no longer sign in. What it has "
                       "shown stays on the device until its account is removed there."},
        .button = {.label = "Stop the app password", .look = ButtonLook::warning},
        .action_url = stop_app_password_url(found->id),
        .cancel_url = calendar_programs_url()};
    return html_response(
        200,
        confirm_page(frame_for(app,
                               request,
                               actor,
                               {.title = page.heading,
                                .back = {"Calendar programs", calendar_programs_url()}}),
                     page));
}

Response post_stop_app_password(App& app, const Request& request, const core::Actor& actor)
{
    const auto stopped = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::revoke_app_password(
            work, app.clock, actor, core::AppPasswordId{request.value(0)});
    });
    if (!stopped) return refusal_page(app, request, actor, stopped.error());
    return done(calendar_programs_url(), "app-password-stopped");
}

}  // namespace quorate::server
