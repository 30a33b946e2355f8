#include <iterator>

#include "server/api/meetings_api.hpp"
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

namespace {

constexpr std::string_view place_properties =
    R"("starts_at":{"type":"string","format":"date-time"},"duration_minutes":{"type":"integer","minimum":15,"maximum":480},"chair":{"type":"string"},"mode":{"enum":["in_person","video","hybrid"]},"room":{"type":["string","null"]},"venue":{"type":"string"},"video_link":{"type":"string","format":"uri"},"late_authoriser":{"type":"string"},"late_reason":{"type":"string"})";
constexpr std::string_view invitee_schema =
    R"({"type":"object","properties":{"contact":{"type":"string"},"family_member":{"type":"string"},"user":{"type":"string"},"requirement":{"enum":["required","quorum","optional"]}}})";
constexpr std::string_view meeting_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"case":{"type":"string"},"case_reference":{"type":"string"},"reference":{"type":"string"},"type":{"type":"string"},"status":{"enum":["scheduled","held","cancelled"]},"starts_at":{"type":"string","format":"date-time"},"ends_at":{"type":"string","format":"date-time"},"duration_minutes":{"type":"integer"},"mode":{"type":"string"},"chair":{"type":"string"},"room":{"type":["string","null"]},"children":{"type":"array","items":{"type":"string"}},"invitees":{"type":"array","items":{"type":"object"}},"quorum":{"type":["object","string","null"]},"version":{"type":"integer"}}})";
constexpr std::string_view list_schema =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}}}})";

// Joined once: routes keep views for the life of the program.
std::string_view booking_schema()
{
    static const std::string schema =
        R"({"type":"object","required":["case","children","type","starts_at","duration_minutes","chair","mode"],"properties":{"case":{"type":"string"},"children":{"type":"array","items":{"type":"string"}},"type":{"type":"string"},)" +
        std::string{place_properties} + R"(,"invitees":{"type":"array","items":)" +
        std::string{invitee_schema} +
        R"(},"confirm_quorum":{"type":"boolean","default":true,"description":"false: refuse with QUO-024 when the people invited could not make quorum"},"confirm_duplicate":{"type":"boolean","default":false,"description":"true: book although a child has another initial conference ahead, else refused with QUO-024"}}})";
    return schema;
}

std::string_view change_schema()
{
    static const std::string schema = R"({"type":"object","properties":{)" +
                                      std::string{place_properties} +
                                      R"(,"reason":{"type":"string"}}})";
    return schema;
}

std::vector<Route> meeting_api_routes()
{
    constexpr auto in = Entry::signed_in;
    const auto doc = [](std::string_view summary,
                        std::string_view request,
                        std::string_view response,
                        std::string_view query = {}) {
        return RouteDoc{.summary = summary,
                        .tag = "meetings",
                        .request = request,
                        .response = response,
                        .query = query};
    };
    return {
        {Method::get,
         "/api/v1/meetings",
         Action::meeting_list_diary,
         get_api_meetings,
         in,
         doc("Meetings by time, without names",
             "",
             list_schema,
             "from: that end after this time\nuntil: that start before this time\ncase: of one "
             "case\nchair: of one chair\ntype: of one kind\nstatus: scheduled, held or "
             "cancelled\nlimit: 1 to 200\nafter: the last id of the page before")},
        {Method::post,
         "/api/v1/meetings",
         Action::meeting_create,
         post_api_meeting,
         in,
         doc("Book a meeting and queue its invitations", booking_schema(), meeting_schema)},
        {Method::get,
         "/api/v1/meetings/{id}",
         Action::meeting_view,
         get_api_meeting,
         in,
         doc("A meeting with its invitees and quorum", "", meeting_schema)},
        {Method::patch,
         "/api/v1/meetings/{id}",
         Action::meeting_reschedule,
         patch_api_meeting,
         in,
         doc("Change time, place or chair; needs If-Match", change_schema(), meeting_schema)},
        {Method::post,
         "/api/v1/meetings/{id}/reschedule",
         Action::meeting_reschedule,
         post_api_reschedule,
         in,
         doc("Move a meeting; If-Match guards the version", change_schema(), meeting_schema)},
        {Method::post,
         "/api/v1/meetings/{id}/cancel",
         Action::meeting_cancel,
         post_api_cancel,
         in,
         doc("Call a meeting off, with a reason of at least 15 characters",
             R"({"type":"object","required":["reason"],"properties":{"reason":{"type":"string","minLength":15}}})",
             meeting_schema)},
        {Method::get,
         "/api/v1/meetings/{id}/invitees",
         Action::participant_list,
         get_api_invitees,
         in,
         doc("Who is invited, and what they replied", "", list_schema)},
        {Method::post,
         "/api/v1/meetings/{id}/invitees",
         Action::participant_add,
         post_api_invitee,
         in,
         doc("Invite somebody more", invitee_schema, invitee_schema)},
        {Method::del,
         "/api/v1/meetings/{id}/invitees/{invitee}",
         Action::participant_remove,
         delete_api_invitee,
         in,
         doc("Take an invitation back; needs If-Match", "", "")},
        {Method::post,
         "/api/v1/meetings/{id}/invitees/{invitee}/reply",
         Action::rsvp_record_for_other,
         post_api_invitee_reply,
         in,
         doc("Record what somebody said",
             R"({"type":"object","required":["reply"],"properties":{"reply":{"enum":["attend","remote","deputy","report_only","cannot_come","wrong_person"]},"deputy_name":{"type":"string"},"note":{"type":"string"}}})",
             R"({"type":"object"})")},
        {Method::get,
         "/api/v1/meetings/{id}/quorum",
         Action::meeting_view,
         get_api_quorum,
         in,
         doc("Quorum by replies, as invited, and by the register", "", R"({"type":"object"})")},
    };
}

}  // namespace

std::vector<Route> meeting_routes()
{
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    constexpr auto open = Entry::public_page;
    std::vector<Route> all{
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
    std::vector<Route> api = meeting_api_routes();
    all.insert(all.end(), std::make_move_iterator(api.begin()), std::make_move_iterator(api.end()));
    return all;
}

}  // namespace quorate::server
