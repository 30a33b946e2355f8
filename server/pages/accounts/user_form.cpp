#include "server/pages/accounts/user_form.hpp"

#include "core/people/agency_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/people/team_store.hpp"
#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {
namespace {

View role_field(const UserForm& form, const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::Role role : account_roles())
        options.push_back(
            {std::string{core::role_code(role)}, std::string{core::role_label(role)}});
    return select({.name = "role",
                   .label = "Role",
                   .options = std::move(options),
                   .chosen = form.role,
                   .prompt = "Choose a role",
                   .hint = "Changing it later takes two people",
                   .error = error_for(errors, "role")});
}

View agency_field(const UserForm& form,
                  const UserChoices& choices,
                  const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::Agency& agency : choices.agencies)
        options.push_back({agency.id.text(), agency.name});
    return select({.name = "agency",
                   .label = "Agency (for an agency user)",
                   .options = std::move(options),
                   .chosen = form.agency,
                   .prompt = "None",
                   .error = error_for(errors, "agency")});
}

// Of an agency user: meetings invite contacts, and the account shows what its contact is sent.
View contact_field(const UserForm& form,
                   const UserChoices& choices,
                   const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::ContactEntry& entry : choices.contacts)
        if (entry.contact.agency.text() == form.agency)
            options.push_back({entry.contact.id.text(),
                               entry.contact.name.reveal() + ", " + entry.contact.job_title});
    return select({.name = "contact",
                   .label = "Who is this in the directory?",
                   .options = std::move(options),
                   .chosen = form.contact,
                   .prompt = "Nobody",
                   .hint = "They see the meetings and actions of this contact",
                   .error = error_for(errors, "contact")});
}

View team_field(const UserForm& form,
                const UserChoices& choices,
                const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::Team& team : choices.teams)
        options.push_back({team.id.text(), team.name});
    return checkboxes({.name = "teams",
                       .legend = "Teams",
                       .options = std::move(options),
                       .chosen = form.teams,
                       .error = error_for(errors, "teams"),
                       .small = true});
}

View line_manager_field(const UserForm& form,
                        const UserChoices& choices,
                        const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::User& user : choices.staff)
        options.push_back({user.id.text(),
                           user.name.reveal() +
                               (user.job_title.empty() ? std::string{} : ", " + user.job_title)});
    return select({.name = "line_manager",
                   .label = "Line manager (optional)",
                   .options = std::move(options),
                   .chosen = form.line_manager,
                   .prompt = "Nobody",
                   .hint = "Told, once a day, how much of theirs is overdue",
                   .error = error_for(errors, "line_manager")});
}

}  // namespace

UserForm typed_user(const Request& request)
{
    const Fields form = form_of(request);
    return {.name = form.get("name"),
            .email = form.get("email"),
            .role = form.get("role"),
            .job_title = form.get("job_title"),
            .agency = form.get("agency"),
            .contact = form.get("contact"),
            .teams = form.all("teams"),
            .chairs_meetings = form.has("chairs_meetings"),
            .version = version_of(form),
            .line_manager = form.get("line_manager"),
            .address_checked = form.get("address_checked") == "yes"};
}

UserForm form_of(const core::User& user)
{
    UserForm form{.name = user.name.reveal(),
                  .email = user.email.reveal(),
                  .role = std::string{core::role_code(user.role)},
                  .job_title = user.job_title,
                  .agency = user.agency ? user.agency->text() : std::string{},
                  .contact = user.contact ? user.contact->text() : std::string{},
                  .chairs_meetings = user.chairs_meetings,
                  .version = user.version,
                  .line_manager = user.line_manager ? user.line_manager->text() : std::string{}};
    for (const core::TeamId& team : user.teams)
        form.teams.push_back(team.text());
    return form;
}

std::vector<core::TeamId> team_ids(const UserForm& form)
{
    std::vector<core::TeamId> ids;
    for (const std::string& team : form.teams)
        ids.emplace_back(team);
    return ids;
}

UserChoices user_choices(App& app, const core::Actor& actor)
{
    return app.database.read([&](core::UnitOfWork& work) {
        UserChoices choices{work.teams.choices(actor.authority),
                            work.agencies.choices(actor.authority),
                            work.contacts.choices(actor.authority),
                            work.users.of_authority(actor.authority)};
        std::erase_if(choices.staff,
                      [](const core::User& user) { return !user.active || user.agency; });
        return choices;
    });
}

std::vector<core::Role> account_roles()
{
    std::vector<core::Role> roles;
    for (const core::Role role : core::all_roles)
        if (role != core::Role::anonymous && role != core::Role::agency_link) roles.push_back(role);
    return roles;
}

std::vector<View> user_fields(const UserForm& form,
                              const UserChoices& choices,
                              const std::vector<core::FieldError>& errors,
                              UserFormKind kind)
{
    std::vector<View> fields{text_input({.name = "name",
                                         .label = "Name",
                                         .value = form.name,
                                         .error = error_for(errors, "name"),
                                         .autocomplete = "off"})};
    if (kind == UserFormKind::add) {
        fields.push_back(text_input({.name = "email",
                                     .label = "E-mail address",
                                     .value = form.email,
                                     .hint = "They sign in with it",
                                     .error = error_for(errors, "email"),
                                     .type = "email",
                                     .autocomplete = "off"}));
        fields.push_back(role_field(form, errors));
    }
    fields.push_back(text_input({.name = "job_title",
                                 .label = "Job title",
                                 .value = form.job_title,
                                 .error = error_for(errors, "job_title"),
                                 .autocomplete = "off"}));
    if (kind == UserFormKind::add) {
        fields.push_back(agency_field(form, choices, errors));
        fields.push_back(checkboxes(
            {.name = "address_checked",
             .legend = "An agency user's address",
             .options = {{"yes", "I have checked with the agency that the address is theirs"}},
             .chosen = form.address_checked ? std::vector<std::string>{"yes"}
                                            : std::vector<std::string>{},
             .error = error_for(errors, "address_checked"),
             .small = true}));
    }
    if (kind == UserFormKind::edit && !form.agency.empty()) {
        fields.push_back(contact_field(form, choices, errors));
        fields.push_back(hidden_input("agency", form.agency));
    }
    if (form.agency.empty()) fields.push_back(line_manager_field(form, choices, errors));
    if (!choices.teams.empty()) fields.push_back(team_field(form, choices, errors));
    fields.push_back(checkboxes({.name = "chairs_meetings",
                                 .legend = "Chairing",
                                 .options = {{"yes", "May be chosen to chair conferences"}},
                                 .chosen = form.chairs_meetings ? std::vector<std::string>{"yes"}
                                                                : std::vector<std::string>{},
                                 .small = true}));
    if (kind == UserFormKind::edit) {
        fields.push_back(hidden_input("role", form.role));
        fields.push_back(hidden_input("version", number_text(form.version)));
    }
    return fields;
}

}  // namespace quorate::server
