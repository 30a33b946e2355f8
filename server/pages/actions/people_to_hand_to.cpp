#include "server/pages/actions/people_to_hand_to.hpp"

#include "core/meetings/candidates.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {

PeopleToHandTo people_to_hand_to(core::UnitOfWork& work, const core::Actor& actor)
{
    return {.staff = work.users.of_authority(actor.authority),
            .contacts = work.contacts.choices(actor.authority)};
}

std::vector<OptionGroup> groups_of(const PeopleToHandTo& people, bool with_leavers)
{
    OptionGroup staff{.label = "Staff"};
    for (const core::User& user : people.staff) {
        if (user.contact || (!core::may_have_seat(user) && !with_leavers)) continue;
        staff.options.push_back({owner_key({.user = user.id}),
                                 user.name.reveal() + (user.active ? "" : " (account closed)")});
    }
    OptionGroup contacts{.label = "Agencies"};
    for (const core::ContactEntry& each : people.contacts)
        contacts.options.push_back({owner_key({.contact = each.contact.id}),
                                    each.contact.name.reveal() + ", " + each.agency_name});
    return {std::move(staff), std::move(contacts)};
}

}  // namespace quorate::server
