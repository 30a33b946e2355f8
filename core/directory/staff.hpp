#pragma once

#include "core/access/actor.hpp"
#include "core/directory/entry.hpp"
#include "core/people/authority.hpp"
#include "core/people/staff_store.hpp"
#include "core/support/clock.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

Result<PageOf<StaffMember>> list_staff(UnitOfWork& work,
                                       const Clock& clock,
                                       const Actor& actor,
                                       StaffQuery query);

/// The actor's own authority. Others of the installation are nobody's to see.
Result<Authority> find_authority(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const AuthorityId& id);

}  // namespace quorate::core
