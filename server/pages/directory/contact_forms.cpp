#include "server/pages/directory/contact_forms.hpp"

#include "core/directory/agencies.hpp"
#include "server/app/page.hpp"
#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {

ContactForm typed_contact(const Request& request)
{
    const Fields form = form_of(request);
    return {.agency = form.get("agency"),
            .name = form.get("name"),
            .job_title = form.get("job_title"),
            .discipline = form.get("discipline"),
            .email = form.get("email"),
            .phone = form.get("phone"),
            .is_duty_mailbox = form.get("duty_mailbox") == "yes",
            .deputy = form.get("deputy"),
            .version = version_of(form),
            .language = form.get("language"),
            .is_lead = form.get("lead") == "yes",
            .address_checked = form.get("address_checked") == "yes"};
}

ContactForm saved_contact(const core::Contact& contact)
{
    return {.agency = contact.agency.text(),
            .name = contact.name.reveal(),
            .job_title = contact.job_title,
            .discipline = contact.discipline,
            .email = contact.email.reveal(),
            .phone = contact.phone.reveal(),
            .is_duty_mailbox = contact.is_duty_mailbox,
            .deputy = contact.deputy.value_or(core::ContactId{}).text(),
            .version = contact.version,
            .language = std::string{code(contact.language)},
            .is_lead = contact.is_lead};
}

core::ContactDetails details_of(const ContactForm& form)
{
    core::ContactDetails details{
        .name = core::PersonName{form.name},
        .job_title = form.job_title,
        .discipline = form.discipline,
        .email = core::Email{form.email},
        .phone = core::Phone{form.phone},
        .is_duty_mailbox = form.is_duty_mailbox,
        .language = core::language_from(form.language).value_or(core::Language::english),
        .is_lead = form.is_lead,
        .address_checked = form.address_checked};
    if (!form.deputy.empty()) details.deputy = core::ContactId{form.deputy};
    return details;
}

std::vector<Option> agency_options(App& app, const core::Actor& actor)
{
    const auto agencies = app.read(actor, [&](core::UnitOfWork& work) {
        return core::choose_agencies(work, app.clock, actor);
    });
    std::vector<Option> options;
    if (agencies)
        for (const core::Agency& agency : *agencies)
            options.push_back({agency.id.text(), agency.name});
    return options;
}

std::vector<Option> deputy_options(App& app,
                                   const core::Actor& actor,
                                   const core::AgencyId& agency,
                                   const core::ContactId& self)
{
    std::vector<Option> options;
    if (agency.empty()) return options;
    const auto colleagues = app.read(actor, [&](core::UnitOfWork& work) {
        return core::list_contacts(work,
                                   app.clock,
                                   actor,
                                   {.agency = agency, .stretch = {.limit = core::longest_stretch}});
    });
    if (!colleagues) return options;
    for (const core::ContactEntry& entry : colleagues->entries)
        if (entry.contact.id != self)
            options.push_back({entry.contact.id.text(),
                               entry.contact.name.reveal() + ", " + entry.contact.job_title});
    return options;
}

std::vector<Option> language_options()
{
    std::vector<Option> options;
    for (const core::Language language : {core::Language::english, core::Language::welsh})
        options.push_back({std::string{code(language)}, std::string{own_name(language)}});
    return options;
}

std::vector<View> contact_fields(const ContactForm& form,
                                 std::vector<Option> deputies,
                                 const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields{
        text_input({.name = "name",
                    .label = "Name",
                    .value = form.name,
                    .hint = "A person, or what a shared mailbox is called",
                    .error = error_for(errors, "name"),
                    .autocomplete = "off"}),
        text_input({.name = "job_title",
                    .label = "Job title",
                    .value = form.job_title,
                    .error = error_for(errors, "job_title"),
                    .autocomplete = "off"}),
        text_input({.name = "discipline",
                    .label = "Discipline (optional)",
                    .value = form.discipline,
                    .hint =
                        "Within health, each discipline can count to quorum, for example Health "
                        "visiting",
                    .error = error_for(errors, "discipline"),
                    .autocomplete = "off",
                    .suggestions = {"Health visiting",
                                    "School nursing",
                                    "General practice",
                                    "Midwifery",
                                    "Paediatrics",
                                    "Child and adolescent mental health",
                                    "Adult mental health",
                                    "Substance misuse"}}),
        text_input({.name = "email",
                    .label = "E-mail address",
                    .value = form.email,
                    .hint = "Invitations are sent here",
                    .error = error_for(errors, "email"),
                    .type = "email",
                    .autocomplete = "off"}),
        checkboxes({.name = "address_checked",
                    .legend = "Is this address theirs?",
                    .options = {{"yes",
                                 "I have checked a new address with them, or with their office",
                                 "By telephone, or in person. Until somebody has, mail about a "
                                 "family waits"}},
                    .chosen = {form.address_checked ? "yes" : ""}}),
        text_input({.name = "phone",
                    .label = "Telephone number (optional)",
                    .value = form.phone,
                    .error = error_for(errors, "phone"),
                    .width = 20,
                    .type = "tel",
                    .autocomplete = "off"}),
        checkboxes({.name = "duty_mailbox",
                    .legend = "Who reads this address?",
                    .options = {{"yes",
                                 "It is a duty mailbox",
                                 "Someone always reads it, and it may hand an invitation on"}},
                    .chosen = {form.is_duty_mailbox ? "yes" : ""}}),
        checkboxes({.name = "lead",
                    .legend = "Who is told of what the agency has overdue?",
                    .options = {{"yes",
                                 "This person leads the agency",
                                 "Told of its overdue actions and missing reports, in one message "
                                 "a day. Whoever leads it now is not told any more"}},
                    .chosen = {form.is_lead ? "yes" : ""}}),
        radios({.name = "language",
                .legend = "Language of messages",
                .options = language_options(),
                .chosen = form.language.empty() ? "en" : form.language,
                .hint = "Of the invitations to new meetings and all that follows them",
                .inline_row = true})};
    if (!deputies.empty() || !form.deputy.empty())
        fields.push_back(select({.name = "deputy",
                                 .label = "Deputy (optional)",
                                 .options = std::move(deputies),
                                 .chosen = form.deputy,
                                 .prompt = "Nobody",
                                 .hint = "Offered when this person cannot come",
                                 .error = error_for(errors, "deputy")}));
    return fields;
}

}  // namespace quorate::server
