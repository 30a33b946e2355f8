#include "core/polls/start_poll.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/holds/hold_slot.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/outbox/outbox.hpp"
#include "core/polls/poll_meeting.hpp"
#include "core/polls/poll_store.hpp"
#include "core/scheduling/meeting_needs.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr hours end_of_working_day{17};

// The same time on the next working day.
Instant next_working_day(const WorkingCalendar& calendar, Instant from)
{
    const CivilTime civil = london_civil(from);
    const Date day = floor<days>(civil);
    return london_instant(calendar.advance(day, WorkingDays{1}) + (civil - day));
}

// "Wed 25 Nov at 10:00: The room is already booked at that time"
std::string about(const PollChoice& choice, const std::string& what)
{
    return london_short_time(choice.starts_at) + ": " + what;
}

bool concerns_every_time(const std::string& field)
{
    static const std::set<std::string> fields{"confirm_quorum",
                                              "confirm_duplicate",
                                              "confirm_room",
                                              "confirm_hours",
                                              "confirm_meet",
                                              "video_link"};
    return fields.contains(field);
}

// Whether they want the same chair or room at one moment, with what is needed before and after.
bool share_a_moment(const Poll& poll, const PollChoice& one, const PollChoice& next)
{
    const minutes between{poll.family_minutes_before + poll.debrief_minutes_after};
    const bool share = one.chair == next.chair || (one.room && one.room == next.room);
    return next.starts_at < one.ends_at + (share ? between : 0min);
}

// Of times that do not overlap but for what is needed around them.
std::string too_near_words(const Poll& poll)
{
    std::string when;
    if (poll.family_minutes_before > 0)
        when += std::to_string(poll.family_minutes_before) + " minutes before, with the family";
    if (poll.debrief_minutes_after > 0)
        when += (when.empty() ? "" : ", and ") + std::to_string(poll.debrief_minutes_after) +
                " minutes after";
    return "This time is too near another with the same chair or room, which are needed " + when +
           ". Choose one of them";
}

void choose_times(const StartPoll& asked, int length, Poll& poll, Complaints& complaints)
{
    if (asked.slots.empty()) complaints.add("slots", "Choose at least one time to ask about");
    if (asked.slots.size() > most_poll_choices) {
        complaints.add("slots", "Choose five times at most");
        return;
    }
    for (const PollSlot& slot : asked.slots)
        poll.choices.push_back({.chair = slot.chair,
                                .room = slot.room,
                                .starts_at = slot.starts_at,
                                .ends_at = slot.starts_at + minutes{length}});
    std::ranges::sort(poll.choices, {}, &PollChoice::starts_at);
    const std::span<const PollChoice> times{poll.choices};
    for (std::size_t place = 1; place < times.size(); ++place) {
        if (std::ranges::none_of(times.first(place), [&](const PollChoice& one) {
                return share_a_moment(poll, one, times[place]);
            }))
            continue;
        const bool overlaps = std::ranges::any_of(times.first(place), [&](const PollChoice& one) {
            return times[place].starts_at < one.ends_at;
        });
        complaints.add("slots",
                       about(times[place],
                             overlaps ? "This time overlaps another. Choose one of them"
                                      : too_near_words(poll)));
        return;
    }
}

void choose_people(UnitOfWork& work,
                   const MeetingTools& tools,
                   const StartPoll& asked,
                   const MeetingNeeds& needs,
                   Poll& poll,
                   Complaints& complaints)
{
    Meeting meeting;
    meeting.authority = poll.authority;
    meeting.case_id = poll.case_id;
    meeting.type = poll.type;
    const Candidates candidates{work, meeting};
    const std::set<SeatHolder> ask{asked.ask.begin(), asked.ask.end()};
    std::size_t found = 0;
    for (const SeatNeed& need : needs.seats) {
        PollSeat seat{.id = PollSeatId{tools.random.id()},
                      .holder = need.holder,
                      .requirement = need.requirement,
                      .window = need.window,
                      .is_asked = ask.contains(need.holder)};
        if (seat.is_asked) {
            ++found;
            seat.email = candidates.address(need.holder).value_or(Email{});
            if (seat.email.empty() || candidates.is_excluded(need.holder))
                complaints.add("ask", "One of these people cannot be asked by e-mail");
            seat.reference = tools.random.reference();
            seat.link_hash =
                tools.links.hash(tools.links.token(poll_link_purpose, seat.id.text(), 1));
        }
        poll.seats.push_back(std::move(seat));
    }
    if (ask.empty()) complaints.add("ask", "Choose at least one person to ask");
    if (found < ask.size())
        complaints.add("ask",
                       "Choose people from the list: one of them is not needed at the meeting");
}

