#include <iterator>

#include "server/app/route.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {

const std::vector<Route>& routes()
{
    static const std::vector<Route> table = [] {
        std::vector<Route> all;
        const auto add = [&all](std::vector<Route> group) {
            all.insert(all.end(),
                       std::make_move_iterator(group.begin()),
                       std::make_move_iterator(group.end()));
        };
        add(access_api_routes());
        add(account_api_routes());
        add(account_routes());
        add(app_password_routes());
        add(availability_api_routes());
        add(calendar_routes());
        add(case_api_routes());
        add(case_routes());
        add(dav_routes());
        add(directory_api_routes());
        add(directory_routes());
        add(feed_routes());
        add(letter_api_routes());
        add(mail_routes());
        add(meeting_routes());
        add(moved_dates_routes());
        add(operation_routes());
        add(overrun_api_routes());
        add(pack_api_routes());
        add(pack_routes());
        add(poll_api_routes());
        add(poll_routes());
        add(preparation_api_routes());
        add(preparation_routes());
        add(proposal_routes());
        add(record_api_routes());
        add(record_routes());
        add(report_routes());
        add(retention_routes());
        add(scheduling_api_routes());
        add(scheduling_routes());
        add(settings_api_routes());
        add(settings_routes());
        add(sign_in_routes());
        return all;
    }();
    return table;
}

}  // namespace quorate::server
