#pragma once

#include <optional>
#include <string>

#include "core/dates/language.hpp"
#include "core/people/agency.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// A person, or a mailbox that someone always reads, whom an agency sends to meetings.
struct Contact {
    ContactId id;
    AuthorityId authority;
    AgencyId agency;
    PersonName name = {};
    std::string job_title = {};
    std::string discipline = {};  // within health and the like: "Health visiting"
    Email email = {};             // lower case; one contact of an agency has it
    Phone phone = {};
    bool is_duty_mailbox = false;
    std::optional<ContactId> deputy = {};  // another contact of the same agency
    bool active = true;
    int version = 1;
    Language language = Language::english;  // in which it is written to
    bool is_lead = false;                   // told of what its agency has overdue; one an agency

    friend bool operator==(const Contact&, const Contact&) = default;
};

/// A contact and what every list shows with it.
struct ContactEntry {
    Contact contact;
    std::string agency_name;
    AgencyKind agency_kind = AgencyKind::other;
    bool agency_active = true;
    PersonName deputy_name = {};  // empty without a deputy
};

}  // namespace quorate::core
