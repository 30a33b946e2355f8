#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

inline constexpr std::size_t largest_staff_list = 256 * 1024;  // bytes
inline constexpr int longest_staff_list = 1000;                // lines below the header

/// So many accounts can be made at once, as each person is told a password of their own.
inline constexpr int most_new_accounts = 50;

/// What is done about accounts that a list of staff does not name.
enum class Absent { stay, are_closed };

enum class StaffOutcome { add, update, unchanged, close, refused };
std::string_view label(StaffOutcome outcome);  // "Will be added"

/// A line of a list, or an account that it does not name.
struct StaffLine {
    int line = 0;  // 0: not in the list
    StaffOutcome outcome = StaffOutcome::refused;
    User user = {};  // as it would be
    std::string team_name = {};
    std::vector<FieldError> faults = {};
};

struct StaffPlan {
    std::vector<StaffLine> lines = {};
    std::string fingerprint = {};  // two plans with the same do the same

    int count(StaffOutcome outcome) const;
    bool can_be_carried_out() const { return count(StaffOutcome::refused) == 0; }
};

/// What import_staff() would do with a CSV of the columns name, email, role, team and, if wished,
/// job_title. A person with the same address is changed: another name, job or team. Agencies'
/// people are in no list of staff. An administrator's act, with the password entered again
/// (user.create).
Result<StaffPlan> preview_staff_import(UnitOfWork& work,
                                       const Clock& clock,
                                       const Actor& actor,
                                       const std::string& csv,
                                       Absent absent);

struct ImportStaff {
    std::string csv = {};
    Absent absent = Absent::stay;
    std::string agreed = {};                                // the fingerprint that was seen
    std::map<std::string, std::string> password_hash = {};  // by address in lower case
};

/// Every line or none: `invalid_input` names the lines at fault, `stale_version` says that another
/// plan was agreed to.
Result<StaffPlan> import_staff(UnitOfWork& work,
                               const Clock& clock,
                               RandomSource& random,
                               const Actor& actor,
                               const ImportStaff& command);

}  // namespace quorate::core
