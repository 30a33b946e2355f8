#include "core/directory/contacts.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/circulation/reader_code_store.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/directory/allowed_domains.hpp"
#include "core/directory/directory_access.hpp"
#include "core/directory/directory_change.hpp"
#include "core/directory/look_alike.hpp"
#include "core/identity/close_account.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/agency_store.hpp"

namespace quorate::core {
namespace {

// One contact of an agency has an address: a second would get every invitation twice.
void check_address(UnitOfWork& work, FormCheck& form, const Contact& contact)
{
    if (contact.email.empty()) return;
    const auto same = work.contacts.find_by_email(contact.authority, contact.agency, contact.email);
    if (same && same->id != contact.id)
        form.fault("email",
                   same->active ? "This agency already has a contact with this e-mail address"
                                : "This agency has an inactive contact with this e-mail address");
}

// A deputy that has been deactivated since may stay, but cannot be chosen anew.
void check_deputy(UnitOfWork& work,
                  FormCheck& form,
                  const std::optional<ContactId>& wanted,
                  Contact& contact)
{
    const bool unchanged = wanted == contact.deputy;
    contact.deputy = wanted;
    if (!wanted || unchanged) return;
    if (*wanted == contact.id) return form.fault("deputy", "Choose someone else as the deputy");
    const auto deputy = work.contacts.find(contact.authority, *wanted);
    if (!deputy || deputy->contact.agency != contact.agency || !deputy->contact.active)
        form.fault("deputy", "Choose a deputy from the same agency");
}

// An agency's own people may change its contacts, so the contact is looked up before they are asked
// for permission: at the version that the person was looking at.
Result<Contact> editable(UnitOfWork& work,
                         const Actor& actor,
                         const EntryVersion<ContactId>& seen,
                         Instant now)
{
    const auto role_allowed = permit_role(actor, Action::contact_create_edit);
    if (!role_allowed) return role_allowed.error();
    const auto entry = work.contacts.find(actor.authority, seen.id);
    if (!entry) return hidden_entry(Action::contact_create_edit, seen.id.text());
    const auto allowed = permit_contacts_of(actor, entry->contact.agency, now);
    if (!allowed) return allowed.error();
    Contact contact = entry->contact;
    contact.version = seen.version;
    return contact;
}

// A slip of the pen sends a child's papers to a stranger. Both spellings are shown.
bool check_look_alike(UnitOfWork& work, FormCheck& form, const Contact& contact)
{
    std::vector<std::string> known;
    for (const Contact& each : work.contacts.all(contact.authority))
        if (each.active && each.id != contact.id) known.push_back(mail_domain(each.email.reveal()));
    const std::string domain = mail_domain(contact.email.reveal());
    const auto like = look_alike(domain, known);
    if (!like) return false;
    form.fault("email",
               "This address ends in " + domain + ", which is nearly " + *like +
                   ". Correct it; or ring them, and tick that you have checked it");
    return true;
}

// Mail about children goes where their kind of agency has its mail, checked or not.
bool check_domain(UnitOfWork& work, FormCheck& form, const Contact& contact, AgencyKind kind)
{
    const auto list = work.allowed_domains.of(contact.authority);
    const auto fault = domain_fault(list, kind, contact.email);
    if (fault) form.fault("email", *fault);
    return fault.has_value();
}

// Mail that would have gone astray is counted: see decide_alerts.hpp.
Error refused(const FormCheck& form, bool is_astray)
{
    Error error = form.error();
    if (is_astray) error.action = action_name(Action::contact_create_edit);
    return error;
}

// Who gave an address, and whether they had checked it.
void keep_given(
    UnitOfWork& work, const Actor& actor, const Contact& contact, bool is_checked, Instant now)
{
    work.deliveries.mark_unchecked(actor.authority, contact.id, contact.email, now);
    if (is_checked)
        work.deliveries.mark_checked(
            actor.authority, contact.id, contact.email, actor.user, "when_given", now);
}

// Whoever is the agency's no more has no account as one of its people either.
Result<Done> close_accounts_of(UnitOfWork& work,
                               const Actor& actor,
                               const ContactId& contact,
                               Instant now)
{
    for (const User& user : work.users.of_authority(actor.authority)) {
        if (user.contact != contact || !user.active) continue;
        if (const auto closed = close_account(work, user, now); !closed) return closed;
        audit(work,
              actor,
              now,
              {.action = Action::contact_create_edit,
               .object = user.id.text(),
               .detail = "change=account.closed contact=" + contact.text()});
    }
    return Done{};
}

}  // namespace

void check_contact_details(FormCheck& form, const ContactDetails& details, Contact& contact)
{
    contact.name =
        PersonName{form.line(details.name.reveal(), {.field = "name", .noun = "contact's name"})};
    contact.job_title = form.line(details.job_title, {.field = "job_title", .noun = "job title"});
    contact.discipline =
        form.line(details.discipline,
                  {.field = "discipline", .noun = "discipline", .longest = 80, .required = false});
    contact.email = form.email(details.email, {.field = "email", .noun = "e-mail address"});
    contact.phone = form.phone(
        details.phone,
        {.field = "phone", .noun = "telephone number", .longest = 40, .required = false});
    contact.is_duty_mailbox = details.is_duty_mailbox;
    contact.language = details.language;
    contact.is_lead = details.is_lead;
}

Result<Contact> add_contact(UnitOfWork& work,
                            const Clock& clock,
                            RandomSource& random,
                            const Actor& actor,
                            const AddContact& command)
{
    const DirectoryChange change{work, clock, actor, Action::contact_create_edit};
    const auto role_allowed = permit_role(actor, Action::contact_create_edit);
    if (!role_allowed) return role_allowed.error();

    FormCheck form;
    Contact contact{
        .id = ContactId{random.id()}, .authority = actor.authority, .agency = command.agency};
    const auto agency = work.agencies.find(actor.authority, command.agency);
    if (agency && agency->active) {
        const auto allowed = permit_contacts_of(actor, agency->id, change.now());
        if (!allowed) return allowed.error();
    } else {
        form.fault("agency", "Choose an agency from the list");
    }
    check_contact_details(form, command.details, contact);
    check_address(work, form, contact);
    check_deputy(work, form, command.details.deputy, contact);
    bool is_astray = agency && check_domain(work, form, contact, agency->kind);
    if (!command.details.address_checked)
        is_astray = check_look_alike(work, form, contact) || is_astray;
    if (!form.passed()) return refused(form, is_astray);

    auto added = change.add(work.contacts, contact, "change=contact.added");
    if (added) keep_given(work, actor, contact, command.details.address_checked, change.now());
    return added;
}

Result<Contact> edit_contact(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EditContact& command)
{
    const DirectoryChange change{work, clock, actor, Action::contact_create_edit};
    const auto found = editable(work, actor, command.entry, change.now());
    if (!found) return found.error();

    FormCheck form;
    Contact contact = *found;
    check_contact_details(form, command.details, contact);
    check_address(work, form, contact);
    check_deputy(work, form, command.details.deputy, contact);
    const bool is_new = contact.email != found->email;
    const auto agency = work.agencies.find(actor.authority, contact.agency);
    bool is_astray = is_new && agency && check_domain(work, form, contact, agency->kind);
    if (is_new && !command.details.address_checked)
        is_astray = check_look_alike(work, form, contact) || is_astray;
    if (!form.passed()) return refused(form, is_astray);
    auto saved = change.save(work.contacts, contact, "change=contact.edited");
    if (saved && is_new)
        keep_given(work, actor, contact, command.details.address_checked, change.now());
    return saved;
}

Result<Contact> deactivate_contact(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const EntryVersion<ContactId>& entry)
{
    const DirectoryChange change{work, clock, actor, Action::contact_create_edit};
    auto left = change.deactivate(
        work.contacts, editable(work, actor, entry, change.now()), "change=contact.deactivated");
    if (!left) return left;
    // What they could read there stays shut, also should they come back.
    work.reader_codes.end_devices(actor.authority, seat_key({.contact = entry.id}), change.now());
    if (const auto closed = close_accounts_of(work, actor, entry.id, change.now()); !closed)
        return closed.error();
    return left;
}

Result<Contact> reactivate_contact(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const EntryVersion<ContactId>& entry)
{
    const DirectoryChange change{work, clock, actor, Action::contact_create_edit};
    auto back = change.reactivate(
        work.contacts, editable(work, actor, entry, change.now()), "change=contact.reactivated");
    if (back) work.outbox.release_address(actor.authority, back->email, change.now());
    return back;
}

Result<PageOf<ContactEntry>> list_contacts(UnitOfWork& work,
                                           const Clock& clock,
                                           const Actor& actor,
                                           ContactQuery query)
{
    const auto scope = directory_scope(actor, clock.now());
    if (!scope) return scope.error();
    if (query.agency &&
        (!scope->includes(*query.agency) || !work.agencies.find(actor.authority, *query.agency)))
        return hidden_entry(Action::user_list_directory, query.agency->text());
    if (scope->only) query.agency = scope->only;
    if (const ContactId last{query.stretch.after}; !last.empty()) {
        const auto entry = work.contacts.find(actor.authority, last);
        if (!entry || !scope->includes(entry->contact.agency)) return unknown_cursor();
    }
    query.stretch = within_limits(query.stretch);
    return work.contacts.list(actor.authority, query);
}

Result<ContactEntry> find_contact(UnitOfWork& work,
                                  const Clock& clock,
                                  const Actor& actor,
                                  const ContactId& id)
{
    const auto scope = directory_scope(actor, clock.now());
    if (!scope) return scope.error();
    const auto entry = work.contacts.find(actor.authority, id);
    if (!entry || !scope->includes(entry->contact.agency))
        return hidden_entry(Action::user_list_directory, id.text());
    return *entry;
}

}  // namespace quorate::core
