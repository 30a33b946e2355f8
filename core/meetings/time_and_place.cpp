#include "core/meetings/time_and_place.hpp"

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/time_needs.hpp"
#include "core/people/room_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

Instant starts_of(const TimeAndPlace& asked, const Meeting& meeting)
{
    const CivilTime at_the_clock = *asked.date + *asked.time;
    const Instant first = london_instant(at_the_clock);
    if (!comes_twice(at_the_clock)) return first;
    const Instant second = first + hours{1};
    return asked.second_of_two.value_or(meeting.starts_at == second) ? second : first;
}

// Whether there is a time to hold against the limit and the other meetings.
bool apply_time(Instant now, const TimeAndPlace& asked, Meeting& meeting, Complaints& complaints)
{
    if (!asked.date) complaints.add("date", "Enter the date, such as 25/11/2026");
    if (!asked.time) complaints.add("time", "Enter the time, such as 10:00");
    const minutes lasts{asked.length_minutes};
    const bool length_fits = lasts >= shortest_meeting && lasts <= longest_meeting;
    if (!length_fits)
        complaints.add("duration_minutes", "The length must be between 15 minutes and 8 hours");
    if (!asked.date || !asked.time || !length_fits) return false;

    const Instant starts = starts_of(asked, meeting);
    const bool is_moved = starts != meeting.starts_at;
    meeting.starts_at = starts;
    meeting.ends_at = starts + lasts;
    if (is_moved && starts <= now)
        complaints.add("date", "The meeting must start in the future");
    else if (starts - now > furthest_ahead)
        complaints.add("date", "The date must be within the next two years");
    else if (is_weekend_conference(meeting.type, *asked.date))
        complaints.add("date",
                       "A conference cannot be held on a Saturday or Sunday",
                       Refusal::weekend_conference);
    else
        return true;
    return false;
}

void apply_blocks(const TimeAndPlace& asked, Meeting& meeting, Complaints& complaints)
{
    if (asked.family_minutes_before) meeting.family_minutes_before = *asked.family_minutes_before;
    if (asked.debrief_minutes_after) meeting.debrief_minutes_after = *asked.debrief_minutes_after;
    check_blocks(
        meeting.type, meeting.family_minutes_before, meeting.debrief_minutes_after, complaints);
}

bool is_web_link(const std::string& link)
{
    return link.starts_with("https://") && link.size() > 8 && link.size() <= 500 &&
           is_plain_text(link, Lines::one) && link.find_first_of(" \"<>\\") == std::string::npos;
}

void apply_place(UnitOfWork& work,
                 const TimeAndPlace& asked,
                 Meeting& meeting,
                 Complaints& complaints)
{
    const auto mode = meeting_mode_from(asked.mode);
    if (!mode) {
        complaints.add("mode", "Choose how people meet");
        return;
    }
    meeting.mode = *mode;
    meeting.room.reset();
    meeting.venue.clear();
    if (meeting.mode != MeetingMode::video) {
        meeting.venue = trimmed(asked.venue);
        if (asked.room.empty() && meeting.venue.empty())
            complaints.add("room", "Choose a room, or say where the meeting is");
        if (!is_plain_text(meeting.venue, Lines::one) || length(meeting.venue) > 200)
            complaints.add("venue", "The place must be one line of at most 200 characters");
        if (!asked.room.empty()) {
            const auto room = work.rooms.find(meeting.authority, asked.room);
            if (!room || !room->active)
                complaints.add("room", "Choose a room that is in use");
            else
                meeting.room = asked.room;
        }
    }
    meeting.video_link = meeting.mode == MeetingMode::in_person ? "" : trimmed(asked.video_link);
    if (meeting.mode != MeetingMode::in_person && meeting.video_link.empty())
        complaints.add("video_link", "Enter the link to join by video");
    else if (!meeting.video_link.empty() && !is_web_link(meeting.video_link))
        complaints.add("video_link", "The video link must start with https:// and be complete");
}

bool apply_chair(UnitOfWork& work,
                 const TimeAndPlace& asked,
                 Meeting& meeting,
                 Complaints& complaints)
{
    const auto chair = work.users.find(asked.chair);
    const bool fits = chair && chair->authority == meeting.authority &&
                      (may_chair(*chair, meeting.type) || asked.chair == meeting.chair);
    if (!fits)
        complaints.add("chair", "Choose who chairs the meeting");
    else
        meeting.chair = asked.chair;
    return fits;
}

void apply_minute_taker(UnitOfWork& work,
                        const TimeAndPlace& asked,
                        Meeting& meeting,
                        Complaints& complaints)
{
    const auto before = meeting.minute_taker;
    if (!asked.minute_taker || asked.minute_taker->empty()) {
        // Who chairs from now on has somebody else to find.
        if (asked.minute_taker || before == meeting.chair) meeting.minute_taker.reset();
        return;
    }
    const auto user = work.users.find(*asked.minute_taker);
    if (!user || user->authority != meeting.authority ||
        !(may_take_minutes(*user) || asked.minute_taker == before))
        complaints.add("minute_taker", "Choose one of the authority's own staff for the minutes");
    else if (asked.minute_taker == meeting.chair)
        complaints.add("minute_taker", "Choose somebody other than the chair for the minutes");
    else
        meeting.minute_taker = asked.minute_taker;
}

