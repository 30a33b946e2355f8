#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/case_tools.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What somebody is on a family's access list for, which says how long they can be.
enum class AccessTerm {
    task,   // something of a few days: 14 days at most
    worker  // they work with the family: 6 months at most
};
std::string_view code(AccessTerm term);
std::optional<AccessTerm> access_term_from(std::string_view code);

/// The last day on which somebody can be on a list who is put on it `today`.
Date last_day_of(AccessTerm term, Date today);

/// After so long somebody has to look at whether a family still needs its protection.
inline constexpr std::chrono::days level_looked_at_every{90};

/// Somebody whom a family's access list lets in, until their time is over.
struct AccessEntry {
    CaseId case_id;
    UserId user;
    Instant expires_at = {};
    FreeText reason = {};
    UserId added_by = {};  // empty for entries older than that was kept
    std::optional<Instant> added_at = {};
};

struct NamedAccessEntry {
    AccessEntry entry;
    PersonName name = {};
    PersonName added_by = {};
};

/// A family of which not everybody may know.
struct RestrictedCase {
    CaseId id;
    std::string reference;
    int level = 0;
    Instant looked_at = {};  // when its protection was last looked at, or it was added
};

/// The access list of a family, without what the family is about: its reference alone.
struct AccessList {
    RestrictedCase family;                       // level 0 for one that is open to its team
    std::vector<NamedAccessEntry> entries = {};  // those that hold, the first to end first
    std::vector<NamedUser> candidates = {};      // who could be added, by name
    Date look_by = {};                           // at its protection
};
Result<AccessList> view_access_list(UnitOfWork& work,
                                    const CaseTools& tools,
                                    const Actor& actor,
                                    const CaseId& id);

/// A restricted or sealed family in the list of them.
struct ListedRestriction {
    RestrictedCase family;
    int people = 0;  // on its list now
    Date look_by = {};
    bool is_overdue = false;
};

/// Those whose lists the actor may change, what has to be looked at first coming first.
Result<std::vector<ListedRestriction>> list_restrictions(UnitOfWork& work,
                                                         const CaseTools& tools,
                                                         const Actor& actor);

/// How many of them are overdue to be looked at; 0 for whoever may change no list.
int count_overdue_restrictions(UnitOfWork& work, const Actor& actor, Instant now);

struct AddToAccessList {
    CaseId case_id = {};
    UserId user = {};
    AccessTerm term = AccessTerm::task;
    std::optional<Date> ends_on = {};  // nothing: as long as the term allows
    FreeText reason = {};
};

/// Lets somebody of the authority in until the end of the last day; for whoever is on the list
/// already it is from now on that day.
Result<Done> add_to_access_list(UnitOfWork& work,
                                const CaseTools& tools,
                                const Actor& actor,
                                const AddToAccessList& command);

struct RemoveFromAccessList {
    CaseId case_id = {};
    UserId user = {};
    FreeText reason = {};
};
Result<Done> remove_from_access_list(UnitOfWork& work,
                                     const CaseTools& tools,
                                     const Actor& actor,
                                     const RemoveFromAccessList& command);

struct KeepRestriction {
    CaseId case_id = {};
    FreeText reason = {};
};

/// Somebody looked, and the family still needs its protection: for another 90 days.
Result<Done> keep_restriction(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const KeepRestriction& command);

/// Notes in the audit whose time ran out since the last time, in all authorities; gives how many.
/// For a job: whose time is over is not let in, noted or not.
Result<int> note_expired_entries(UnitOfWork& work, const Clock& clock);

}  // namespace quorate::core
