#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/access/actor.hpp"
#include "core/directory/entry.hpp"
#include "core/people/contact_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/form_check.hpp"
#include "core/support/random.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// Fields at fault: "agency", "name", "job_title", "discipline", "email", "phone", "deputy".

/// What people write about a contact, not yet checked.
struct ContactDetails {
    PersonName name = {};
    std::string job_title = {};
    std::string discipline = {};
    Email email = {};
    Phone phone = {};
    bool is_duty_mailbox = false;
    std::optional<ContactId> deputy = {};
    Language language = Language::english;  // of the messages to them
    bool is_lead = false;                   // instead of whoever leads the agency now

    /// Whoever gives the address has checked that it is theirs. Otherwise mail about a case waits
    /// until somebody has; and an address that looks like a known one is refused.
    bool address_checked = true;
};

struct AddContact {
    AgencyId agency = {};
    ContactDetails details = {};
};

Result<Contact> add_contact(UnitOfWork& work,
                            const Clock& clock,
                            RandomSource& random,
                            const Actor& actor,
                            const AddContact& command);

struct EditContact {
    EntryVersion<ContactId> entry;
    ContactDetails details = {};
};

Result<Contact> edit_contact(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const EditContact& command);

/// The contact is no longer offered; meetings that name it stay as they are. Their links and
/// trusted devices stop at once, invitations to them wait, and an account that belongs to them is
/// closed.
Result<Contact> deactivate_contact(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const EntryVersion<ContactId>& entry);

/// Offered again: what waits for them goes. Devices have to be trusted anew, and an account that
/// was closed stays closed.
Result<Contact> reactivate_contact(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const EntryVersion<ContactId>& entry);

Result<PageOf<ContactEntry>> list_contacts(UnitOfWork& work,
                                           const Clock& clock,
                                           const Actor& actor,
                                           ContactQuery query);

Result<ContactEntry> find_contact(UnitOfWork& work,
                                  const Clock& clock,
                                  const Actor& actor,
                                  const ContactId& id);

/// Fills in what `details` say about `contact`, except the deputy, noting what is at fault. Alike
/// for a form and for a line of an import.
void check_contact_details(FormCheck& form, const ContactDetails& details, Contact& contact);

}  // namespace quorate::core
