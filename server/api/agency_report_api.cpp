#include "server/api/agency_report_api.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/chase_reports.hpp"
#include "core/pack/report_board.hpp"
#include "core/pack/reports_missing.hpp"
#include "server/api/given_members.hpp"
#include "server/app/api.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_pages.hpp"
#include "server/pages/pack/report_upload.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

json::value date_json(const std::optional<core::Date>& day)
{
    return day ? json::value(core::iso(*day)) : json::value(nullptr);
}

json::object file_json(const core::ReportFile& file)
{
    return {{"id", file.id.text()},
            {"type", code(file.type)},
            {"size", file.size},
            {"scan", code(file.scan)}};
}

json::object version_json(const core::AgencyReport& report)
{
    json::array files;
    for (const core::ReportFile& file : report.files)
        files.push_back(file_json(file));
    return {{"id", report.id.text()},
            {"number", report.number},
            {"way", code(report.way)},
            {"received_on", date_json(report.received_on)},
            {"shared_on", date_json(report.shared_on)},
            {"files", std::move(files)}};
}

json::object due_json(const core::ReportDue& due)
{
    return {{"due_on", core::iso(due.on)},
            {"provisional", due.is_provisional},
            {"rule_id", due.rule_id},
            {"source", due.source}};
}

json::object row_json(const core::ReportRow& row)
{
    json::array versions;
    for (const core::AgencyReport& each : row.versions)
        versions.push_back(version_json(each));
    return {{"invitee", row.seat.invitee.id.text()},
            {"name", row.seat.name.reveal()},
            {"agency", row.seat.agency_name},
            {"state", code(row.state)},
            {"shared", code(row.shared)},
            {"removed", row.is_removed},
            {"reminded_at",
             row.reminded_at ? json::value(core::iso_utc(*row.reminded_at)) : json::value(nullptr)},
            {"versions", std::move(versions)}};
}

json::object board_json(const core::ReportBoard& board)
{
    json::array items;
    for (const core::ReportRow& row : board.rows)
        items.push_back(row_json(row));
    return {{"due", board.needs_reports ? json::value(due_json(board.due)) : json::value(nullptr)},
            {"missing", board.missing},
            {"items", std::move(items)}};
}

json::object read_json(const core::ReadReport& read)
{
    json::object body = version_json(read.report);
    body["invitee"] = read.seat.invitee.id.text();
    body["agency"] = read.seat.agency_name;
    json::object text;
    for (const core::ReportPart& part : core::report_parts())
        text[part.name] = (read.text.*part.text).reveal();
    body["text"] = std::move(text);
    json::array names;
    for (const core::NamedFile& file : read.files)
        names.emplace_back(file.name);
    body["file_names"] = std::move(names);
    return body;
}

// Asked first, so that what the path names is told apart from what the body names.
core::Result<core::MeetingFile> known_meeting(App& app,
                                              core::UnitOfWork& work,
                                              const core::Actor& actor,
                                              core::Action action,
                                              const Request& request)
{
    return core::meeting_file(work, actor, action, meeting_of(request), app.now());
}

core::Error about_seat(core::Error error)
{
    return of_member(
        std::move(error), "invitee", "Give the id of a seat that is asked for a report");
}

json::object missing_json(const core::MissingReports& each)
{
    json::array agencies;
    for (const std::string& name : each.missing)
        agencies.emplace_back(name);
    json::object body = due_json(each.due);
    body["meeting"] = each.listing.meeting.id.text();
    body["type"] = code(each.listing.meeting.type);
    body["starts_at"] = core::iso_utc(each.listing.meeting.starts_at);
    body["working_days_left"] = each.left.working_days;
    body["asked"] = each.asked;
    body["missing"] = std::move(agencies);
    return body;
}

}  // namespace

Response get_api_agency_reports(App& app, const Request& request, const core::Actor& actor)
{
    const auto board = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_reports(work, meeting_tools(app), actor, meeting_of(request));
    });
    return board ? json_response(200, board_json(*board)) : problem(board.error());
}

