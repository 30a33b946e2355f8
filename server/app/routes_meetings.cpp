#include <iterator>

#include "server/api/delivery_api.hpp"
#include "server/api/meetings_api.hpp"
#include "server/api/message_api.hpp"
#include "server/api/reminder_api.hpp"
#include "server/api/waiting_reply_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/meetings/address_pages.hpp"
#include "server/pages/meetings/calendar_pages.hpp"
#include "server/pages/meetings/change_meeting_pages.hpp"
#include "server/pages/meetings/change_seen_pages.hpp"
#include "server/pages/meetings/hand_pages.hpp"
#include "server/pages/meetings/held_together_pages.hpp"
#include "server/pages/meetings/invitee_pages.hpp"
#include "server/pages/meetings/letter_pages.hpp"
#include "server/pages/meetings/mailed_reply_pages.hpp"
#include "server/pages/meetings/meeting_list_pages.hpp"
#include "server/pages/meetings/meeting_pages.hpp"
#include "server/pages/meetings/meeting_parts_page.hpp"
#include "server/pages/meetings/new_meeting_pages.hpp"
#include "server/pages/meetings/own_reply_pages.hpp"
#include "server/pages/meetings/people_link_pages.hpp"
#include "server/pages/meetings/recall_pages.hpp"
#include "server/pages/meetings/reply_pages.hpp"
#include "server/pages/meetings/stopped_mail_pages.hpp"
#include "server/pages/meetings/waiting_reply_pages.hpp"

