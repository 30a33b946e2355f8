#include "server/api/proposal_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/proposals/proposal_pages.hpp"

namespace quorate::server {
namespace {

using core::Action;

// Who may confirm what depends on what it is: the use cases decide, for each of them.
constexpr Action own = Action::auth_session_list_end_own;

Route api(
    Method method, std::string_view pattern, Handler handler, RouteDoc doc, Action action = own)
{
    doc.tag = "proposals";
    return {method, pattern, action, handler, Entry::signed_in, doc};
}

}  // namespace

std::vector<Route> proposal_routes()
{
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        {get, "/second-person", own, get_proposals},
        {get, "/second-person/{p}", own, get_proposal},
        {post, "/second-person/{p}/confirm", own, post_confirm_proposal},
        {post, "/second-person/{p}/turn-down", own, post_turn_down_proposal},
        {get, "/admin/users/{u}/role", Action::user_role_change, get_propose_role},
        {post, "/admin/users/{u}/role", Action::user_role_change, post_propose_role},
        {get,
         "/families/{f}/restriction/lower",
         Action::case_restrict_lower,
         get_lower_restriction},
        {post,
         "/families/{f}/restriction/lower",
         Action::case_restrict_lower,
         post_lower_restriction},

        api(get,
            "/api/v1/proposals",
            get_api_proposals,
            {.summary = "What waits for a second person: proposed by the caller, or theirs to "
                        "confirm",
             .response = "[Proposal]"}),
        api(get,
            "/api/v1/proposals/{p}",
            get_api_proposal,
            {.summary = "One of them, also once it is decided", .response = "Proposal"}),
        api(post,
            "/api/v1/proposals/{p}/confirm",
            post_api_confirm_proposal,
            {.summary = "Do what somebody else proposed", .response = "Proposal"}),
        api(post,
            "/api/v1/proposals/{p}/turn-down",
            post_api_turn_down_proposal,
            {.summary = "End a proposal without doing it; whoever made it may as well",
             .response = "Proposal"}),
        api(post,
            "/api/v1/users/{u}/role",
            post_api_user_role,
            {.summary = "Propose another role for an account; another administrator confirms it",
             .request = "RoleChange",
             .response = "Proposal",
             .status = 202},
            Action::user_role_change),
        api(post,
            "/api/v1/cases/{f}/restriction/lower",
            post_api_lower_restriction,
            {.summary = "Propose that more people may know of a family; another service manager "
                        "confirms it",
             .request = "RestrictionLower",
             .response = "Proposal",
             .status = 202},
            Action::case_restrict_lower),
    };
}

}  // namespace quorate::server
