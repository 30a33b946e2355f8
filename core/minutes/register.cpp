#include "core/minutes/register.hpp"

#include <algorithm>
#include <ranges>

#include "core/audit/audited.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/marked_times.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/people/authority_store.hpp"

namespace quorate::core {
namespace {

// Whether the register would say nothing of anybody. A seat that is not of the meeting is for the
// look-up to refuse.
bool marks_nobody(const std::vector<InviteeEntry>& seats,
                  const std::map<InviteeId, Attendance>& attendance)
{
    const auto is_marked = [](Attendance each) { return each != Attendance::unknown; };
    if (std::ranges::any_of(attendance | std::views::values, is_marked)) return false;
    return std::ranges::none_of(seats, [&](const InviteeEntry& seat) {
        return is_marked(seat.invitee.attendance) && !attendance.contains(seat.invitee.id);
    });
}

// The seats this form speaks of: without those that somebody else has marked since, and that it
// only repeats as it was filled in.
std::map<InviteeId, Attendance> own_marks(const std::vector<InviteeEntry>& seats,
                                          const TakeRegister& command)
{
    auto marks = command.attendance;
    for (const InviteeEntry& seat : seats) {
        const auto shown = command.shown.find(seat.invitee.id);
        const auto mark = marks.find(seat.invitee.id);
        if (shown == command.shown.end() || mark == marks.end()) continue;
        const bool is_stale = shown->second.recorded != seat.invitee.attendance;
        if (is_stale && mark->second == shown->second.filled_in) marks.erase(mark);
    }
    return marks;
}

// The seats that two people have marked differently, with both values.
std::vector<FieldError> conflicts(const std::vector<InviteeEntry>& seats,
                                  const std::map<InviteeId, Attendance>& marks,
                                  const std::map<InviteeId, SeatShown>& shown)
{
    std::vector<FieldError> found;
    for (const InviteeEntry& seat : seats) {
        const Attendance now = seat.invitee.attendance;
        const auto mark = marks.find(seat.invitee.id);
        const auto was = shown.find(seat.invitee.id);
        if (mark == marks.end() || was == shown.end()) continue;
        if (was->second.recorded == now || mark->second == now) continue;
        found.push_back({"attendance." + seat.invitee.id.text(),
                         "Someone else saved \"" + std::string{label(now)} +
                             "\" while you had this open, and you chose \"" +
                             std::string{label(mark->second)} + "\". Choose one and save again"});
    }
    return found;
}

// What the form says of seats that are not of this meeting.
std::vector<FieldError> seats_elsewhere(const std::vector<InviteeEntry>& seats,
                                        const std::map<InviteeId, Attendance>& marks,
                                        const TakeRegister& command)
{
    std::vector<FieldError> found;
    const auto look = [&](const char* member, const auto& said) {
        for (const InviteeId& id : said | std::views::keys)
            if (std::ranges::none_of(
                    seats, [&](const InviteeEntry& seat) { return seat.invitee.id == id; }))
                found.push_back(
                    {std::string{member} + '.' + id.text(), "Nobody has this seat at the meeting"});
    };
    look("attendance", marks);
    look("arrived", command.arrived);
    look("left", command.left);
    return found;
}

}  // namespace

Attendance expected_attendance(Reply reply)
{
    switch (reply) {
        case Reply::attend:
        case Reply::deputy:
            return Attendance::present;
        case Reply::remote:
            return Attendance::remote;
        case Reply::report_only:
            return Attendance::report_only;
        case Reply::cannot_come:
        case Reply::wrong_person:
            return Attendance::apologies;
        case Reply::none:
            break;
    }
    return Attendance::unknown;
}

bool has_its_day_come(const Meeting& meeting, Instant now)
{
    return london_date(now) >= london_date(meeting.starts_at);
}

std::string opens_on(std::string_view what, const Meeting& meeting)
{
    return std::string{what} + ' ' + long_date(london_date(meeting.starts_at));
}

namespace {

void settle(QuorumState& state)
{
    if (state == QuorumState::at_risk) state = QuorumState::not_met;
}

}  // namespace

Register register_beside(UnitOfWork& work, const MeetingFile& file, Instant now)
{
    const AuthorityId authority = file.meeting.authority;
    auto seats = work.invitees.of_meeting(authority, file.meeting.id);
    const auto council = work.authorities.find(authority);
    const QuorumRule rule = quorum_rule(
        file.meeting.type, council ? council->quorum : QuorumPolicy{}, file.family.jurisdiction);
    const auto counted = seats_in_room(seats, file.meeting, now);
    Register roll{.file = file,
                  .seats = std::move(seats),
                  .quorum = evaluate_quorum(rule, counted),
                  .closing = work.minutes.closing(authority, file.meeting.id),
                  .seen_at = now};
    // Nobody is waited for any more: what was at risk was not met.
    if (file.meeting.status == MeetingStatus::held) {
        settle(roll.quorum.state);
        if (roll.closing) settle(roll.closing->quorum);
    }
    return roll;
}

std::optional<InRoom> in_room(const Register& roll, const Invitee& seat)
{
    if (!is_there(seat.attendance)) return std::nullopt;
    return in_room(roll.file.meeting, seat.stay, roll.seen_at);
}

Result<Register> view_register(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const MeetingId& meeting)
{
    auto file = meeting_file(work, actor, Action::participant_list, meeting, clock.now());
    if (!file) return file.error();
    if (is_reduced(actor, Action::participant_list)) return Refusal::hidden;
    audit(
        work,
        actor,
        clock.now(),
        {.action = Action::participant_list, .object = meeting.text(), .case_id = file->family.id});
    Register roll = register_beside(work, *file, clock.now());
    roll.would_meet = who_still_meets(work, actor, file->meeting, roll.seats, clock.now());
    return roll;
}

Result<Register> take_register(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const TakeRegister& command)
{
    auto file =
        meeting_file(work, actor, Action::rsvp_record_for_other, command.meeting, clock.now());
    if (!file) return file.error();
    if (file->meeting.status != MeetingStatus::scheduled) return Refusal::wrong_state;
    if (!has_its_day_come(file->meeting, clock.now()))
        return invalid("attendance", opens_on("The register opens on", file->meeting));

    const auto seats = work.invitees.of_meeting(actor.authority, command.meeting);
    const auto marks = own_marks(seats, command);
    if (marks_nobody(seats, marks)) return invalid("attendance", "Mark at least one person");
    if (auto none = seats_elsewhere(seats, marks, command); !none.empty())
        return Error{Refusal::invalid_input, std::move(none)};
    auto both = conflicts(seats, marks, command.shown);
    std::vector<FieldError> faults;
    std::vector<Invitee> changes;
    for (const InviteeEntry& seat : seats) {
        Invitee marked = seat.invitee;
        if (const auto mark = marks.find(marked.id); mark != marks.end())
            marked.attendance = mark->second;
        mark_times(command, marked, {.conflicts = both, .faults = faults});
        if (marked.attendance != seat.invitee.attendance || marked.stay != seat.invitee.stay)
            changes.push_back(std::move(marked));
    }
    if (!both.empty()) return Error{Refusal::stale_version, std::move(both)};
    if (!faults.empty()) return Error{Refusal::invalid_input, std::move(faults)};
    for (const Invitee& marked : changes)
        if (const auto saved = work.invitees.save(marked); !saved) return saved.error();
    const std::size_t changed = changes.size();
    if (changed > 0) work.meetings.raise_replies_version(actor.authority, command.meeting);
    audit(work,
          actor,
          clock.now(),
          {.action = Action::rsvp_record_for_other,
           .object = command.meeting.text(),
           .case_id = file->family.id,
           .detail = "register seats=" + std::to_string(changed)});
    return register_beside(work, *file, clock.now());
}

}  // namespace quorate::core
