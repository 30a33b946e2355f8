#include "server/pages/pack/report_pages.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/pack/chase_reports.hpp"
#include "server/app/done_messages.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_link_words.hpp"
#include "server/pages/pack/report_upload.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::ReportState;

std::string seat_words(const core::InviteeEntry& seat)
{
    return seat.agency_name.empty() ? seat.job : seat.agency_name;
}

View state_chip(const core::ReportRow& row)
{
    const std::string words{core::label(row.state)};
    switch (row.state) {
        case ReportState::asked:
            return chip(Chip::none, words);
        case ReportState::draft:
            return chip(Chip::soon, words);
        case ReportState::overdue:
            return chip(Chip::late, row.has_draft ? words + ", being written" : words);
        case ReportState::received:
            return chip(Chip::done, words);
        case ReportState::late:
            return chip(Chip::done, words);
    }
    return chip(Chip::none, words);
}

bool can_remind_now(const core::ReportRow& row)
{
    return row.can_be_reminded && !row.was_reminded_today;
}

// In place of the button: nobody is reminded twice on a day.
bool are_all_reminded(const core::ReportBoard& board)
{
    return std::ranges::any_of(board.rows, &core::ReportRow::can_be_reminded) &&
           std::ranges::none_of(board.rows, can_remind_now);
}

// The newest says it, or that only an earlier one was.
std::string shared_words(const core::ReportRow& row)
{
    if (row.versions.empty()) return "";
    if (row.versions.front().shared_on) return table_date(*row.versions.front().shared_on);
    const bool was_earlier = std::ranges::any_of(
        row.versions, [](const core::AgencyReport& each) { return each.shared_on.has_value(); });
    return was_earlier ? "An earlier version only" : "";
}

// Only what somebody has to see to.
View shared_chip(core::SharedState state)
{
    const std::string words{core::label(state)};
    switch (state) {
        case core::SharedState::waiting:
            return chip(Chip::soon, words);
        case core::SharedState::overdue:
        case core::SharedState::late:
            return chip(Chip::late, words);
        case core::SharedState::no_report:
        case core::SharedState::in_time:
            break;
    }
    return View{false};
}

View version_view(const core::MeetingId& meeting, const core::AgencyReport& report)
{
    View view;
    view["version_url"] = reports_url(meeting, report.id.text());
    view["version_label"] = "Version " + number_text(report.number);
    view["version_words"] =
        std::string{core::label(report.way)} + ", " + table_date(report.received_on.value());
    return view;
}

View row_view(const core::ReportBoard& board, const core::ReportRow& row)
{
    const core::MeetingId& meeting = board.file.meeting.id;
    const core::InviteeId& seat = row.seat.invitee.id;
    View view;
    view["tone"] = text(row.state == ReportState::overdue ? "is-late"
                        : core::is_missing(row.state)     ? "is-soon"
                                                          : "is-ok");
    view["agency"] = seat_words(row.seat);
    view["person"] = row.seat.name.reveal() + (row.seat.job.empty() ? "" : ", " + row.seat.job);
    view["not_invited"] = row.is_removed;
    view["seat"] = seat.text();
    view["state_chip"] = state_chip(row);
    view["versions"] = view_list(
        row.versions, [&](const core::AgencyReport& each) { return version_view(meeting, each); });
    view["shared"] = shared_words(row);
    view["shared_chip"] = shared_chip(row.shared);
    view["reminded"] =
        row.reminded_at ? "Reminded " + core::london_short_time(*row.reminded_at) : std::string{};
    view["record_url"] = board.may_record && !row.is_removed
                             ? reports_url(meeting, "record?seat=" + seat.text())
                             : std::string{};
    view["can_remind"] = board.may_remind && can_remind_now(row);
    view["reminded_today"] = board.may_remind && row.can_be_reminded && row.was_reminded_today;
    return view;
}

Response show_board(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const core::ReportBoard& board)
{
    const core::MeetingId& meeting = board.file.meeting.id;
    const bool only_missing = request.query.get("show") == "missing";
    std::vector<core::ReportRow> rows = board.rows;
    if (only_missing)
        std::erase_if(rows, [](const core::ReportRow& row) {
            return row.is_removed || !core::is_missing(row.state);
        });
    View page;
    page["head"] = page_head(
        {.heading = "Reports",
         .sub = board.needs_reports ? "Due by " + core::long_date(board.due.on) + ", " +
                                          board.due.counted + " before the meeting"
                                    : "Nobody is asked for a report before a meeting of this type",
         .eyebrow = meeting_line(board.file)});
    page["tabs"] = meeting_tabs(actor, board.file.meeting, "reports");
    page["needs_reports"] = board.needs_reports;
    page["pack_url"] =
        actor.role == core::Role::agency_user ? std::string{} : meeting_url(meeting, "pack");
    page["time_left"] = board.missing > 0 ? deadline_chip(board.left) : View{false};
    page["summary"] = counted(board.missing, "report is", "reports are") + " missing";
    page["source"] = board.due.source;
    page["provisional"] = board.due.is_provisional;
    page["other_url"] = reports_url(meeting) + (only_missing ? "" : "?show=missing");
    page["other_label"] = text(only_missing ? "Show all" : "Show the missing ones");
    page["has_rows"] = !rows.empty();
    page["rows"] =
        view_list(rows, [&](const core::ReportRow& row) { return row_view(board, row); });
    page["remind_url"] = reports_url(meeting, "remind");
    page["remind_all"] =
        board.may_remind && std::ranges::any_of(board.rows, can_remind_now)
            ? button({.label = "Remind all whose report is missing", .look = ButtonLook::secondary})
            : View{false};
    page["all_reminded"] = board.may_remind && are_all_reminded(board);
    return html_page(app,
                     request,
                     actor,
                     "pack/reports",
                     {.title = "Reports for a meeting",
                      .section = Section::meetings,
                      .back = {.label = "Back to the meeting", .url = meeting_url(meeting)}},
                     std::move(page));
}

