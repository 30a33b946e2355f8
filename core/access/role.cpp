#include "core/access/role.hpp"

namespace quorate::core {
namespace {

struct RoleText {
    std::string_view code;
    std::string_view label;
};

constexpr std::array<RoleText, role_count> texts{{
    {"AN", "Not signed in"},
    {"CC", "Conference chair"},
    {"SW", "Social worker"},
    {"TM", "Team manager"},
    {"SM", "Service manager"},
    {"BS", "Business support"},
    {"AL", "Agency contact by link"},
    {"AU", "Agency user"},
    {"AD", "Auditor"},
    {"AM", "Administrator"},
}};

const RoleText& text_of(Role role)
{
    return texts.at(static_cast<std::size_t>(role));
}

}  // namespace

bool is_manager(Role role)
{
    return role == Role::team_manager || role == Role::service_manager;
}

std::string_view role_code(Role role)
{
    return text_of(role).code;
}

std::string_view role_label(Role role)
{
    return text_of(role).label;
}

std::optional<Role> find_role(std::string_view code)
{
    for (const Role role : all_roles)
        if (role_code(role) == code) return role;
    return std::nullopt;
}

}  // namespace quorate::core
