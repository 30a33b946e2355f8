// The forms of what takes two people and has no other page to stand on.
#include "core/access/permission.hpp"
#include "core/cases/lower_restriction.hpp"
#include "core/identity/change_role.hpp"
#include "core/identity/user_accounts.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/accounts/user_form.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/proposals/proposal_pages.hpp"
#include "server/pages/proposals/proposal_words.hpp"

namespace quorate::server {
namespace {

core::UserId user_of(const Request& request)
{
    return core::UserId{request.value(0)};
}

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

// Asked before the form is shown, because the password page in between would lose what was typed.
core::Result<core::User> user_to_change(App& app, const Request& request, const core::Actor& actor)
{
    core::Grounds grounds;
    grounds.approved_by_another = true;
    const auto allowed =
        core::permit(actor, core::Action::user_role_change, actor.authority, app.now(), grounds);
    if (!allowed) return allowed.error();
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_account(work, app.clock, actor, user_of(request));
    });
}

Response role_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const core::User& user,
                   const std::string& chosen,
                   const FormTrouble& trouble = {{}, 200})
{
    std::vector<Option> options;
    for (const core::Role role : account_roles())
        if (role != core::Role::agency_user && role != user.role)
            options.push_back(
                {std::string{core::role_code(role)}, std::string{core::role_label(role)}});
    return directory_form(
        app,
        request,
        actor,
        {.heading = "Another role for " + user.name.reveal(),
         .paragraphs = {"Now: " + std::string{core::role_label(user.role)} + ".",
                        "Another administrator has to confirm it within 24 hours. Nothing changes "
                        "until then."},
         .fields = {select({.name = "role",
                            .label = "New role",
                            .options = std::move(options),
                            .chosen = chosen,
                            .prompt = "Choose a role",
                            .error = error_for(trouble.errors, "role")})},
         .save_label = "Ask for it",
         .save_url = role_url(user.id),
         .cancel_url = account_url(user.id),
         .errors = trouble.errors,
         .status = trouble.status});
}

Response lower_form(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const core::RestrictedFamily& family,
                    const Fields& typed,
                    const FormTrouble& trouble = {{}, 200})
{
    std::vector<Option> options;
    for (int level = family.level - 1; level >= 0; --level)
        options.push_back({std::to_string(level), level_text(level)});
    return family_form(
        app,
        request,
        actor,
        {.title = "Let more people know of a family",
         .heading = "Let more people know of " + family.reference,
         .hint = "Now: " + level_text(family.level) +
                 ". Another service manager has to confirm it within 24 hours. Nothing changes "
                 "until then.",
         .fields = {radios({.name = "level",
                            .legend = "Who may see it then?",
                            .options = std::move(options),
                            .chosen = typed.get("level"),
                            .error = error_for(trouble.errors, "level")}),
                    textarea({.name = "reason",
                              .label = "Why?",
                              .value = typed.get("reason"),
                              .hint = "At least 15 characters. Name nobody: whoever confirms it "
                                      "need not know the family.",
                              .error = error_for(trouble.errors, "reason"),
                              .rows = 3})},
         .save_label = "Ask for it",
         .save_url = lower_restriction_url(case_of(request)),
         .back = {.label = "The family", .url = family_url(case_of(request))},
         .errors = trouble.errors,
         .status = trouble.status});
}

core::Result<core::RestrictedFamily> family_of(App& app,
                                               const Request& request,
                                               const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_restriction(work, app.clock, actor, case_of(request));
    });
}

}  // namespace

Response get_propose_role(App& app, const Request& request, const core::Actor& actor)
{
    const auto user = user_to_change(app, request, actor);
    if (!user) return refusal_page(app, request, actor, user.error());
    if (auto waits =
            proposed_already(app, actor, core::ProposedAct::change_role, user_of(request).text()))
        return *std::move(waits);
    return role_form(app, request, actor, *user, {});
}

Response post_propose_role(App& app, const Request& request, const core::Actor& actor)
{
    const core::ChangeRole command{.user = user_of(request), .role = form_of(request).get("role")};
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::propose_role(work, app.clock, app.random, actor, command);
    });
    if (asked) return proposed(*asked);
    const auto trouble = form_trouble(asked.error());
    const auto user =
        trouble ? user_to_change(app, request, actor) : core::Result<core::User>{asked.error()};
    if (!user) return refusal_page(app, request, actor, user.error());
    return role_form(app, request, actor, *user, command.role, *trouble);
}

Response get_lower_restriction(App& app, const Request& request, const core::Actor& actor)
{
    const auto family = family_of(app, request, actor);
    if (!family) return refusal_page(app, request, actor, family.error());
    if (family->level == 0) return refusal_page(app, request, actor, {core::Refusal::wrong_state});
    if (auto waits = proposed_already(
            app, actor, core::ProposedAct::lower_restriction, case_of(request).text()))
        return *std::move(waits);
    return lower_form(app, request, actor, *family, {});
}

Response post_lower_restriction(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& level = form.get("level");
    const bool is_level = level == "0" || level == "1";
    const core::LowerRestriction command{.case_id = case_of(request),
                                         .level = level == "1" ? 1 : 0,
                                         .reason = core::FreeText{form.get("reason")}};
    const auto asked =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Proposal> {
            if (!is_level) return core::invalid("level", "Choose who may see it");
            return core::propose_lower_restriction(work, case_tools(app), actor, command);
        });
    if (asked) return proposed(*asked);
    const auto trouble = form_trouble(asked.error());
    const auto family = trouble ? family_of(app, request, actor)
                                : core::Result<core::RestrictedFamily>{asked.error()};
    if (!family) return refusal_page(app, request, actor, family.error());
    return lower_form(app, request, actor, *family, form, *trouble);
}

}  // namespace quorate::server