// Books after the last day only in somebody's name and with a reason, and keeps both.
void apply_limit(UnitOfWork& work,
                 Instant now,
                 const TimeAndPlace& asked,
                 const CaseDueDate& due,
                 Meeting& meeting,
                 Complaints& complaints)
{
    if (is_kept_at(due, meeting.starts_at)) {
        meeting.late_authoriser.reset();
        meeting.late_reason_code.reset();
        meeting.late_reason = {};
        return;
    }
    const auto authoriser = work.users.find(asked.late_authoriser);
    if (!authoriser || authoriser->authority != meeting.authority ||
        !may_authorise_late(*authoriser))
        complaints.add("late_authoriser",
                       due.limit_date < london_date(now)
                           ? "The last day, " + long_date(due.limit_date) +
                                 ", has passed: book late with a reason. Choose the manager who "
                                 "allowed this"
                           : "The last day is " + long_date(due.limit_date) +
                                 ". Choose an earlier day, or the manager who allowed this",
                       Refusal::past_limit);
    else
        meeting.late_authoriser = asked.late_authoriser;
    meeting.late_reason_code = late_reason_from(asked.late_reason_code);
    if (!meeting.late_reason_code)
        complaints.add(
            "late_reason_code", "Choose why it is after the last day", Refusal::past_limit);
    const std::string reason = trimmed(asked.late_reason);
    if (length(reason) < shortest_reason)
        complaints.add("late_reason",
                       "Give the reason for the delay, in at least 15 characters",
                       Refusal::past_limit);
    else if (!is_plain_text(reason, Lines::many) || length(reason) > 2000)
        complaints.add("late_reason", "The reason must be text of at most 2,000 characters");
    else
        meeting.late_reason = FreeText{reason};
}

}  // namespace

TimeAndPlace time_and_place_of(const Meeting& meeting)
{
    const CivilTime civil = london_civil(meeting.starts_at);
    const Date day = floor<days>(civil);
    const auto length = duration_cast<minutes>(meeting.ends_at - meeting.starts_at).count();
    return {.date = day,
            .time = duration_cast<minutes>(civil - day),
            .second_of_two = london_instant(civil) != meeting.starts_at,
            .length_minutes = static_cast<int>(length),
            .mode = std::string{code(meeting.mode)},
            .chair = meeting.chair,
            .room = meeting.room.value_or(RoomId{}),
            .venue = meeting.venue,
            .video_link = meeting.video_link,
            .late_authoriser = meeting.late_authoriser.value_or(UserId{}),
            .late_reason_code = meeting.late_reason_code
                                    ? std::string{code(*meeting.late_reason_code)}
                                    : std::string{},
            .late_reason = meeting.late_reason.reveal()};
}

void check_blocks(MeetingType type,
                  int family_minutes_before,
                  int debrief_minutes_after,
                  Complaints& complaints)
{
    const auto check = [&](const char* field, const std::string& what, minutes length) {
        if (length < 0min || length > longest_block || length % block_step != 0min)
            complaints.add(field, what + " must be a multiple of 5 minutes, at most 2 hours");
    };
    check("family_minutes_before",
          "The time with the family before the meeting",
          minutes{family_minutes_before});
    check("debrief_minutes_after",
          "The chair's time after the meeting",
          minutes{debrief_minutes_after});
    if (family_minutes_before > 0 && !is_for_family(type))
        complaints.add("family_minutes_before",
                       "Family members are not invited to a " + lower_case(label(type)));
}

bool may_chair(const User& user, MeetingType type)
{
    if (!may_have_seat(user) || user.agency) return false;
    if (user.chairs_meetings) return true;
    if (is_conference(type) || type == MeetingType::lac_review) return false;
    return user.role == Role::social_worker || may_authorise_late(user);
}

bool may_take_minutes(const User& user)
{
    return may_have_seat(user) && !user.agency;
}

bool is_weekend_conference(MeetingType type, Date on)
{
    const weekday day{on};
    return is_conference(type) && (day == Saturday || day == Sunday);
}

bool may_authorise_late(const User& user)
{
    return user.active && is_manager(user.role);
}

void apply(UnitOfWork& work,
           Instant now,
           const TimeAndPlace& asked,
           const std::optional<CaseDueDate>& due,
           const AlsoNeeded& also,
           Meeting& meeting,
           Complaints& complaints)
{
    const bool has_time = apply_time(now, asked, meeting, complaints);
    apply_blocks(asked, meeting, complaints);
    apply_place(work, asked, meeting, complaints);
    const bool has_chair = apply_chair(work, asked, meeting, complaints);
    if (has_chair) apply_minute_taker(work, asked, meeting, complaints);
    if (!has_time) return;
    if (due) apply_limit(work, now, asked, *due, meeting, complaints);

    TimeNeeds needs = needs_of(meeting, also.required);
    needs.windows = also.windows;
    needs.hold = also.hold;
    if (!has_chair) needs.chair = {};
    check_free(work, now, meeting.case_id, needs, complaints);
}

}  // namespace quorate::core
