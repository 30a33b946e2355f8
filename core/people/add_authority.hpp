#pragma once

#include <optional>
#include <string>

#include "core/people/authority.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct AddAuthority {
    std::string name;            // field "name"
    Jurisdiction jurisdiction;   // field "jurisdiction"
    std::string meetings_email;  // field "email": the conference service's
    std::string meetings_phone;  // field "phone"
    bool is_demo = false;
};

/// Takes a council into the installation. Nobody's role allows it: only whoever runs the program
/// on its machine can, so it asks for no actor. `already_exists` when the name is taken.
Result<Authority> add_authority(UnitOfWork& work,
                                const Clock& clock,
                                RandomSource& random,
                                const AddAuthority& command);

/// What is given takes the place of what the council has; the rest stays.
struct ChangeAuthority {
    AuthorityId id;
    std::optional<std::string> name = {};
    std::optional<std::string> meetings_email = {};  // field "email"
    std::optional<std::string> meetings_phone = {};  // field "phone"
    std::optional<int> other_agencies = {};          // field "other-agencies", 1 to 5
    std::optional<HealthCountsAs> health_counts_as = {};
};

/// Changes a council's name, the address and number printed in its invitations, or what makes its
/// conferences quorate from now on. For whoever runs the program, as add_authority() is.
Result<Authority> change_authority(UnitOfWork& work,
                                   const Clock& clock,
                                   const ChangeAuthority& command);

}  // namespace quorate::core
