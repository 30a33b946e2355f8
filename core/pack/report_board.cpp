#include "core/pack/report_board.hpp"

#include <algorithm>
#include <map>

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/rules/local_rule_store.hpp"

namespace quorate::core {
namespace {

// People of an agency have to do with their own report alone.
bool is_for(const Actor& actor, const SeatHolder& holder)
{
    return actor.role != Role::agency_user || is_held_by(holder, actor);
}

using ReportsOfSeat = std::map<InviteeId, std::vector<AgencyReport>>;

ReportRow row_of(const InviteeEntry& seat, std::vector<AgencyReport> reports, Date due, Date today)
{
    ReportRow row{.seat = seat,
                  .state = report_state(reports, due, today),
                  .shared = shared_state(reports, due, today),
                  .has_draft = draft_of(reports) != nullptr,
                  .versions = std::move(reports)};
    std::erase_if(row.versions, &AgencyReport::is_draft);
    return row;
}

struct KnownReport {
    MeetingFile file;
    InviteeEntry seat;
    AgencyReport report;
};

// A version that was sent for this meeting, if the actor may do `action` with it.
Result<KnownReport> known_report(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 Action action,
                                 const MeetingId& meeting,
                                 const AgencyReportId& id)
{
    auto file = meeting_file(work, actor, action, meeting, tools.clock.now());
    if (!file) return file.error();
    auto report = work.agency_reports.find(actor.authority, id);
    if (!report || report->meeting != meeting || report->is_draft()) return Refusal::not_found;
    auto seat = work.invitees.find(actor.authority, report->seat);
    if (!seat || !is_for(actor, seat->invitee.holder)) return Refusal::not_found;
    return KnownReport{.file = *std::move(file), .seat = *seat, .report = *std::move(report)};
}

void note_read(UnitOfWork& work,
               const MeetingTools& tools,
               const Actor& actor,
               const KnownReport& known,
               std::string detail)
{
    audit(work,
          actor,
          tools.clock.now(),
          {.action = Action::doc_view,
           .object = known.report.id.text(),
           .case_id = known.file.family.id,
           .detail = std::move(detail)});
}

// Files are numbered in the report that they are of.
std::string given_as(const KnownReport& known, const ReportFile& file)
{
    const auto& files = known.report.files;
    const auto at = std::ranges::find(files, file.id, &ReportFile::id);
    const auto number = static_cast<std::size_t>(std::distance(files.begin(), at)) + 1;
    return given_name(known.seat.agency_kind, number, file.type);
}

}  // namespace

ReportBoard report_board(UnitOfWork& work, const MeetingTools& tools, MeetingFile file)
{
    const Meeting& meeting = file.meeting;
    ReportBoard board{.file = file, .needs_reports = needs_reports(meeting.type)};
    if (!board.needs_reports) return board;
    const Date today = london_date(tools.clock.now());
    const Calendars calendars = calendars_of(work, meeting.authority, tools.bank_holidays);
    board.due = report_due(meeting, work.local_rules.of(meeting.authority), calendars);
    board.left = time_left(calendars.local, today, board.due.on);

    ReportsOfSeat reports;
    for (AgencyReport& each : work.agency_reports.of_meeting(meeting.authority, meeting.id))
        reports[each.seat].push_back(std::move(each));
    const Candidates people{work, meeting};
    for (const InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id)) {
        std::vector<AgencyReport>& own = reports[seat.invitee.id];
        if (!is_asked_for_report(meeting, seat) && newest_sent(own) == nullptr) continue;
        board.rows.push_back(row_of(seat, std::move(own), board.due.on, today));
        ReportRow& row = board.rows.back();
        if (is_missing(row.state)) ++board.missing;
        row.can_be_reminded = is_missing(row.state) && !seat.invitee.email.empty() &&
                              !people.is_excluded(seat.invitee.holder);
    }
    for (const InviteeEntry& seat : work.invitees.removed_from(meeting.authority, meeting.id)) {
        std::vector<AgencyReport>& own = reports[seat.invitee.id];
        if (newest_sent(own) == nullptr) continue;
        board.rows.push_back(row_of(seat, std::move(own), board.due.on, today));
        board.rows.back().is_removed = true;
    }
    for (const ReportChase& chase : work.agency_reports.chases_of(meeting.authority, meeting.id))
        for (ReportRow& row : board.rows)
            if (row.seat.invitee.id == chase.seat && !row.reminded_at) {
                row.reminded_at = chase.asked_at;
                row.was_reminded_today = london_date(chase.asked_at) == today;
            }
    return board;
}

Result<ReportBoard> view_reports(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const MeetingId& meeting)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::doc_view, meeting, now);
    if (!file) return file.error();
    ReportBoard board = report_board(work, tools, *file);
    std::erase_if(board.rows,
                  [&](const ReportRow& row) { return !is_for(actor, row.seat.invitee.holder); });
    board.missing = static_cast<int>(std::ranges::count_if(
        board.rows, [](const ReportRow& row) { return !row.is_removed && is_missing(row.state); }));
    const bool is_on = file->meeting.status != MeetingStatus::cancelled;
    board.may_record = is_on && may_also(*file, actor, Action::doc_upload, now);
    board.may_remind = file->meeting.status == MeetingStatus::scheduled &&
                       !file->meeting.opened_at && may_also(*file, actor, Action::invite_send, now);
    audit(work,
          actor,
          now,
          {.action = Action::doc_view,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "reports=" + std::to_string(board.rows.size())});
    return board;
}