void check_times(UnitOfWork& work,
                 const MeetingTools& tools,
                 const Actor& actor,
                 const Poll& poll,
                 Complaints& complaints)
{
    std::set<std::string> told;
    for (std::size_t number = 0; number < poll.choices.size(); ++number) {
        const PollChoice& choice = poll.choices[number];
        MeetingDraft draft = meeting_draft_of(poll, number);
        draft.confirmed.busy = true;  // whoever is asked says themselves whether they can come
        const auto checked = check_meeting(work, tools, actor, draft);
        if (checked) continue;
        const Error& error = checked.error();
        const bool is_late = std::ranges::any_of(
            error.fields, [](const FieldError& each) { return each.field.starts_with("late_"); });
        if (is_late) {
            complaints.add("slots",
                           about(choice,
                                 "This is after the last day. Book such a time without asking "
                                 "around"));
            continue;
        }
        if (error.fields.empty()) complaints.add("slots", about(choice, "Choose another time"));
        for (const FieldError& each : error.fields) {
            const bool is_of_all = concerns_every_time(each.field) || is_about_who_meets(each);
            if (is_of_all && !told.insert(each.field).second) continue;
            complaints.add(is_of_all ? each.field : "slots",
                           is_of_all ? each.message : about(choice, each.message),
                           error.refusal);
        }
    }
}

// Who would meet, and was confirmed by whoever asks: check_times() refused it otherwise.
std::vector<std::string> let_meet(UnitOfWork& work, const Poll& poll)
{
    std::vector<std::string> notes;
    Meeting meeting;
    meeting.authority = poll.authority;
    meeting.case_id = poll.case_id;
    for (const MustNotMeet& pair :
         who_would_meet(work, meeting, meeting_draft_of(poll, 0).invitees))
        notes.push_back(pair.id);
    return notes;
}

// Whoever held one of these times while they looked for one means it for this.
void give_back_own(UnitOfWork& work, const Poll& poll, Instant now)
{
    for (const SlotHold& hold : work.holds.of_case(poll.authority, poll.case_id, now))
        if (hold.created_by == poll.created_by && hold.type == poll.type && hold.poll.empty() &&
            may_share_child(hold.children, poll.children))
            give_back(work, hold);
}

OutboxMessage mail_to(const MeetingTools& tools, const Poll& poll, const PollSeat& seat)
{
    const Instant now = tools.clock.now();
    return {.id = OutboxMessageId{tools.random.id()},
            .authority = poll.authority,
            .dedupe_key = dedupe_key(MessageKind::poll, seat.id.text(), poll.round),
            .kind = MessageKind::poll,
            .poll_seat = seat.id,
            .sequence = poll.round,
            .to = seat.email,
            .message_id = tools.random.uid(),
            .next_at = now,
            .created_at = now};
}

}  // namespace

Instant usual_poll_deadline(const WorkingCalendar& calendar, Instant now, Instant first_slot)
{
    const Date day = calendar.advance(london_date(now), WorkingDays{1});
    return std::min(london_instant(day + end_of_working_day), first_slot - poll_notice);
}

Instant poll_held_until(const WorkingCalendar& calendar, Instant deadline)
{
    return next_working_day(calendar, deadline);
}

