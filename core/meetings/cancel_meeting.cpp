#include "core/audit/audited.hpp"
#include "core/due_dates/booked_conference.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/meetings/booking.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {

namespace {

Result<int> cancel_one(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Actor& actor,
                       const Cancellation& asked)
{
    const Instant now = tools.clock.now();
    const std::string reason = trimmed(asked.reason);
    const auto known =
        permitted_meeting(work, actor, Action::meeting_cancel, asked.meeting, now, reason);
    if (!known) return with_meeting_field(known.error());
    if (!is_plain_text(reason, Lines::many) || length(reason) > 2000)
        return invalid("reason", "The reason must be text of at most 2,000 characters");
    Meeting meeting = known->meeting;
    if (meeting.status != MeetingStatus::scheduled || meeting.opened_at)
        return Refusal::wrong_state;
    if (meeting.version != asked.version) return Refusal::stale_version;

    const MeetingPlan before = plan_of(work, meeting);
    meeting.status = MeetingStatus::cancelled;
    meeting.change_reason = FreeText{reason};
    meeting.held_together.reset();
    meeting.changed_at = now;
    ++meeting.sequence;
    const auto version = work.meetings.save(meeting);
    if (!version) return version.error();
    work.due_dates.release(actor.authority, meeting.id);
    hand_limit_over(work, meeting, now);
    note_booked_conference(work, case_tools(tools), actor, meeting);
    tell_of_change(work, tools, before, meeting);
    audit(work,
          actor,
          now,
          {.action = Action::meeting_cancel,
           .object = meeting.id.text(),
           .case_id = meeting.case_id});
    return *version;
}

}  // namespace

Result<int> cancel_meeting(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const Cancellation& asked)
{
    const auto before = work.meetings.find(actor.authority, asked.meeting);
    const auto version = cancel_one(work, tools, actor, asked);
    if (!version) return version.error();
    const auto others = held_with(work, *before);
    Complaints complaints;
    check_others(others, asked.others, "are cancelled", complaints);
    if (!complaints.empty()) return complaints.error();
    if (asked.others != HeldOthers::change_too) return *version;
    for (const Meeting& other : ahead_with(work, *before)) {
        const auto done =
            cancel_one(work,
                       tools,
                       actor,
                       {.meeting = other.id, .version = other.version, .reason = asked.reason});
        if (!done) return of_other(done.error(), other);
    }
    return *version;
}

}  // namespace quorate::core
