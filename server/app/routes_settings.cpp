#include "server/app/route_groups.hpp"
#include "server/pages/holiday_pages.hpp"

namespace quorate::server {

std::vector<Route> settings_routes()
{
    constexpr core::Action rules = core::Action::config_dates_rules;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        {get, "/admin/holidays", rules, get_holidays},
        {post, "/admin/holidays/one-off", rules, post_one_off_holiday},
        {post, "/admin/holidays/list", rules, post_holiday_list},
        {post, "/admin/holidays/{l}/confirm", rules, post_confirm_holidays},
        {post, "/admin/holidays/{l}/turn-down", rules, post_reject_holidays},
    };
}

}  // namespace quorate::server