std::optional<FieldError> poll_deadline_fault(const Poll& poll, Instant now)
{
    if (poll.choices.empty()) return std::nullopt;
    const Instant first = poll.choices.front().starts_at;
    if (first - poll_notice <= now)
        return FieldError{"slots",
                          about(poll.choices.front(), "This is too soon to ask around first")};
    if (poll.deadline <= now)
        return FieldError{"deadline", "The time to answer must end in the future"};
    if (poll.deadline > first - poll_notice)
        return FieldError{"deadline",
                          "The time to answer must end two hours before the first of the times, " +
                              london_short_time(first)};
    return std::nullopt;
}

void send_poll(UnitOfWork& work, const MeetingTools& tools, const Poll& poll, bool only_unanswered)
{
    for (const PollSeat& seat : poll.seats)
        if (seat.is_asked && !(only_unanswered && seat.answered_at))
            work.outbox.enqueue(mail_to(tools, poll, seat));
}

void send_poll_to(UnitOfWork& work,
                  const MeetingTools& tools,
                  const Poll& poll,
                  const PollSeat& seat)
{
    OutboxMessage message = mail_to(tools, poll, seat);
    message.dedupe_key += ":anew:" + message.id.text();
    work.outbox.enqueue(message);
}

Result<Poll> start_poll(UnitOfWork& work,
                        const MeetingTools& tools,
                        const Actor& actor,
                        const StartPoll& asked)
{
    const Instant now = tools.clock.now();
    const auto type = meeting_type_from(asked.type);
    if (!type) return invalid("type", "Choose the kind of meeting");
    const auto needs = meeting_needs(work, tools, actor, asked.case_id, *type, asked.children);
    if (!needs) return needs.error();

    Poll poll{
        .id = PollId{tools.random.id()},
        .authority = actor.authority,
        .case_id = asked.case_id,
        .type = *type,
        .children = needs->children,
        .mode = needs->mode,
        .venue = needs->venue,
        .video_link = needs->mode == MeetingMode::in_person ? std::string{} : asked.video_link,
        .minute_taker = needs->minute_taker,
        .family_minutes_before = needs->family_minutes_before,
        .debrief_minutes_after = needs->debrief_minutes_after,
        .confirmed = asked.confirmed,
        .created_by = actor.user,
        .created_at = now};
    poll.confirmed.quorum = poll.confirmed.quorum || needs->without_quorum;
    Complaints complaints;
    choose_times(asked, needs->length_minutes, poll, complaints);
    choose_people(work, tools, asked, *needs, poll, complaints);
    const WorkingCalendar calendar = calendars_of(work, actor.authority, tools.bank_holidays).local;
    if (!poll.choices.empty()) {
        poll.deadline = asked.deadline.value_or(
            usual_poll_deadline(calendar, now, poll.choices.front().starts_at));
        if (auto fault = poll_deadline_fault(poll, now))
            complaints.add(fault->field, fault->message);
    }
    work.holds.drop_expired(now);
    give_back_own(work, poll, now);
    check_times(work, tools, actor, poll, complaints);
    if (!complaints.empty()) return complaints.error();
    poll.may_meet = let_meet(work, poll);

    const Instant held_until = poll_held_until(calendar, poll.deadline);
    for (std::size_t number = 0; number < poll.choices.size(); ++number) {
        poll.choices[number].hold = HoldId{tools.random.id()};
        SlotHold hold = hold_of(poll, number, held_until);
        hold.feed_uid = tools.random.uid();
        work.holds.add(hold);
        work.feed_versions.bump(FeedSubject::user, hold.chair.text());
    }
    work.polls.add(poll);
    send_poll(work, tools, poll, false);
    audit(work,
          actor,
          now,
          {.action = Action::meeting_create,
           .object = poll.id.text(),
           .case_id = poll.case_id,
           .detail = "poll=started times=" + std::to_string(poll.choices.size()) +
                     " asked=" + std::to_string(asked_count(poll))});
    return poll;
}

}  // namespace quorate::core
