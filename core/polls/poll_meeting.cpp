#include "core/polls/poll_meeting.hpp"

#include "core/dates/london_time.hpp"
#include "core/holds/hold_slot.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/polls/poll_store.hpp"

namespace quorate::core {

using namespace std::chrono;

MeetingDraft meeting_draft_of(const Poll& poll, std::size_t choice)
{
    const PollChoice& at = poll.choices.at(choice);
    const CivilTime starts = london_civil(at.starts_at);
    const Date day = floor<days>(starts);
    MeetingDraft draft{.case_id = poll.case_id,
                       .type = std::string{code(poll.type)},
                       .children = poll.children,
                       .hold = at.hold,
                       .confirmed = poll.confirmed,
                       .may_meet = poll.may_meet};
    draft.when_and_where = {
        .date = day,
        .time = duration_cast<minutes>(starts - day),
        .second_of_two = comes_twice(starts) ? std::optional{london_instant(starts) != at.starts_at}
                                             : std::nullopt,
        .length_minutes =
            static_cast<int>(duration_cast<minutes>(at.ends_at - at.starts_at).count()),
        .family_minutes_before = poll.family_minutes_before,
        .debrief_minutes_after = poll.debrief_minutes_after,
        .mode = std::string{code(poll.mode)},
        .chair = at.chair,
        .minute_taker = poll.minute_taker.value_or(UserId{}),
        .room = at.room.value_or(RoomId{}),
        .venue = poll.venue,
        .video_link = poll.video_link};
    for (const PollSeat& seat : poll.seats)
        draft.invitees.push_back(
            {.holder = seat.holder, .requirement = seat.requirement, .window = seat.window});
    return draft;
}

Candidates people_of_poll(UnitOfWork& work, const Poll& poll)
{
    Meeting meeting;
    meeting.authority = poll.authority;
    meeting.case_id = poll.case_id;
    meeting.type = poll.type;
    return {work, meeting};
}

AttendedTime asked_time(UnitOfWork& work,
                        const Poll& poll,
                        const PollChoice& choice,
                        const PollSeat& seat)
{
    if (seat.holder.user == choice.chair)
        return {choice.starts_at - minutes{poll.family_minutes_before},
                choice.ends_at + minutes{poll.debrief_minutes_after}};
    Meeting meeting;
    meeting.authority = poll.authority;
    meeting.case_id = poll.case_id;
    meeting.family_minutes_before = poll.family_minutes_before;
    std::vector<SeatHolder> invited;
    for (const PollSeat& each : poll.seats)
        invited.push_back(each.holder);
    AttendedTime time = attended(choice.starts_at, choice.ends_at, seat.window);
    time.starts_at -= minutes_with_chair(work, meeting, seat.holder, seat.window, invited);
    return time;
}

bool is_called_off(UnitOfWork& work, const Poll& poll)
{
    if (!poll.meeting) return false;
    const auto meeting = work.meetings.find(poll.authority, *poll.meeting);
    return meeting && meeting->status == MeetingStatus::cancelled;
}

SlotHold hold_of(const Poll& poll, std::size_t choice, Instant held_until)
{
    const PollChoice& at = poll.choices.at(choice);
    SlotHold hold{.id = at.hold,
                  .authority = poll.authority,
                  .case_id = poll.case_id,
                  .type = poll.type,
                  .children = poll.children,
                  .chair = at.chair,
                  .minute_taker = poll.minute_taker,
                  .room = at.room,
                  .starts_at = at.starts_at,
                  .ends_at = at.ends_at,
                  .family_minutes_before = poll.family_minutes_before,
                  .debrief_minutes_after = poll.debrief_minutes_after,
                  .held_until = held_until,
                  .created_by = poll.created_by,
                  .created_at = poll.created_at,
                  .poll = poll.id.text()};
    for (const PollSeat& seat : poll.seats) {
        if (seat.requirement != Requirement::required) continue;
        hold.required.push_back(seat.holder);
        if (seat.window) hold.windows.emplace(seat.holder, *seat.window);
    }
    return hold;
}

std::optional<PollId> undecided_poll(UnitOfWork& work,
                                     const AuthorityId& authority,
                                     const CaseId& id,
                                     MeetingType type,
                                     const std::vector<ChildId>& children)
{
    for (const Poll& poll : work.polls.of_case(authority, id))
        if (poll.type == type && is_undecided(poll) && may_share_child(poll.children, children))
            return poll.id;
    return std::nullopt;
}

std::optional<MeetingId> booked_otherwise(UnitOfWork& work, const Poll& poll, Instant now)
{
    if (!is_undecided(poll)) return std::nullopt;
    for (const Meeting& meeting : work.meetings.of_case(poll.authority, poll.case_id))
        if (meeting.type == poll.type && meeting.status == MeetingStatus::scheduled &&
            meeting.created_at >= poll.created_at && meeting.starts_at > now &&
            may_share_child(meeting.children, poll.children))
            return meeting.id;
    return std::nullopt;
}

void give_back_holds(UnitOfWork& work, const Poll& poll, Instant now)
{
    for (const PollChoice& choice : poll.choices)
        if (const auto hold = work.holds.find(poll.authority, choice.hold, now))
            give_back(work, *hold);
}

}  // namespace quorate::core
