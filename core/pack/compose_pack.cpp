#include "core/pack/compose_pack.hpp"

#include <algorithm>
#include <set>

#include "core/audit/audited.hpp"
#include "core/circulation/reader_code_store.hpp"
#include "core/circulation/reader_codes.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/seats.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/pack_store.hpp"

namespace quorate::core {
namespace {

const InviteeEntry* seat_of(const std::vector<InviteeEntry>& seats, const InviteeId& id)
{
    const auto found = std::ranges::find_if(
        seats, [&](const InviteeEntry& each) { return each.invitee.id == id; });
    return found == seats.end() ? nullptr : &*found;
}

std::optional<Instant> released_at(const std::vector<PackVersion>& versions, int number)
{
    const auto found = std::ranges::find(versions, number, &PackVersion::number);
    return found == versions.end() ? std::nullopt : std::optional{found->released_at};
}

void add_rows(PackBoard& board,
              const std::vector<InviteeEntry>& seats,
              const std::vector<AgencyReport>& reports)
{
    for (const PackItem& item : board.items) {
        const InviteeEntry* seat = seat_of(seats, item.seat);
        const auto report = std::ranges::find(reports, item.report, &AgencyReport::id);
        if (seat == nullptr || report == reports.end()) continue;
        PackRow row{.seat = *seat, .report = *report, .item = item};
        if (item.is_late()) row.late_since = released_at(board.versions, item.pack_version);
        board.rows.push_back(std::move(row));
    }
    std::optional<Instant> waiting_since;
    for (const AgencyReport& each : reports_to_add(reports, board.items, board.pack.left_out)) {
        const InviteeEntry* seat = seat_of(seats, each.seat);
        if (seat == nullptr) continue;
        board.rows.push_back({.seat = *seat, .report = each});
        if (!waiting_since || each.saved_at < *waiting_since) waiting_since = each.saved_at;
    }
    if (waiting_since && board.is_released())
        board.supplement_at = supplement_time(*waiting_since, board.file.meeting.starts_at);
}

PackBoard board_of(UnitOfWork& work, const MeetingTools& tools, const MeetingFile& file)
{
    const Meeting& meeting = file.meeting;
    PackBoard board{.file = file, .needs_reports = needs_reports(meeting.type)};
    const WorkingCalendar local = calendars_of(work, meeting.authority, tools.bank_holidays).local;
    board.pack = work.packs.find(meeting.authority, meeting.id)
                     .value_or(MeetingPack{.authority = meeting.authority, .meeting = meeting.id});
    board.usual_at = usual_release(local, meeting.starts_at);
    board.release_at = release_time(local, board.pack, meeting.starts_at);
    const Instant now = tools.clock.now();
    board.is_overdue = board.pack.version == 0 && board.release_at <= now;
    board.offered_at = board.is_overdue
                           ? next_release(meeting.starts_at, now).value_or(board.release_at)
                           : board.release_at;
    board.versions = work.packs.versions(meeting.authority, meeting.id);
    board.items = work.packs.items(meeting.authority, meeting.id);
    const auto seats = seats_ever(work, meeting);
    const auto reports = work.agency_reports.of_meeting(meeting.authority, meeting.id);
    add_rows(board, seats, reports);
    const auto waiting = reports_to_add(reports, board.items, {});
    for (const InviteeEntry& seat : seats) {
        const InviteeId& id = seat.invitee.id;
        const bool has_sent = std::ranges::any_of(
            reports, [&](const AgencyReport& each) { return each.seat == id && !each.is_draft(); });
        if (std::ranges::find(waiting, id, &AgencyReport::seat) != waiting.end())
            board.offered.push_back(seat);
        else if (!has_sent && !seat.invitee.removed_at && is_asked_for_report(meeting, seat))
            board.missing.push_back(seat);
    }
    const auto codes = work.reader_codes.of_meeting(meeting.authority, meeting.id);
    for (const PackReader& reader : work.packs.readers(meeting.authority, meeting.id))
        if (const InviteeEntry* seat = seat_of(seats, reader.seat))
            board.readers.push_back({.seat = *seat,
                                     .reader = reader,
                                     .code_asked_at = code_not_entered(codes, reader.seat)});
    return board;
}

void check_time(const ComposePack& command,
                const MeetingPack& before,
                Instant release_at,
                const Meeting& meeting,
                Instant now,
                Complaints& complaints)
{
    // Nothing can be released by hand that nobody has put together.
    const std::string or_now = before.version == 0 ? "" : ", or release it now";
    if (!command.release_at && release_at <= now)
        complaints.add("release_at",
                       "The usual time has passed: choose one that is ahead" + or_now);
    const bool is_kept = command.release_at && command.release_at == before.release_at &&
                         before.chosen_for == meeting.starts_at;
    if (!command.release_at || is_kept) return;
    if (*command.release_at <= now)
        complaints.add("release_at", "Choose a time that is ahead" + or_now);
    else if (*command.release_at >= meeting.starts_at)
        complaints.add("release_at", "Choose a time before the meeting starts");
}

}  // namespace

Result<PackBoard> view_pack(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const MeetingId& meeting)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::doc_view, meeting, now);
    if (!file) return file.error();
    if (actor.role == Role::agency_user) return Refusal::hidden;
    PackBoard board = board_of(work, tools, *file);
    board.may_compose = board.needs_reports && is_to_come(file->meeting, now) &&
                        may_also(*file, actor, Action::minutes_distribute, now);
    audit(work,
          actor,
          now,
          {.action = Action::doc_view,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "pack=" + std::to_string(board.versions.size()) +
                     " items=" + std::to_string(board.items.size())});
    return board;
}

