#include "server/app/route_groups.hpp"
#include "server/pages/calendar_pages.hpp"
#include "server/pages/change_meeting_pages.hpp"
#include "server/pages/invitee_pages.hpp"
#include "server/pages/meeting_list_pages.hpp"
#include "server/pages/meeting_pages.hpp"
#include "server/pages/new_meeting_pages.hpp"
#include "server/pages/reply_pages.hpp"

namespace quorate::server {

using core::Action;

std::vector<Route> meeting_routes()
{
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    constexpr auto open = Entry::public_page;
    return {
        {get, "/calendar", Action::meeting_list_diary, get_calendar},
        {get, "/meetings", Action::meeting_list_diary, get_meetings},
        {get, "/meetings/new", Action::meeting_create, get_new_meeting},
        {post, "/meetings/new", Action::meeting_create, post_new_meeting},
        {get, "/meetings/{m}", Action::meeting_view, get_meeting},
        {get, "/meetings/{m}/events", Action::meeting_view, get_meeting_events},
        {get, "/meetings/{m}/move", Action::meeting_reschedule, get_move_meeting},
        {post, "/meetings/{m}/move", Action::meeting_reschedule, post_move_meeting},
        {get, "/meetings/{m}/cancel", Action::meeting_cancel, get_cancel_meeting},
        {post, "/meetings/{m}/cancel", Action::meeting_cancel, post_cancel_meeting},
        {get, "/meetings/{m}/invitees", Action::participant_list, get_invitees},
        {post, "/meetings/{m}/invitees", Action::participant_add, post_invitee},
        {post,
         "/meetings/{m}/invitees/{s}/remove",
         Action::participant_remove,
         post_remove_invitee},
        {post,
         "/meetings/{m}/invitees/{s}/reply",
         Action::rsvp_record_for_other,
         post_reply_for_other},
        {get, "/meetings/{m}/sent", Action::meeting_view, get_meeting_sent},
        {post, "/meetings/{m}/sent/{o}", Action::invite_send, post_meeting_sent_again},

        {get, "/i/{token}", Action::rsvp_respond_own, get_invitation, open},
        {post, "/i/{token}", Action::rsvp_respond_own, post_invitation, open},
        {get, "/i/{token}/done", Action::rsvp_respond_own, get_invitation_done, open},
    };
}

}  // namespace quorate::server
