#include "server/pages/accounts/demanded_roles_pages.hpp"

#include "core/identity/enrol_second_factor.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {
namespace {

std::vector<Option> role_options()
{
    std::vector<Option> options;
    for (const core::Role role : core::all_roles)
        if (role != core::Role::anonymous && role != core::Role::agency_link)
            options.push_back({.value = std::string{core::role_code(role)},
                               .label = std::string{core::role_label(role)}});
    return options;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::vector<std::string>& chosen,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    return directory_form(
        app,
        request,
        actor,
        {.heading = "Who needs more than a password",
         .paragraphs = {"People with these roles sign in with a passkey, or enter a code from an "
                        "app on their telephone after their password. Whoever has neither yet "
                        "sets one up at the next sign-in, before anything else.",
                        "Everybody else can set one up under their own account."},
         .fields = {checkboxes({.name = "roles",
                                .legend = "Roles",
                                .options = role_options(),
                                .chosen = chosen,
                                .error = error_for(errors, "roles")})},
         .save_url = demanded_roles_url(),
         .cancel_url = accounts_url(),
         .errors = errors,
         .status = status});
}

}  // namespace

Response get_demanded_roles(App& app, const Request& request, const core::Actor& actor)
{
    const auto roles = app.read(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::view_demanded_roles(stores, app.identity_tools(), actor);
    });
    if (!roles) return refusal_page(app, request, actor, roles.error());
    std::vector<std::string> chosen;
    for (const core::Role role : *roles)
        chosen.emplace_back(core::role_code(role));
    return show(app, request, actor, chosen);
}

Response post_demanded_roles(App& app, const Request& request, const core::Actor& actor)
{
    const std::vector<std::string> chosen = form_of(request).all("roles");
    std::vector<core::Role> roles;
    // A code that is no role's counts as the one that nobody can choose.
    for (const std::string& code : chosen)
        roles.push_back(core::find_role(code).value_or(core::Role::anonymous));
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        return core::save_demanded_roles(stores, app.identity_tools(), actor, roles);
    });
    if (!saved && belongs_in_form(saved.error()))
        return show(app,
                    request,
                    actor,
                    chosen,
                    form_errors(saved.error()),
                    refusal_status(saved.error().refusal));
    if (!saved) return refusal_page(app, request, actor, saved.error());
    return done(accounts_url(), "second-factor-demanded");
}

}  // namespace quorate::server
