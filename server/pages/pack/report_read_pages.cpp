#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_pages.hpp"
#include "server/pages/pack/report_upload.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

core::Result<core::ReadReport> read(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::read_report(work,
                                 meeting_tools(app),
                                 app.agency_reports,
                                 actor,
                                 core::MeetingId{request.value(0)},
                                 core::AgencyReportId{request.value(1)});
    });
}

std::vector<View> parts_of(const core::ReportText& text)
{
    std::vector<View> parts;
    for (const core::ReportPart& each : core::report_parts()) {
        if ((text.*each.text).empty()) continue;
        View part;
        part["part_heading"] = std::string{each.label};
        part["part_text"] = (text.*each.text).reveal();
        parts.push_back(std::move(part));
    }
    return parts;
}

View file_view(const core::ReadReport& read, const core::NamedFile& file)
{
    View view;
    view["file_url"] =
        reports_url(read.file.meeting.id, read.report.id.text() + "/files/" + file.file.id.text());
    view["file_words"] = file_words(file.name, file.file.size);
    view["not_scanned"] = file.file.scan == core::FileScan::not_scanned;
    return view;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::ReadReport& read,
              const std::string& typed_shared,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const core::MeetingId& meeting = read.file.meeting.id;
    const core::AgencyReport& report = read.report;
    const core::InviteeEntry& seat = read.seat;
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] =
        page_head({.heading = "Report: " + (seat.agency_name.empty() ? seat.job : seat.agency_name),
                   .sub = "Version " + number_text(report.number) + ", " +
                          std::string{core::label(report.way)} + ", received " +
                          core::long_date(report.received_on.value()),
                   .eyebrow = meeting_line(read.file)});
    page["by"] = seat.name.reveal() + (seat.job.empty() ? "" : ", " + seat.job);
    const std::vector<View> parts = parts_of(read.text);
    page["parts"] = view_list(parts, std::identity{});
    page["files"] =
        view_list(read.files, [&](const core::NamedFile& file) { return file_view(read, file); });
    page["has_files"] = !read.files.empty();
    page["is_bare"] = parts.empty() && read.files.empty();
    page["shared"] = report.shared_on
                         ? "The family was told on " + core::long_date(*report.shared_on) + "."
                         : std::string{"Nobody has said yet that the family was told."};
    page["shared_url"] =
        read.may_record ? reports_url(meeting, report.id.text() + "/shared") : std::string{};
    page["shared_field"] = date_input({.name = "shared_on",
                                       .label = "When was the family told what it says?",
                                       .value = typed_shared,
                                       .error = error_for(errors, "shared_on")},
                                      DateExample::past);
    page["save"] = button({.label = "Save", .look = ButtonLook::secondary});
    return html_page(app,
                     request,
                     actor,
                     "pack/report",
                     {.title = "Report for a meeting",
                      .section = Section::meetings,
                      .back = {.label = "Back to the reports", .url = reports_url(meeting)},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_report(App& app, const Request& request, const core::Actor& actor)
{
    const auto report = read(app, request, actor);
    if (!report) return refusal_page(app, request, actor, report.error());
    const auto& shared = report->report.shared_on;
    return show(app, request, actor, *report, shared ? core::typed_date(*shared) : std::string{});
}

Response post_report_shared(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    const core::AgencyReportId id{request.value(1)};
    const Fields form = form_of(request);
    std::vector<core::FieldError> errors;
    const auto on = typed_date_of(form, "shared_on", errors);
    if (errors.empty()) {
        const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
            return core::record_report_shared(work, meeting_tools(app), actor, meeting, id, on);
        });
        if (saved) return done(reports_url(meeting, id.text()), "report-shared");
        if (saved.error().fields.empty()) return refusal_page(app, request, actor, saved.error());
        errors = saved.error().fields;
    }
    const auto report = read(app, request, actor);
    if (!report) return refusal_page(app, request, actor, report.error());
    return show(app, request, actor, *report, form.get("shared_on"), errors, 422);
}

}  // namespace quorate::server
