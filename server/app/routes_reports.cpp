#include "server/api/census_api.hpp"
#include "server/api/report_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/reports/census_pages.hpp"
#include "server/pages/reports/quorum_pages.hpp"
#include "server/pages/reports/timeliness_pages.hpp"

namespace quorate::server {

std::vector<Route> report_routes()
{
    constexpr core::Action timeliness = core::Action::report_timeliness;
    constexpr core::Action statutory_return = core::Action::export_statutory_return;
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
        {get, "/reports/quorum", timeliness, get_quorum_report},
        {get, "/reports/quorum.csv", timeliness, get_quorum_csv},
        {get,
         "/api/v1/reports/quorum",
         timeliness,
         get_api_quorum_report,
         Entry::signed_in,
         {.summary = "How many meetings had their quorum, by month, and which agencies came of "
                     "those that were asked",
          .tag = "reports",
          .response = "QuorumReport",
          .query = "from Day: a day of the first month; five months ago by default\n"
                   "until Day: a day of the last month; this month by default"}},
        {get, "/reports/census", statutory_return, get_census},
        {get, "/reports/census.xml", statutory_return, get_census_xml},
        {get, "/reports/census-findings.csv", statutory_return, get_census_findings},
        {get, "/reports/ssd/{table}", statutory_return, get_dataset_table},
        {get,
         "/api/v1/reports/census",
         statutory_return,
         get_api_census,
         Entry::signed_in,
         {.summary =
              "What the rules of the CIN census say about a year's return, before it is sent",
          .tag = "reports",
          .response = "Census",
          .query = "year CensusYear: the year in which the census year ends, on 31 March: 2026 is "
                   "1 April 2025 to 31 March 2026; the last that ended when it is not given"}},
    };
}

}  // namespace quorate::server
