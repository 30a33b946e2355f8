#include "server/app/page.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_pages.hpp"

namespace quorate::server {
core::Result<Response> report_file_response(App& app, const core::TakenFile& file)
{
    auto bytes = app.agency_reports.open(file.sealed_bytes);
    if (!bytes) return core::Refusal::not_found;
    Response response{.status = 200, .headers = {}, .body = *std::move(bytes)};
    response.with("Content-Type", std::string{core::media_type(file.file.type)});
    // A name of ours alone: the one under which it was sent may tell whom it is about.
    response.with("Content-Disposition", "attachment; filename=\"" + file.given_as + '"');
    response.with("Cache-Control", "no-store");
    response.with("Content-Security-Policy", "default-src 'none'; sandbox");
    return response;
}

Response get_report_file(App& app, const Request& request, const core::Actor& actor)
{
    const auto file = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::read_report_file(work,
                                      meeting_tools(app),
                                      actor,
                                      core::MeetingId{request.value(0)},
                                      core::AgencyReportId{request.value(1)},
                                      core::ReportFileId{request.value(2)});
    });
    if (!file) return refusal_page(app, request, actor, file.error());
    const auto response = report_file_response(app, *file);
    if (!response) return refusal_page(app, request, actor, response.error());
    return *response;
}

}  // namespace quorate::server
