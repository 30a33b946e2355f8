#include "core/minutes/open_meeting.hpp"

#include <algorithm>

#include "core/actions/action_store.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"

namespace quorate::core {
namespace {

// Keeps when it was opened, or that it was not.
Result<Meeting> keep_opening(
    UnitOfWork& work, const Clock& clock, const Actor& actor, Meeting meeting, std::string detail)
{
    const auto saved = work.meetings.save(meeting);
    if (!saved) return saved.error();
    meeting.version = *saved;
    work.meetings.raise_replies_version(actor.authority, meeting.id);
    audit(work,
          actor,
          clock.now(),
          {.action = Action::rsvp_record_for_other,
           .object = meeting.id.text(),
           .case_id = meeting.case_id,
           .detail = std::move(detail)});
    return meeting;
}

}  // namespace

bool is_early_to_open(const Meeting& meeting, Instant now)
{
    return now < meeting.starts_at - usual_to_open_before;
}

Result<Meeting> open_meeting(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const MeetingId& meeting,
                             EarlyOpening early)
{
    const Instant now = clock.now();
    auto file = meeting_file(work, actor, Action::rsvp_record_for_other, meeting, now);
    if (!file) return file.error();
    Meeting opened = file->meeting;
    if (opened.status != MeetingStatus::scheduled || opened.opened_at) return Refusal::wrong_state;
    if (!has_its_day_come(opened, now))
        return invalid("opened", "A meeting can be opened on its day, not before");
    if (early == EarlyOpening::ask && is_early_to_open(opened, now))
        return Error{Refusal::needs_confirmation,
                     {{"confirmed",
                       "This meeting starts at " + london_clock_time(opened.starts_at) +
                           ". Say that you want to open it now"}}};
    opened.opened_at = now;
    return keep_opening(work, clock, actor, std::move(opened), "opened");
}

std::string written_since_opening(UnitOfWork& work, const Register& roll)
{
    const Meeting& meeting = roll.file.meeting;
    const Instant opened = meeting.opened_at.value_or(Instant{});
    if (std::ranges::any_of(roll.seats, [](const InviteeEntry& seat) {
            return seat.invitee.attendance != Attendance::unknown;
        }))
        return "somebody is marked in the register";
    if (!work.minutes.decisions(meeting.authority, meeting.id).empty())
        return "a decision is recorded";
    for (const MinuteSection& section : work.minutes.sections(meeting.authority, meeting.id))
        if (section.updated_at && *section.updated_at >= opened)
            return "something is written in the minutes";
    for (const ActionRow& row : work.actions.of_meeting(meeting.authority, meeting.id))
        if (row.action.created_at >= opened) return "an action point is agreed";
    return {};
}

bool may_undo_opening(const Actor& actor, const Meeting& meeting)
{
    return actor.user == meeting.chair || actor.role == Role::chair;
}

Result<Meeting> undo_opening(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const MeetingId& meeting)
{
    auto file = meeting_file(work, actor, Action::rsvp_record_for_other, meeting, clock.now());
    if (!file) return file.error();
    Meeting closed = file->meeting;
    if (closed.status != MeetingStatus::scheduled || !closed.opened_at) return Refusal::wrong_state;
    if (!may_undo_opening(actor, closed))
        return Error{.refusal = Refusal::not_permitted,
                     .fields = {{"opened", "Ask the chair to undo it"}},
                     .action = std::string{action_name(Action::rsvp_record_for_other)},
                     .object = meeting.text()};
    const Register roll = register_beside(work, *file, clock.now());
    if (const std::string written = written_since_opening(work, roll); !written.empty())
        return Error{Refusal::wrong_state,
                     {{"opened", "This can no longer be undone: " + written}}};
    closed.opened_at.reset();
    return keep_opening(work, clock, actor, std::move(closed), "opening undone");
}

}  // namespace quorate::core
