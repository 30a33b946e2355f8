#include "server/api/report_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/timeliness_pages.hpp"

namespace quorate::server {

std::vector<Route> report_routes()
{
    constexpr core::Action timeliness = core::Action::report_timeliness;
    constexpr Method get = Method::get;
    return {
        {get, "/reports/timeliness", timeliness, get_timeliness},
        {get, "/reports/timeliness.csv", timeliness, get_timeliness_csv},
        {get,
         "/api/v1/reports/timeliness",
         timeliness,
         get_api_timeliness,
         Entry::signed_in,
         {.summary = "What was done by its last day, by child and by conference, by month, team "
                     "and reason",
          .tag = "reports",
          .response = "Timeliness",
          .query = "from Day: a day of the first month; five months ago by default\n"
                   "until Day: a day of the last month; this month by default\n"
                   "team Id: the id of a team"}},
    };
}

}  // namespace quorate::server
