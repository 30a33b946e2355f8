#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/people/agency.hpp"

namespace quorate::server {

// The invented people and places of the demonstration. Nobody here exists; the names say so.

/// The two councils, by the keys that the cast below uses.
inline constexpr const char* demo_england = "Exampleshire Council";
inline constexpr const char* demo_wales = "Sampleton Council";

struct CastTeam {
    const char* authority;
    const char* name;
};

struct CastAgency {
    const char* authority;
    const char* name;
    core::AgencyKind kind;
    const char* joins = "";  // the other council's agency that is the same organisation
};

struct CastContact {
    const char* agency;
    const char* name;
    const char* job_title;
    const char* discipline;
    const char* email;
    const char* phone;
    bool is_duty_mailbox = false;
    const char* deputy = "";  // e-mail address of another contact of the agency, named before
};

struct CastRoom {
    const char* authority;
    const char* name;
    const char* building;
    int capacity;
    const char* features;  // codes of AccessFeature between spaces
};

/// Somebody who signs in. Those with a place on the sign-in page say in a word or two who they are.
struct CastUser {
    const char* authority;
    const char* name;
    const char* email;
    const char* role;  // two letters of the access matrix
    const char* job_title;
    std::vector<const char*> teams;
    const char* agency = "";
    bool on_sign_in_page = false;
};

std::span<const CastTeam> cast_teams();
std::span<const CastAgency> cast_agencies();
std::span<const CastContact> cast_contacts();
std::span<const CastRoom> cast_rooms();
std::span<const CastUser> cast_users();

}  // namespace quorate::server
