#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/unit_of_work.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

/// Whom an action point can be handed to: staff and the people of agencies.
struct PeopleToHandTo {
    std::vector<core::User> staff = {};
    std::vector<core::ContactEntry> contacts = {};
};
PeopleToHandTo people_to_hand_to(core::UnitOfWork& work, const core::Actor& actor);

/// The same to choose from. Whoever goes may have no account any more.
std::vector<OptionGroup> groups_of(const PeopleToHandTo& people, bool with_leavers);

}  // namespace quorate::server
