#include "server/app/route_groups.hpp"
#include "server/pages/families_page.hpp"
#include "server/pages/needs_a_date_page.hpp"

namespace quorate::server {

using core::Action;

std::vector<Route> case_routes()
{
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        {get, "/needs-a-date", Action::case_search, get_needs_a_date},
        {get, "/families", Action::case_search, get_families},
        {post, "/families/search", Action::case_search, post_families_search},
    };
}

}  // namespace quorate::server
