#include "server/api/retention_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/retention/information_use_pages.hpp"
#include "server/pages/retention/retention_pages.hpp"

namespace quorate::server {
namespace {

using core::Action;

Route api(Method method, std::string_view pattern, Action action, Handler handler, RouteDoc doc)
{
    doc.tag = "retention";
    return {method, pattern, action, handler, Entry::signed_in, doc};
}

}  // namespace

std::vector<Route> retention_routes()
{
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    constexpr Action erase = Action::case_erase_retention;
    constexpr Action hold = Action::case_legal_hold;
    constexpr Action settings = Action::config_mail_secrets;
    return {
        {get, "/retention", erase, get_retention},
        {get, "/retention/hold", hold, get_place_hold},
        {post, "/retention/hold", hold, post_place_hold},
        {get, "/retention/holds/{h}/lift", hold, get_lift_hold},
        {post, "/retention/holds/{h}/lift", hold, post_lift_hold},
        {get, "/families/{f}/erase", erase, get_erase_family},
        {post, "/families/{f}/erase", erase, post_erase_family},
        {get, "/admin/retention", settings, get_retention_schedule},
        {get, "/admin/retention/{c}", settings, get_retention_rule},
        {post, "/admin/retention/{c}", settings, post_retention_rule},
        {get, "/information-use", Action::user_list_directory, get_information_use},
        {get, "/information-use.csv", Action::user_list_directory, get_information_use_csv},

        api(get,
            "/api/v1/retention-rules",
            Action::user_list_directory,
            get_api_retention_rules,
            {.summary = "How long each class of record is kept, and who says so",
             .response = "[RetentionRule]"}),
        api(get,
            "/api/v1/information-use",
            Action::user_list_directory,
            get_api_information_use,
            {.summary = "What information is used for, on which lawful basis, and how long",
             .response = "[InformationUse]"}),
        api(post,
            "/api/v1/retention-rules/{c}",
            settings,
            post_api_retention_rule,
            {.summary = "Set how long a class of record is kept; erases nothing",
             .request = "RetentionSet",
             .status = 204}),
        api(get,
            "/api/v1/retention",
            erase,
            get_api_retention,
            {.summary = "Closed families past their time, legal holds, and what was erased",
             .response = "RetentionReview"}),
        api(post,
            "/api/v1/legal-holds",
            hold,
            post_api_legal_hold,
            {.summary = "Stop the erasing of a family, or of everything; holds at once",
             .request = "LegalHoldPlace",
             .response = "LegalHoldPlaced",
             .status = 201}),
        api(post,
            "/api/v1/legal-holds/{h}/lift",
            hold,
            post_api_lift_hold,
            {.summary = "Propose that a hold is lifted; another service manager confirms it",
             .request = "LegalHoldLift",
             .response = "Proposal",
             .status = 202}),
        api(post,
            "/api/v1/cases/{f}/erase",
            erase,
            post_api_erase_case,
            {.summary = "Propose that a closed family past its time is erased for good; another "
                        "service manager confirms it",
             .response = "Proposal",
             .status = 202}),
    };
}

}  // namespace quorate::server