Result<Done> compose_pack(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const ComposePack& command)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::minutes_distribute, command.meeting, now);
    if (!file) return file.error();
    const Meeting& meeting = file->meeting;
    if (!needs_reports(meeting.type) || !is_to_come(meeting, now)) return Refusal::wrong_state;

    MeetingPack pack =
        work.packs.find(meeting.authority, meeting.id)
            .value_or(MeetingPack{.authority = meeting.authority, .meeting = meeting.id});
    Complaints complaints;
    for (const FieldError& error : command.errors)
        complaints.add(error.field, error.message);
    const bool is_released = !work.packs.versions(meeting.authority, meeting.id).empty();
    if (!is_released && command.errors.empty()) {
        const WorkingCalendar local =
            calendars_of(work, meeting.authority, tools.bank_holidays).local;
        check_time(
            command, pack, usual_release(local, meeting.starts_at), meeting, now, complaints);
    }
    const auto seats = seats_ever(work, meeting);
    for (const InviteeId& seat : command.left_out)
        if (seat_of(seats, seat) == nullptr)
            complaints.add("left_out", "Choose among those who have a seat at this meeting");
    if (!complaints.empty()) return complaints.error();

    pack.version = command.version;
    if (!is_released) {
        pack.release_at = command.release_at;
        pack.chosen_for = meeting.starts_at;
    }
    pack.left_out = {command.left_out.begin(), command.left_out.end()};
    pack.composed_by = actor.user;
    pack.composed_at = now;
    if (const auto saved = work.packs.save(pack); !saved) return saved.error();
    audit(work,
          actor,
          now,
          {.action = Action::minutes_distribute,
           .object = meeting.id.text(),
           .case_id = file->family.id,
           .detail = "pack=chosen left_out=" + std::to_string(pack.left_out.size())});
    return Done{};
}

std::optional<PackStanding> pack_standing(UnitOfWork& work,
                                          const MeetingTools& tools,
                                          const Actor& actor,
                                          const MeetingId& meeting)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::minutes_distribute, meeting, now);
    if (!file || !needs_reports(file->meeting.type) || !is_to_come(file->meeting, now))
        return std::nullopt;
    std::set<InviteeId> received;
    for (const AgencyReport& each : work.agency_reports.of_meeting(actor.authority, meeting))
        if (!each.is_draft()) received.insert(each.seat);
    return PackStanding{.is_composed = work.packs.find(actor.authority, meeting).has_value(),
                        .received = static_cast<int>(received.size())};
}

}  // namespace quorate::core
