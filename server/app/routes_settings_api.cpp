#include "server/api/dates_settings_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

Route setting(Method method, std::string_view pattern, Handler handler, RouteDoc doc)
{
    doc.tag = "dates";
    return {method, pattern, core::Action::config_dates_rules, handler, Entry::signed_in, doc};
}

std::vector<Route> change_rows()
{
    return {
        setting(Method::get,
                "/api/v1/dates-changes",
                get_api_dates_changes,
                {.summary = "Changes of closures and local rules that wait to be confirmed",
                 .response = "[DatesChange]",
                 .query = "history Flag: true for those that were decided too"}),
        setting(Method::get,
                "/api/v1/dates-changes/{c}",
                get_api_dates_change,
                {.summary = "One change", .response = "DatesChange"}),
        setting(Method::post,
                "/api/v1/dates-changes/{c}/confirm",
                post_api_confirm_dates_change,
                {.summary = "Put a change in force that another administrator put forward",
                 .response = "DatesChange"}),
        setting(Method::post,
                "/api/v1/dates-changes/{c}/turn-down",
                post_api_turn_down_dates_change,
                {.summary = "Turn a change down", .response = "DatesChange"}),
    };
}

}  // namespace

std::vector<Route> settings_api_routes()
{
    std::vector<Route> all{
        setting(Method::get,
                "/api/v1/closures",
                get_api_closures,
                {.summary = "Days on which the authority is shut besides bank holidays",
                 .response = "[Closure]"}),
        setting(Method::post,
                "/api/v1/closures",
                post_api_closure,
                {.summary = "Put a closure of up to 14 days forward; a second administrator "
                            "confirms it",
                 .request = "ClosureAdd",
                 .response = "DatesChange",
                 .status = 201}),
        setting(Method::get,
                "/api/v1/closures/{d}",
                get_api_closure,
                {.summary = "A day on which the authority is shut", .response = "Closure"}),
        setting(Method::del,
                "/api/v1/closures/{d}",
                delete_api_closure,
                {.summary = "Put forward that the day is worked; a second administrator confirms "
                            "it",
                 .response = "DatesChange"}),
        setting(Method::get,
                "/api/v1/local-rules",
                get_api_local_rules,
                {.summary = "The rules that are the authority's own to choose, and how they stand",
                 .response = "[LocalStandard]"}),
        setting(Method::post,
                "/api/v1/local-rules",
                post_api_local_rule,
                {.summary = "Put forward which rule is used from a day on; a second administrator "
                            "confirms it",
                 .request = "LocalRuleChoose",
                 .response = "DatesChange",
                 .status = 201}),
    };
    for (const Route& each : change_rows())
        all.push_back(each);
    return all;
}

}  // namespace quorate::server
