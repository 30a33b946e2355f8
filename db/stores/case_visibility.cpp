#include "db/stores/case_visibility.hpp"

namespace quorate::db {

bool is_involved_by_team(core::Role role)
{
    using enum core::Role;
    return role == team_manager || role == business_support || role == chair ||
           role == service_manager;
}

std::string case_is_visible_again()
{
    std::string text;
    for (const char* at = case_is_visible; *at != '\0'; ++at) {
        text += *at;
        if (*at == ':') text += "again_";
    }
    return text;
}

CaseReach case_reach(const core::Actor& actor, core::Reach reach)
{
    const bool whole_authority = reach == core::Reach::authority;
    const bool whole_team = reach == core::Reach::team || is_involved_by_team(actor.role);
    return {.every_open_case = whole_authority ? 1 : 0, .open_cases_of_teams = whole_team ? 1 : 0};
}

}  // namespace quorate::db
