#include "server/api/census_api.hpp"

#include "core/dates/london_time.hpp"
#include "server/api/census_json.hpp"
#include "server/app/api.hpp"
#include "server/exports/return_tools.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/reports/census_pages.hpp"

namespace quorate::server {

Response get_api_census(App& app, const Request& request, const core::Actor& actor)
{
    // That it is a number was checked against the route's description.
    const int year = whole_number(request.query.get("year"))
                         .value_or(core::usual_census_year(core::london_date(app.now())));
    const auto report = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_census(work, return_tools(app), actor, year);
    });
    return report ? json_response(200, to_json(*report)) : problem(report.error());
}

}  // namespace quorate::server
