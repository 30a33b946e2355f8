#include "server/app/route_groups.hpp"
#include "server/pages/meetings/held_mail_pages.hpp"

namespace quorate::server {

std::vector<Route> mail_routes()
{
    // Open to all, as the demonstration's sign-ins are; outside it the addresses are not there.
    constexpr auto open = Entry::public_page;
    constexpr auto action = core::Action::ops_health_live;
    return {
        {Method::get, "/mail", action, get_held_mails, open},
        {Method::get, "/mail/{name}", action, get_held_mail, open},
    };
}

}  // namespace quorate::server
