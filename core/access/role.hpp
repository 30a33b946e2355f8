#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace quorate::core {

/// Who someone is to the service. One role an account; what it may do is the access matrix's.
enum class Role {
    anonymous,         // AN: nobody, or the bearer of a feed or link token
    chair,             // CC: conference chair, IRO, conference service officer
    social_worker,     // SW
    team_manager,      // TM: involved in what is allocated to the team
    service_manager,   // SM
    business_support,  // BS: books, invites, takes minutes
    agency_link,       // AL: agency contact by link, without an account
    agency_user,       // AU: agency person with an account
    auditor,           // AD: reads the audit, never case content, never writes
    administrator,     // AM: accounts and settings, no case content
};

inline constexpr std::size_t role_count = 10;

/// Every role, in the order of the matrix's columns.
inline constexpr std::array<Role, role_count> all_roles{Role::anonymous,
                                                        Role::chair,
                                                        Role::social_worker,
                                                        Role::team_manager,
                                                        Role::service_manager,
                                                        Role::business_support,
                                                        Role::agency_link,
                                                        Role::agency_user,
                                                        Role::auditor,
                                                        Role::administrator};

/// A team manager or a service manager.
bool is_manager(Role role);

/// The two letters that stand for the role in the matrix and in storage: "CC".
std::string_view role_code(Role role);

/// The role in words, for people: "Conference chair".
std::string_view role_label(Role role);

/// The role with that code, or nothing.
std::optional<Role> find_role(std::string_view code);

}  // namespace quorate::core
