#pragma once

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

}  // namespace quorate::core
