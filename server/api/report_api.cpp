#include "server/api/report_api.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/reports/view_attendance.hpp"
#include "core/reports/view_timeliness.hpp"
#include "server/api/report_json.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

Response get_api_timeliness(App& app, const Request& request, const core::Actor& actor)
{
    const core::ReportPeriod usual =
        period_of(core::UsualPeriod::six_months, core::london_date(app.now()));
    // That they are dates was checked against the route's description.
    const core::TimelinessFilter filter{
        .period = {.from = core::parse_date(request.query.get("from")).value_or(usual.from),
                   .until = core::parse_date(request.query.get("until")).value_or(usual.until)},
        .team = core::TeamId{request.query.get("team")}};
    const auto report = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_timeliness(work, app.clock, actor, filter);
    });
    return report ? json_response(200, to_json(*report)) : problem(report.error());
}

Response get_api_quorum_report(App& app, const Request& request, const core::Actor& actor)
{
    const core::ReportPeriod usual =
        period_of(core::UsualPeriod::six_months, core::london_date(app.now()));
    const core::ReportPeriod asked{
        .from = core::parse_date(request.query.get("from")).value_or(usual.from),
        .until = core::parse_date(request.query.get("until")).value_or(usual.until)};
    const auto report = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_attendance(work, app.clock, actor, asked);
    });
    return report ? json_response(200, to_json(*report)) : problem(report.error());
}

}  // namespace quorate::server
