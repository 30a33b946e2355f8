#include "server/api/chains_api.hpp"
#include "server/api/plans_api.hpp"
#include "server/api/slots_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

Route row(Method method, std::string_view pattern, Handler handler, RouteDoc doc)
{
    doc.tag = "scheduling";
    return {method, pattern, core::Action::meeting_create, handler, Entry::signed_in, doc};
}

Route in_chain(
    Method method, std::string_view pattern, core::Action action, Handler handler, RouteDoc doc)
{
    doc.tag = "scheduling";
    return {method, pattern, action, handler, Entry::signed_in, doc};
}

}  // namespace

std::vector<Route> scheduling_api_routes()
{
    return {
        row(Method::post,
            "/api/v1/slots/search",
            post_api_slots_search,
            {.summary = "The best times for a meeting of a family, and why other days do not do",
             .request = "SlotSearchAsk",
             .response = "SlotSearch"}),
        row(Method::post,
            "/api/v1/holds",
            post_api_hold,
            {.summary = "Keep a time free for fifteen minutes; 409 names what is taken, and the "
                        "next best times",
             .request = "HoldAdd",
             .response = "Hold",
             .status = 201}),
        row(Method::get,
            "/api/v1/holds/{hold}",
            get_api_hold,
            {.summary = "A time that is kept free; 404 once it has run out or was used",
             .response = "Hold"}),
        row(Method::del,
            "/api/v1/holds/{hold}",
            delete_api_hold,
            {.summary = "Give a time back", .status = 204}),
        row(Method::post,
            "/api/v1/plans",
            post_api_plan,
            {.summary = "Find times for all meetings without a date at once, or replacements for a "
                        "chair who is away; 201 before it is made",
             .request = "PlanAsk",
             .response = "Plan",
             .status = 201,
             .keeps_answer = false}),
        row(Method::get,
            "/api/v1/plans/{plan}",
            get_api_plan,
            {.summary = "How far your plan is, and what it proposes; 404 after half an hour",
             .response = "Plan"}),
        row(Method::del,
            "/api/v1/plans/{plan}",
            delete_api_plan,
            {.summary = "Drop a plan, whether or not it is made; what was accepted stays",
             .status = 204}),
        row(Method::post,
            "/api/v1/plans/{plan}/accept",
            post_api_accept_plan,
            {.summary = "Book or change some of what is proposed, all of these or none; what is in "
                        "the way is told of its id",
             .request = "PlanAccept",
             .response = "PlanAccepted",
             .goes_stale = true}),
        row(Method::post,
            "/api/v1/chains/search",
            post_api_chains_search,
            {.summary = "Times for an initial conference and, counted from its day, for the first "
                        "core group and the first review",
             .request = "ChainSearch",
             .response = "ChainProposal"}),
        row(Method::post,
            "/api/v1/chains",
            post_api_chain,
            {.summary =
                 "Book an initial conference, the first core group and the first review: all "
                 "of them, or none; a refusal names the meeting in each field",
             .request = "ChainAdd",
             .response = "Chain",
             .status = 201}),
        in_chain(Method::get,
                 "/api/v1/chains/{chain}",
                 core::Action::meeting_view,
                 get_api_chain,
                 {.summary = "Meetings that were booked together, and what each has to keep",
                  .response = "Chain"}),
        in_chain(Method::post,
                 "/api/v1/chains/{chain}/move",
                 core::Action::meeting_reschedule,
                 post_api_chain_move,
                 {.summary = "Move the conference and, with it, those of the others that have a "
                             "new time: all of them, or none",
                  .request = "ChainMove",
                  .response = "Chain"}),
        in_chain(Method::post,
                 "/api/v1/meetings/{m}/move-preview",
                 core::Action::meeting_reschedule,
                 post_api_move_preview,
                 {.summary = "What moving a meeting would do to its last day, to those that were "
                             "booked with it and to all that counts from it; saves nothing",
                  .request = "MeetingMove",
                  .response = "MovePreview"}),
        row(Method::get,
            "/api/v1/cases/{case}/meeting-needs/{type}",
            get_api_meeting_needs,
            {.summary = "What a meeting of a family needs; what is usual under version 0",
             .response = "MeetingNeeds"}),
        row(Method::put,
            "/api/v1/cases/{case}/meeting-needs/{type}",
            put_api_meeting_needs,
            {.summary = "Say what a meeting of a family needs; If-Match \"0\" for the first time",
             .request = "MeetingNeedsPut",
             .response = "MeetingNeeds"}),
    };
}

}  // namespace quorate::server