core::Result<core::ReportBoard> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_reports(
            work, meeting_tools(app), actor, core::MeetingId{request.value(0)});
    });
}

struct Recorded {
    std::string way = "uploaded";
    std::string received_on = {};
    std::string shared_on = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

Response show_record(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const std::string& seat,
                     const Recorded& typed)
{
    const auto board = look(app, request, actor);
    if (!board) return refusal_page(app, request, actor, board.error());
    const auto row = std::ranges::find_if(board->rows, [&](const core::ReportRow& each) {
        return each.seat.invitee.id.text() == seat && !each.is_removed;
    });
    if (row == board->rows.end() || !board->may_record)
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    const core::MeetingId& meeting = board->file.meeting.id;
    View page;
    page["error_summary"] = error_summary(typed.errors);
    page["head"] = page_head({.heading = "Record a report: " + seat_words(row->seat),
                              .sub = "For what came on paper, by e-mail, or as a file you hold",
                              .eyebrow = meeting_line(board->file)});
    page["save_url"] = reports_url(meeting, "record?seat=" + seat);
    const std::vector<View> fields{
        radios({.name = "way",
                .legend = "How did it come?",
                .options = {{.value = "uploaded", .label = "As a file, which I add here"},
                            {.value = "by_mail", .label = "By e-mail"},
                            {.value = "on_paper", .label = "On paper"}},
                .chosen = typed.way,
                .error = error_for(typed.errors, "way")}),
        report_files_field("The report (if you have it as a file)",
                           std::string{report_link_words(core::Language::english).file_hint},
                           all_errors(typed.errors, "files")),
        date_input({.name = "received_on",
                    .label = "When did it come?",
                    .value = typed.received_on,
                    .error = error_for(typed.errors, "received_on")},
                   DateExample::past),
        date_input({.name = "shared_on",
                    .label = "When was the family told what it says? (if known)",
                    .value = typed.shared_on,
                    .error = error_for(typed.errors, "shared_on")},
                   DateExample::past)};
    page["fields"] = view_list(fields, std::identity{});
    page["save"] = button({.label = "Record the report"});
    return html_page(app,
                     request,
                     actor,
                     "pack/record_report",
                     {.title = "Record a report",
                      .section = Section::meetings,
                      .back = {.label = "Back to the reports", .url = reports_url(meeting)},
                      .status = typed.status},
                     std::move(page));
}

}  // namespace

std::string reports_url(const core::MeetingId& meeting, std::string_view part)
{
    std::string url = meeting_url(meeting, "reports");
    if (!part.empty()) url.append("/").append(part);
    return url;
}

Response get_reports(App& app, const Request& request, const core::Actor& actor)
{
    const auto board = look(app, request, actor);
    if (!board) return refusal_page(app, request, actor, board.error());
    return show_board(app, request, actor, *board);
}

Response get_report_record(App& app, const Request& request, const core::Actor& actor)
{
    return show_record(app,
                       request,
                       actor,
                       request.query.get("seat"),
                       {.received_on = core::typed_date(core::london_date(app.now()))});
}

Response post_report_record(App& app, const Request& request, const core::Actor& actor)
{
    const auto upload = upload_of(request);
    if (!upload)
        return refusal_page(
            app, request, actor, core::invalid("", "The form did not arrive whole: send it again"));
    const Fields& form = upload->fields;
    core::JudgedFiles files = judged_files(app, *upload);
    core::RecordReport command{.meeting = core::MeetingId{request.value(0)},
                               .seat = core::InviteeId{request.query.get("seat")},
                               .way = form.get("way"),
                               .files = std::move(files.taken),
                               .errors = std::move(files.errors)};
    command.received_on = typed_date_of(form, "received_on", command.errors);
    command.shared_on = typed_date_of(form, "shared_on", command.errors);
    const auto recorded = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::record_report(work, meeting_tools(app), actor, command);
    });
    if (recorded) return done(reports_url(command.meeting), "report-recorded");
    if (recorded.error().fields.empty()) return refusal_page(app, request, actor, recorded.error());
    return show_record(app,
                       request,
                       actor,
                       command.seat.text(),
                       {.way = command.way,
                        .received_on = form.get("received_on"),
                        .shared_on = form.get("shared_on"),
                        .errors = recorded.error().fields,
                        .status = refusal_status(recorded.error().refusal)});
}

Response post_reports_remind(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    const std::string seat = form_of(request).get("seat");
    const auto reminded = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::remind_of_reports(
            work,
            meeting_tools(app),
            actor,
            meeting,
            seat.empty() ? std::nullopt : std::optional{core::InviteeId{seat}});
    });
    // Whoever was reminded today already, or has sent theirs meanwhile, is not reminded again.
    const bool is_needless =
        !reminded && !seat.empty() && reminded.error().refusal == core::Refusal::wrong_state;
    if (reminded) return done(reports_url(meeting), reports_reminded_code(*reminded));
    if (is_needless) return done(reports_url(meeting), "report-reminded-already");
    return refusal_page(app, request, actor, reminded.error());
}

}  // namespace quorate::server
