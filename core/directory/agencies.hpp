#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/directory/entry.hpp"
#include "core/people/agency_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// Fields at fault: "name", "kind", "joining_code".

struct AgencyDetails {
    std::string name = {};
    std::optional<AgencyKind> kind = {};  // nothing when none, or no known one, was chosen
};

struct AddAgency {
    AgencyDetails details = {};
    std::string joining_code = {};  // another authority's, to be one organisation with it
};

/// An agency of its own organisation, or of the one whose joining code is given.
Result<Agency> add_agency(UnitOfWork& work,
                          const Clock& clock,
                          RandomSource& random,
                          const Actor& actor,
                          const AddAgency& command);

struct EditAgency {
    EntryVersion<AgencyId> entry;
    AgencyDetails details = {};
};

Result<Agency> edit_agency(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const EditAgency& command);

/// The agency and its contacts are no longer offered; what names them stays as it is.
Result<Agency> deactivate_agency(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const EntryVersion<AgencyId>& entry);

Result<Agency> reactivate_agency(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const EntryVersion<AgencyId>& entry);

Result<PageOf<Agency>> list_agencies(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     AgencyQuery query);

/// Every active agency whose contacts the actor may look at, to choose from.
Result<std::vector<Agency>> choose_agencies(UnitOfWork& work,
                                            const Clock& clock,
                                            const Actor& actor);

Result<Agency> find_agency(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const AgencyId& id);

/// The code to give to another authority, "ABCD-EFGH-IJKL-MNOP". Only for those who may change
/// the agency: it lets the bearer's meetings into the organisation's feed.
Result<std::string> joining_code(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const AgencyId& id);

}  // namespace quorate::core
