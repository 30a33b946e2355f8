#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/people/contact.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// Contacts from a CSV file, in two steps: a plan that changes nothing and is shown to the person,
// then the import, which makes the plan again and carries it out whole or not at all.
//
// The first line names the columns, in any order: agency, name, job_title and email are required;
// discipline, phone, duty_mailbox (yes or no), deputy_email and language (English or Welsh) may be
// left out, and then what a contact already has stays. A contact is told by its agency's name and
// its e-mail address; one whose address was said to be wrong, by its name.

inline constexpr std::size_t largest_import = 1024 * 1024;  // bytes
inline constexpr int longest_import = 2000;                 // lines below the header

enum class ImportOutcome { add, update, unchanged, refused };

std::string_view code(ImportOutcome outcome);   // "add": used by the API
std::string_view label(ImportOutcome outcome);  // "Will be added"

/// What an import would make of one line.
struct ImportLine {
    int line = 0;  // in the file, counted from 1
    ImportOutcome outcome = ImportOutcome::refused;
    std::string agency_name = {};  // as it was written when the agency is unknown
    Contact contact = {};          // as it would be; no id yet when it would be added
    Email deputy_email = {};
    std::vector<FieldError> faults = {};  // by column
};

struct ImportPlan {
    std::vector<ImportLine> lines = {};

    /// Changes when the plan would do anything else, because the file or the directory changed.
    std::string fingerprint = {};

    int count(ImportOutcome outcome) const;
    bool can_be_carried_out() const { return count(ImportOutcome::refused) == 0; }
};

/// Refuses only a file that cannot be read as a list of contacts at all, with the field "csv";
/// everything else is said line by line.
Result<ImportPlan> preview_contact_import(UnitOfWork& work,
                                          const Clock& clock,
                                          const Actor& actor,
                                          const std::string& csv);

struct ImportContacts {
    std::string csv = {};

    /// The fingerprint of the plan that the person agreed to; `stale_version` when the plan would
    /// now be another. Without one, whatever the file says is done.
    std::optional<std::string> agreed = {};
};

/// Every line or none: `invalid_input` names the lines at fault.
Result<ImportPlan> import_contacts(UnitOfWork& work,
                                   const Clock& clock,
                                   RandomSource& random,
                                   const Actor& actor,
                                   const ImportContacts& command);

}  // namespace quorate::core