Response post_api_agency_report(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::RecordReport command{.meeting = meeting_of(request),
                               .seat = core::InviteeId{text_member(*body, "invitee", errors)},
                               .way = text_member(*body, "way", errors),
                               .received_on = date_member(*body, "received_on", errors),
                               .shared_on = date_member(*body, "shared_on", errors)};
    core::JudgedFiles files = file_member(app, *body, "file", errors);
    command.files = std::move(files.taken);
    for (core::FieldError& error : files.errors)
        errors.push_back({"file", std::move(error.message)});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});

    const auto record = [&](core::UnitOfWork& work) -> core::Result<core::AgencyReport> {
        const auto known = known_meeting(app, work, actor, core::Action::doc_upload, request);
        if (!known) return known.error();
        const auto id = core::record_report(work, meeting_tools(app), actor, command);
        if (!id) return about_seat(id.error());
        return work.agency_reports.find(actor.authority, *id).value();
    };
    const auto render = [&](const core::AgencyReport& report) {
        return ApiAnswer{.body = version_json(report),
                         .status = 201,
                         .location = "/api/v1" + reports_url(command.meeting, report.id.text())};
    };
    const auto tell = [](core::Error error) {
        return renamed(std::move(error), {{"files", "file"}});
    };
    return api_transact(app, request, actor, record, render, tell);
}

Response post_api_reports_remind(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const std::string seat = text_member(*body, "invitee", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto remind = [&](core::UnitOfWork& work) -> core::Result<int> {
        const auto known = known_meeting(app, work, actor, core::Action::invite_send, request);
        if (!known) return known.error();
        const auto whom = seat.empty() ? std::nullopt : std::optional{core::InviteeId{seat}};
        auto reminded =
            core::remind_of_reports(work, meeting_tools(app), actor, meeting_of(request), whom);
        if (!reminded) return about_seat(reminded.error());
        return reminded;
    };
    const auto render = [](int reminded) {
        return ApiAnswer{.body = json::object{{"reminded", reminded}}};
    };
    return api_transact(app, request, actor, remind, render);
}

Response get_api_agency_report(App& app, const Request& request, const core::Actor& actor)
{
    const auto read = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::read_report(work,
                                 meeting_tools(app),
                                 app.agency_reports,
                                 actor,
                                 meeting_of(request),
                                 core::AgencyReportId{request.value(1)});
    });
    return read ? json_response(200, read_json(*read)) : problem(read.error());
}

Response post_api_report_shared(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const auto on = date_member(*body, "shared_on", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto share = [&](core::UnitOfWork& work) {
        return core::record_report_shared(work,
                                          meeting_tools(app),
                                          actor,
                                          meeting_of(request),
                                          core::AgencyReportId{request.value(1)},
                                          on);
    };
    const auto render = [](const core::Done&) { return ApiAnswer{.status = 204}; };
    return api_transact(app, request, actor, share, render);
}

Response get_api_report_file(App& app, const Request& request, const core::Actor& actor)
{
    const auto file = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::read_report_file(work,
                                      meeting_tools(app),
                                      actor,
                                      meeting_of(request),
                                      core::AgencyReportId{request.value(1)},
                                      core::ReportFileId{request.value(2)});
    });
    if (!file) return problem(file.error());
    const auto response = report_file_response(app, *file);
    return response ? *response : problem(response.error());
}

Response get_api_reports_missing(App& app, const Request& request, const core::Actor& actor)
{
    const auto paging = paging_of(request);
    if (!paging) return problem(paging.error());
    const core::Stretch stretch{.after = paging->after, .limit = paging->limit};
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::list_missing_reports(work, meeting_tools(app), actor, stretch);
    });
    if (!found) return problem(found.error());
    json::array items;
    for (const core::MissingReports& each : found->entries)
        items.push_back(missing_json(each));
    const std::string next =
        found->has_more ? found->entries.back().listing.meeting.id.text() : std::string{};
    return list_response(request, std::move(items), next);
}

}  // namespace quorate::server
