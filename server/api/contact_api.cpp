#include "server/api/contact_api.hpp"

#include "core/delivery/wrong_address.hpp"
#include "core/directory/address_check.hpp"
#include "core/directory/contact_import.hpp"
#include "core/directory/contacts.hpp"
#include "core/people/contact_store.hpp"
#include "server/api/directory_patch.hpp"
#include "server/api/language_member.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using core::Contact;
using core::ContactEntry;
using core::ContactId;

constexpr std::string_view no_such_agency = "Choose an agency from the list";

// With the agency's name and kind, which a use case that changes a contact does not give back.
auto told(core::UnitOfWork& work,
          const App& app,
          const core::Actor& actor,
          const core::Result<Contact>& changed) -> core::Result<ContactEntry>
{
    if (!changed) return changed.error();
    return core::find_contact(work, app.clock, actor, changed->id);
}

core::Result<Contact> contact_of(core::UnitOfWork& work,
                                 const core::Clock& clock,
                                 const core::Actor& actor,
                                 const ContactId& id)
{
    const auto entry = core::find_contact(work, clock, actor, id);
    if (!entry) return entry.error();
    return entry->contact;
}

ApiAnswer answer(const ContactEntry& entry)
{
    return {.body = to_json(entry), .version = entry.contact.version};
}

// The details that a body leaves behind; an empty contact stands for one that is not there yet.
core::ContactDetails details_of(const json::object& body,
                                const Contact& before,
                                std::vector<core::FieldError>& errors)
{
    const auto text = [&](std::string_view name, const std::string& value) {
        return patched_text(body, name, value, errors);
    };
    core::ContactDetails details{
        .name = core::PersonName{text("name", before.name.reveal())},
        .job_title = text("job_title", before.job_title),
        .discipline = text("discipline", before.discipline),
        .email = core::Email{text("email", before.email.reveal())},
        .phone = core::Phone{text("phone", before.phone.reveal())},
        .is_duty_mailbox = patched_flag(body, "duty_mailbox", before.is_duty_mailbox, errors),
        .deputy = before.deputy,
        .language = language_member(body, errors).value_or(before.language),
        .is_lead = patched_flag(body, "lead", before.is_lead, errors),
        .address_checked = patched_flag(body, "address_checked", true, errors)};
    if (body.contains("deputy")) {
        const std::string deputy = text_member(body, "deputy", errors);
        details.deputy = deputy.empty() ? std::nullopt : std::optional{ContactId{deputy}};
    }
    return details;
}

json::object to_json(const core::ImportPlan& plan)
{
    json::array lines;
    for (const core::ImportLine& line : plan.lines) {
        json::array errors;
        for (const core::FieldError& fault : line.faults)
            errors.push_back(json::object{{"field", fault.field}, {"message", fault.message}});
        json::object each{{"line", line.line}, {"outcome", code(line.outcome)}};
        if (!line.contact.id.empty()) each["contact"] = line.contact.id.text();
        if (!errors.empty()) each["errors"] = std::move(errors);
        lines.push_back(std::move(each));
    }
    return {{"added", plan.count(core::ImportOutcome::add)},
            {"updated", plan.count(core::ImportOutcome::update)},
            {"unchanged", plan.count(core::ImportOutcome::unchanged)},
            {"refused", plan.count(core::ImportOutcome::refused)},
            {"lines", std::move(lines)}};
}

}  // namespace

Response get_api_contacts(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = list_asked(request);
    if (!asked) return problem(asked.error());
    core::ContactQuery query{
        .text = asked->text, .standing = asked->standing, .stretch = asked->stretch};
    if (const std::string& agency = request.query.get("agency"); !agency.empty())
        query.agency = core::AgencyId{agency};
    const auto page = app.read(actor, [&](core::UnitOfWork& work) {
        return core::list_contacts(work, app.clock, actor, query);
    });
    if (!page) return problem(of_member(page.error(), "agency", no_such_agency));
    return page_response(request, page);
}

Response post_api_contact(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::AddContact command{.agency = core::AgencyId{text_member(*body, "agency", errors)},
                                   .details = details_of(*body, Contact{}, errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return told(
                work, app, actor, core::add_contact(work, app.clock, app.random, actor, command));
        },
        [](const ContactEntry& entry) {
            return created(answer(entry), "/api/v1/contacts/" + entry.contact.id.text());
        },
        [](core::Error error) { return of_member(std::move(error), "agency", no_such_agency); });
}

Response get_api_contact(App& app, const Request& request, const core::Actor& actor)
{
    const auto entry = app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_contact(work, app.clock, actor, ContactId{request.value(0)});
    });
    return entry ? api_response(answer(*entry)) : problem(entry.error());
}

Response patch_api_contact(App& app, const Request& request, const core::Actor& actor)
{
    const auto find = [&](core::UnitOfWork& work, const ContactId& id) {
        return contact_of(work, app.clock, actor, id);
    };
    const auto edit = [&](core::UnitOfWork& work,
                          const core::EntryVersion<ContactId>& entry,
                          const Contact& before,
                          const json::object& body,
                          std::vector<core::FieldError>& errors) -> core::Result<Contact> {
        const core::ContactDetails details = details_of(body, before, errors);
        if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
        return core::edit_contact_and_follow(
            work, meeting_tools(app), actor, {.entry = entry, .details = details});
    };
    const EntryChanges changes{find, edit, core::deactivate_contact, core::reactivate_contact};
    const auto change =
        [&](core::UnitOfWork& work, const NamedEntry<ContactId>& named, const json::object& body) {
            return told(work, app, actor, patched(work, app, actor, named, body, changes));
        };
    return patch_entry_by<ContactId>(app, request, actor, change, answer);
}

Response delete_api_contact(App& app, const Request& request, const core::Actor& actor)
{
    const auto deactivate = [&](core::UnitOfWork& work,
                                const core::Clock& clock,
                                const core::Actor& who,
                                const core::EntryVersion<ContactId>& entry) {
        return told(work, app, who, core::deactivate_contact(work, clock, who, entry));
    };
    return delete_entry<ContactId>(app, request, actor, contact_of, deactivate, answer);
}

Response post_api_address_check(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const auto proof = core::address_proof_from(text_member(*body, "proof", errors));
    if (errors.empty() && !proof)
        errors.push_back({"proof", "Choose how you know that the address is right"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::check_contact_address(
                work, app.clock, actor, ContactId{request.value(0)}, code(*proof));
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response post_api_address_link(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::send_address_link(
                work,
                {.clock = app.clock, .random = app.random, .links = app.links},
                actor,
                ContactId{request.value(0)});
        },
        [](const core::AddressLink&) { return ApiAnswer{.status = 204}; });
}

Response post_api_contact_import(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::ImportContacts command{.csv = text_member(*body, "csv", errors)};
    const bool dry_run = flag_member(*body, "dry_run", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    if (dry_run) {
        const auto plan = app.read(actor, [&](core::UnitOfWork& work) {
            return core::preview_contact_import(work, app.clock, actor, command.csv);
        });
        return plan ? api_response({.body = to_json(*plan)}) : problem(plan.error());
    }
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::import_contacts_and_follow(work, meeting_tools(app), actor, command);
        },
        [](const core::ImportPlan& plan) { return ApiAnswer{.body = to_json(plan)}; });
}

}  // namespace quorate::server
