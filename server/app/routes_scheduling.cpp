#include "server/app/route_groups.hpp"
#include "server/pages/scheduling/chain_pages.hpp"
#include "server/pages/scheduling/chair_away_pages.hpp"
#include "server/pages/scheduling/check_invitations_pages.hpp"
#include "server/pages/scheduling/choose_time_pages.hpp"
#include "server/pages/scheduling/meeting_needs_pages.hpp"
#include "server/pages/scheduling/move_chain_pages.hpp"
#include "server/pages/scheduling/move_times_page.hpp"
#include "server/pages/scheduling/plan_pages.hpp"

namespace quorate::server {

std::vector<Route> scheduling_routes()
{
    using core::Action;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        {get, "/meetings/new/time", Action::meeting_create, get_choose_time},
        {post, "/meetings/new/time", Action::meeting_create, post_choose_time},
        {get, "/meetings/new/chain", Action::meeting_create, get_chain},
        {post, "/meetings/new/chain", Action::meeting_create, post_chain},
        {get, "/meetings/new/needs", Action::meeting_create, get_meeting_needs},
        {post, "/meetings/new/needs", Action::meeting_create, post_meeting_needs},
        {get, "/meetings/holds/{h}", Action::meeting_create, get_check_invitations},
        {post, "/meetings/holds/{h}", Action::meeting_create, post_check_invitations},
        {post, "/meetings/holds/{h}/release", Action::meeting_create, post_release_hold},
        {get, "/needs-a-date/plan", Action::meeting_create, get_plan},
        {post, "/needs-a-date/plan/start", Action::meeting_create, post_start_plan},
        {post, "/needs-a-date/plan/stop", Action::meeting_create, post_stop_plan},
        {post, "/needs-a-date/plan/accept", Action::meeting_create, post_accept_plan},
        {get, "/calendar/chair-away", Action::meeting_reschedule, get_chair_away},
        {post, "/calendar/chair-away/start", Action::meeting_reschedule, post_start_chair_away},
        {post, "/calendar/chair-away/stop", Action::meeting_reschedule, post_stop_chair_away},
        {post, "/calendar/chair-away/accept", Action::meeting_reschedule, post_accept_chair_away},
        {get, "/meetings/{m}/move/times", Action::meeting_reschedule, get_move_times},
        {post, "/meetings/{m}/move/chain", Action::meeting_reschedule, post_move_chain},
    };
}

}  // namespace quorate::server
