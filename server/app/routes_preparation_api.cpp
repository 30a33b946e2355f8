#include "server/api/preparation_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

// One picture in base64, with what stands around it.
constexpr std::size_t one_picture_bytes = 15 * 1024 * 1024;

Route row(Method method,
          std::string_view pattern,
          Action action,
          Handler handler,
          RouteDoc doc,
          std::size_t body_bytes = 0)
{
    doc.tag = "preparation";
    return {method, pattern, action, handler, Entry::signed_in, doc, body_bytes};
}

}  // namespace

std::vector<Route> preparation_api_routes()
{
    constexpr auto get = Method::get;
    constexpr auto post = Method::post;
    constexpr auto view = Action::case_view_summary;
    constexpr auto record = Action::rsvp_record_for_other;
    constexpr auto exclude = Action::case_flag_excluded_person;
    return {
        row(get,
            "/api/v1/meetings/{m}/preparation",
            view,
            get_api_preparation,
            {.summary = "What is settled for each of the family before a meeting, word for word, "
                        "and what is still open. Each reading is audited",
             .response = "Preparation"}),
        row(post,
            "/api/v1/meetings/{m}/preparation/points",
            record,
            post_api_settle_point,
            {.summary = "Settle one point for one person; what was recorded before is kept",
             .request = "PointRecord",
             .response = "Preparation",
             .goes_stale = true}),
        row(post,
            "/api/v1/meetings/{m}/preparation/points/{p}/approve",
            record,
            post_api_approve_point,
            {.summary = "A team manager approves what somebody else recorded: no interpreter where "
                        "one is needed, or sharing information without consent",
             .response = "Preparation"}),
        row(post,
            "/api/v1/meetings/{m}/preparation/views",
            record,
            post_api_record_views,
            {.summary = "Record what somebody of the family says, in words or a picture",
             .request = "ViewsRecord",
             .response = "Preparation"},
            one_picture_bytes),
        row(post,
            "/api/v1/meetings/{m}/preparation/views/{v}/mark",
            record,
            post_api_mark_views,
            {.summary = "Say whether the family may be shown what somebody said",
             .request = "ViewsMark",
             .response = "Preparation"}),
        row(get,
            "/api/v1/meetings/{m}/preparation/views/{v}/picture",
            view,
            get_api_views_picture,
            {.summary = "The picture, as an attachment. Each reading is audited",
             .gives_file = true}),
        row(post,
            "/api/v1/meetings/{m}/preparation/exclusions",
            exclude,
            post_api_ask_for_exclusion,
            {.summary = "Ask the chair to keep one of the family out of a meeting or a part of it",
             .request = "ExclusionAsk",
             .response = "Preparation"}),
        row(post,
            "/api/v1/meetings/{m}/preparation/exclusions/{x}/decide",
            exclude,
            post_api_decide_exclusion,
            {.summary = "The chair decides, and nobody else. Whoever is kept out of the whole "
                        "meeting must not be invited any more, and their invitation ends",
             .request = "ExclusionDecide",
             .response = "Preparation"}),
    };
}

}  // namespace quorate::server