Result<ReadReport> read_report(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Seal& seal,
                               const Actor& actor,
                               const MeetingId& meeting,
                               const AgencyReportId& report)
{
    const auto known = known_report(work, tools, actor, Action::doc_view, meeting, report);
    if (!known) return known.error();
    ReadReport read{
        .file = known->file,
        .seat = known->seat,
        .report = known->report,
        .text = opened(seal, known->report.sealed_text),
        .may_record = may_also(known->file, actor, Action::doc_upload, tools.clock.now())};
    const bool is_staff = actor.role != Role::agency_user;
    for (const ReportFile& file : known->report.files)
        read.files.push_back(
            {.file = file, .name = is_staff ? opened_name(seal, file) : given_as(*known, file)});
    note_read(work, tools, actor, *known, "number=" + std::to_string(known->report.number));
    return read;
}

Result<TakenFile> read_report_file(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const MeetingId& meeting,
                                   const AgencyReportId& report,
                                   const ReportFileId& id)
{
    const auto known = known_report(work, tools, actor, Action::doc_view, meeting, report);
    if (!known) return known.error();
    const auto file = std::ranges::find(known->report.files, id, &ReportFile::id);
    if (file == known->report.files.end()) return Refusal::not_found;
    auto bytes = work.agency_reports.file_bytes(actor.authority, id);
    if (!bytes) return Refusal::not_found;
    note_read(work, tools, actor, *known, "file=" + id.text());
    return TakenFile{
        .file = *file, .sealed_bytes = *std::move(bytes), .given_as = given_as(*known, *file)};
}

Result<AgencyReportId> record_report(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Actor& actor,
                                     const RecordReport& command)
{
    const Instant now = tools.clock.now();
    const Action action = Action::doc_upload;
    const auto file = meeting_file(work, actor, action, command.meeting, now);
    if (!file) return file.error();
    const auto seat = work.invitees.find(actor.authority, command.seat);
    if (!seat || seat->invitee.meeting != command.meeting || seat->invitee.removed_at ||
        !is_for(actor, seat->invitee.holder) || !is_asked_for_report(file->meeting, *seat))
        return Refusal::not_found;
    if (file->meeting.status == MeetingStatus::cancelled) return Refusal::wrong_state;

    const Date today = london_date(now);
    const auto way = report_way_from(command.way);
    Complaints complaints;
    for (const FieldError& error : command.errors)
        complaints.add(error.field, error.message);
    if (!way || *way == ReportWay::by_link)
        complaints.add("way", "Say how the report came");
    else if (*way == ReportWay::uploaded && command.files.empty() && command.errors.empty())
        complaints.add("files", "Choose the file of the report");
    if (command.files.size() > most_report_files)
        complaints.add("files", "A report can have 5 files at most");
    if (!command.received_on || *command.received_on > today)
        complaints.add("received_on", "Enter the day on which it came, today or before");
    if (command.shared_on && *command.shared_on > today)
        complaints.add("shared_on", "Enter a day that is not ahead");
    if (!complaints.empty()) return complaints.error();

    const auto reports = work.agency_reports.of_seat(actor.authority, command.seat);
    const AgencyReport* last = newest_sent(reports);
    AgencyReport report{.id = AgencyReportId{tools.random.id()},
                        .authority = actor.authority,
                        .meeting = command.meeting,
                        .seat = command.seat,
                        .number = last == nullptr ? 1 : last->number + 1,
                        .way = *way,
                        .received_on = command.received_on,
                        .shared_on = command.shared_on,
                        .recorded_by = actor.user,
                        .saved_at = now};
    for (const TakenFile& taken : command.files) {
        work.agency_reports.add_file(actor.authority, command.seat, taken.file, taken.sealed_bytes);
        report.files.push_back(taken.file);
    }
    work.agency_reports.add(report);
    audit(work,
          actor,
          now,
          {.action = action,
           .object = report.id.text(),
           .case_id = file->family.id,
           .detail = "number=" + std::to_string(report.number) +
                     " way=" + std::string{code(report.way)} +
                     " files=" + std::to_string(report.files.size())});
    return report.id;
}

Result<Done> record_report_shared(UnitOfWork& work,
                                  const MeetingTools& tools,
                                  const Actor& actor,
                                  const MeetingId& meeting,
                                  const AgencyReportId& report,
                                  std::optional<Date> on)
{
    const Instant now = tools.clock.now();
    const auto known = known_report(work, tools, actor, Action::doc_upload, meeting, report);
    if (!known) return known.error();
    if (!on || *on > london_date(now))
        return invalid("shared_on", "Enter the day on which the family was told, today or before");
    work.agency_reports.set_shared(actor.authority, report, *on);
    audit(work,
          actor,
          now,
          {.action = Action::doc_upload,
           .object = report.text(),
           .case_id = known->file.family.id,
           .detail = "shared=1"});
    return Done{};
}

}  // namespace quorate::core