namespace quorate::server {

using core::Action;

namespace {

constexpr std::string_view meeting_query =
    "from Moment: that end after this time\n"
    "until Moment: that start before this time\n"
    "case Id: of one case\n"
    "chair Id: of one chair\n"
    "type MeetingType: of one kind\n"
    "status MeetingStatus: as they stand\n"
    "limit Limit: how many at most\n"
    "after Cursor: where to go on, from the Link header";

RouteDoc doc(std::string_view summary,
             std::string_view request,
             std::string_view response,
             int status = 200)
{
    return {.summary = summary,
            .tag = "meetings",
            .request = request,
            .response = response,
            .status = status};
}

// A change that is posted: the version may be guarded, and need not be.
RouteDoc guarded(RouteDoc made)
{
    made.takes_version = true;
    return made;
}

std::vector<Route> meeting_api_routes()
{
    constexpr auto in = Entry::signed_in;
    const RouteDoc book =
        doc("Book a meeting and queue its invitations", "MeetingBook", "Meeting", 201);
    RouteDoc list = doc("Meetings by time, without names", "", "[MeetingListing]");
    list.query = meeting_query;
    return {
        {Method::get, "/api/v1/meetings", Action::meeting_list_diary, get_api_meetings, in, list},
        {Method::post, "/api/v1/meetings", Action::meeting_create, post_api_meeting, in, book},
        {Method::get,
         "/api/v1/meetings/{id}",
         Action::meeting_view,
         get_api_meeting,
         in,
         doc("A meeting with its invitees and quorum", "", "Meeting")},
        {Method::patch,
         "/api/v1/meetings/{id}",
         Action::meeting_reschedule,
         patch_api_meeting,
         in,
         doc("Change time, place or chair; asks before one of a chain is moved (confirm_chain)",
             "MeetingMove",
             "Meeting")},
        {Method::post,
         "/api/v1/meetings/{id}/reschedule",
         Action::meeting_reschedule,
         post_api_reschedule,
         in,
         guarded(doc("Move a meeting; asks before one of a chain is moved (confirm_chain)",
                     "MeetingMove",
                     "Meeting"))},
        {Method::post,
         "/api/v1/meetings/{id}/cancel",
         Action::meeting_cancel,
         post_api_cancel,
         in,
         guarded(doc("Call a meeting off; asks which of those booked with a conference too (also)",
                     "MeetingCancel",
                     "Meeting"))},
        {Method::post,
         "/api/v1/meetings/{id}/held-together",
         Action::meeting_create,
         post_api_held_together,
         in,
         doc("Book a meeting of another family, held together with this one: same time, place, "
             "chair and professionals, nobody of the family",
             "MeetingHoldTogether",
             "Meeting",
             201)},
        {Method::post,
         "/api/v1/meetings/{id}/split",
         Action::participant_add,
         post_api_split,
         in,
         guarded(doc("Say who comes for which part; each whose time changes is told their own",
                     "MeetingSplit",
                     "Meeting"))},
        {Method::post,
         "/api/v1/meetings/{id}/reply",
         Action::rsvp_respond_own,
         post_api_own_reply,
         in,
         doc("Answer the invitation that one has oneself", "ReplyRecord", "Meeting")},
        {Method::get,
         "/api/v1/meetings/{id}/invitees",
         Action::participant_list,
         get_api_invitees,
         in,
         doc("Who is invited, and what they replied", "", "[Invitee]")},
        {Method::post,
         "/api/v1/meetings/{id}/invitees",
         Action::participant_add,
         post_api_invitee,
         in,
         doc("Invite somebody more", "InviteeNew", "Invitee", 201)},
        {Method::get,
         "/api/v1/meetings/{id}/invitees/{invitee}",
         Action::participant_list,
         get_api_invitee,
         in,
         doc("One seat, and what was replied", "", "Invitee")},
        {Method::patch,
         "/api/v1/meetings/{id}/invitees/{invitee}",
         Action::participant_add,
         patch_api_invitee,
         in,
         doc("Choose in which language somebody is told of the meeting from now on",
             "InviteeChange",
             "Invitee")},
        {Method::del,
         "/api/v1/meetings/{id}/invitees/{invitee}",
         Action::participant_remove,
         delete_api_invitee,
         in,
         doc("Take an invitation back", "", "", 204)},
        {Method::post,
         "/api/v1/meetings/{id}/invitees/{invitee}/reply",
         Action::rsvp_record_for_other,
         post_api_invitee_reply,
         in,
         doc("Record what somebody said", "ReplyRecord", "Invitee")},
        {Method::get,
         "/api/v1/meetings/{id}/invitees/{invitee}/deliveries",
         Action::meeting_view,
         get_api_deliveries,
         in,
         doc("What was sent to whoever holds the seat, and what became of it, step by step",
             "",
             "[DeliveryLine]")},
        {Method::post,
         "/api/v1/meetings/{id}/invitees/{invitee}/recall",
         Action::invite_correct_and_recall,
         post_api_recall,
         in,
         guarded(doc("Recall an invitation from a wrong address, and invite at the right one",
                     "InvitationRecall",
                     "Invitee",
                     201))},
        {Method::post,
         "/api/v1/meetings/{id}/invitees/{invitee}/hand",
         Action::participant_add,
         post_api_hand_seat,
         in,
         guarded(doc("Give the seat to a deputy of the same agency, who is invited with a link of "
                     "their own",
                     "SeatHandOver",
                     "Invitee",
                     201))},
        {Method::post,
         "/api/v1/meetings/{id}/invitees/{invitee}/told",
         Action::invite_send,
         post_api_told,
         in,
         doc("Note that somebody was told of the meeting as it is now by telephone, by letter "
             "or "
             "in person",
             "ToldRecord",
             "",
             204)},
        {Method::post,
         "/api/v1/meetings/{id}/invitees/{invitee}/right-address",
         Action::invite_correct_and_recall,
         post_api_right_address,
         in,
         doc("Say that the address of a seat is right, so that held mail goes there",
             "RightAddress",
             "",
             204)},
        {Method::post,
         "/api/v1/meetings/{id}/invitees/{invitee}/note-dealt-with",
         Action::rsvp_record_for_other,
         post_api_note_dealt_with,
         in,
         doc("Say that the note of somebody's reply is dealt with", "", "", 204)},
        {Method::get,
         "/api/v1/waiting-replies",
         Action::rsvp_record_for_other,
         get_api_waiting_replies,
         in,
         {.summary = "The replies and notes that wait for somebody, of all meetings to come",
          .tag = "meetings",
          .response = "[WaitingReply]",
          .query = "limit Limit: how many at most\n"
                   "after Cursor: where to go on, from the Link header"}},
        {Method::get,
         "/api/v1/reminder-policy",
         Action::user_list_directory,
         get_api_reminder_policy,
         in,
         doc("Who is reminded of meetings, and when", "", "ReminderPolicy")},
        {Method::put,
         "/api/v1/reminder-policy",
         Action::config_mail_secrets,
         put_api_reminder_policy,
         in,
         doc("Say who is reminded of meetings, and when; If-Match \"0\" for the first time",
             "ReminderPolicyPut",
             "ReminderPolicy")},
        {Method::get,
         "/api/v1/meetings/{id}/quorum",
         Action::meeting_view,
         get_api_quorum,
         in,
         doc("Quorum by replies, as invited, and by the register", "", "QuorumViews")},
        {Method::get,
         "/api/v1/meetings/{id}/messages",
         Action::meeting_view,
         get_api_messages,
         in,
         doc("What was mailed about a meeting, and how far it came", "", "[Message]")},
        {Method::post,
         "/api/v1/meetings/{id}/messages/{message}/send-again",
         Action::invite_send,
         post_api_message_again,
         in,
         doc("Try a message again that was refused, came back or is held", "", "", 204)},
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
        {post, "/meetings/{m}/reply", Action::rsvp_respond_own, post_own_reply},
        {get, "/meetings/{m}/events", Action::meeting_view, get_meeting_events},
        {get, "/meetings/{m}/move", Action::meeting_reschedule, get_move_meeting},
        {post, "/meetings/{m}/move", Action::meeting_reschedule, post_move_meeting},
        {get, "/meetings/{m}/cancel", Action::meeting_cancel, get_cancel_meeting},
        {post, "/meetings/{m}/cancel", Action::meeting_cancel, post_cancel_meeting},
        {get, "/meetings/{m}/together", Action::meeting_create, get_hold_together},
        {post, "/meetings/{m}/together", Action::meeting_create, post_hold_together},
        {get, "/meetings/{m}/invitees", Action::participant_list, get_invitees},
        {post, "/meetings/{m}/invitees", Action::participant_add, post_invitee},
        {get, "/meetings/{m}/parts", Action::participant_add, get_meeting_parts},
        {post, "/meetings/{m}/parts", Action::participant_add, post_meeting_parts},
        {get, "/meetings/{m}/invitees/{s}/remove", Action::participant_remove, get_remove_invitee},
        {post,
         "/meetings/{m}/invitees/{s}/remove",
         Action::participant_remove,
         post_remove_invitee},
        {post, "/meetings/{m}/invitees/{s}/language", Action::participant_add, post_seat_language},
        {get, "/meetings/{m}/invitees/{s}/hand", Action::participant_add, get_hand_seat},
        {post, "/meetings/{m}/invitees/{s}/hand", Action::participant_add, post_hand_seat},
        {get, "/meetings/{m}/invitees/{s}/recall", Action::invite_correct_and_recall, get_recall},
        {post, "/meetings/{m}/invitees/{s}/recall", Action::invite_correct_and_recall, post_recall},
        {get,
         "/meetings/{m}/invitees/{s}/address",
         Action::invite_correct_and_recall,
         get_seat_address},
        {post,
         "/meetings/{m}/invitees/{s}/address",
         Action::invite_correct_and_recall,
         post_seat_address},
        {post,
         "/meetings/{m}/invitees/{s}/reply",
         Action::rsvp_record_for_other,
         post_reply_for_other},
        {get, "/held-mail", Action::invite_correct_and_recall, get_stopped_mails},
        {get, "/held-mail/{m}", Action::invite_correct_and_recall, get_stopped_mail},
        {post, "/held-mail/{m}", Action::invite_correct_and_recall, post_stopped_mail},
        {get, "/replies", Action::rsvp_record_for_other, get_waiting_replies},
        {post, "/replies/unmatched/{m}", Action::imip_quarantine_review, post_unmatched_mail},
        {post,
         "/meetings/{m}/invitees/{s}/note-dealt-with",
         Action::rsvp_record_for_other,
         post_note_dealt_with},
        {post, "/meetings/{m}/invitees/{s}/told", Action::invite_send, post_invitee_told},
        {get, "/meetings/{m}/mailed-replies/{r}", Action::rsvp_record_for_other, get_mailed_reply},
        {post,
         "/meetings/{m}/mailed-replies/{r}",
         Action::rsvp_record_for_other,
         post_mailed_reply},
        {get, "/meetings/{m}/letters", Action::invite_send, get_letters},
        {post, "/meetings/{m}/letters/{s}", Action::invite_send, post_letter_given},
        {get, "/meetings/{m}/sent", Action::meeting_view, get_meeting_sent},
        {post, "/meetings/{m}/sent/{o}", Action::invite_send, post_meeting_sent_again},

        {get, "/i/{token}", Action::rsvp_respond_own, get_invitation, open},
        {post, "/i/{token}", Action::rsvp_respond_own, post_invitation, open},
        {get, "/i/{token}/done", Action::rsvp_respond_own, get_invitation_done, open},
        {post, "/i/{token}/seen", Action::rsvp_respond_own, post_change_seen, open},
        {get, "/i/{token}/people", Action::link_redeem, get_people_link, open},
        {post, "/i/{token}/people", Action::link_redeem, post_people_link, open},
        {post, "/i/{token}/people/code", Action::link_redeem, post_people_code, open},
    };
    std::vector<Route> api = meeting_api_routes();
    all.insert(all.end(), std::make_move_iterator(api.begin()), std::make_move_iterator(api.end()));
    return all;
}

}  // namespace quorate::server
