#pragma once

#include <string>

#include "core/people/agency_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/people/room_store.hpp"
#include "core/people/team_store.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::test {

// Invented entries of the directory, complete but for what a test cares about. The add_ functions
// throw when the entry cannot be added.

inline core::Authority an_authority(const std::string& id = "authority-1")
{
    return {.id = core::AuthorityId{id},
            .name = "Council of " + id,
            .meetings_email = "conferences@" + id + ".example",
            .meetings_phone = "01632 960001"};
}

/// Its organisation has the id "organisation-of-" and its own.
inline core::Agency an_agency(const std::string& id,
                              const std::string& name,
                              core::AgencyKind kind = core::AgencyKind::police,
                              const std::string& authority = "authority-1")
{
    return {.id = core::AgencyId{id},
            .authority = core::AuthorityId{authority},
            .organisation = core::OrganisationId{"organisation-of-" + id},
            .name = name,
            .kind = kind};
}

inline core::Contact a_contact(const std::string& id,
                               const core::Agency& agency,
                               const std::string& name = "Robin Okafor")
{
    return {.id = core::ContactId{id},
            .authority = agency.authority,
            .agency = agency.id,
            .name = core::PersonName{name},
            .job_title = "Detective sergeant",
            .email = core::Email{id + "@agency.example"}};
}

inline core::Room a_room(const std::string& id,
                         const std::string& name,
                         const std::string& authority = "authority-1")
{
    return {.id = core::RoomId{id},
            .authority = core::AuthorityId{authority},
            .name = name,
            .building = "Town Hall",
            .capacity = 12};
}

inline core::Team a_team(const std::string& id,
                         const std::string& name,
                         const std::string& authority = "authority-1")
{
    return {.id = core::TeamId{id}, .authority = core::AuthorityId{authority}, .name = name};
}

/// Adds the agency, and its organisation unless there is one already.
inline void add_agency(core::UnitOfWork& work, const core::Agency& agency)
{
    if (!work.agencies.find_organisation(agency.organisation))
        work.agencies.add_organisation(
            {.id = agency.organisation, .joining_code = "code-" + agency.organisation.text()});
    *work.agencies.add(agency);
}

inline void add_contact(core::UnitOfWork& work, const core::Contact& contact)
{
    *work.contacts.add(contact);
}

}  // namespace quorate::test
