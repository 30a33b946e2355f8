#include "core/polls/settle_poll.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/holds/hold_slot.hpp"
#include "core/holds/hold_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/meeting_choices.hpp"
#include "core/outbox/outbox.hpp"
#include "core/polls/known_poll.hpp"
#include "core/polls/poll_meeting.hpp"
#include "core/polls/poll_notes.hpp"
#include "core/polls/rank_choices.hpp"
#include "core/polls/start_poll.hpp"
#include "core/slots/slot_words.hpp"

namespace quorate::core {
namespace {

OutboxMessage outcome_for(const MeetingTools& tools, const Poll& poll, const PollSeat& seat)
{
    const Instant now = tools.clock.now();
    return {.id = OutboxMessageId{tools.random.id()},
            .authority = poll.authority,
            .dedupe_key = dedupe_key(MessageKind::poll_outcome, seat.id.text(), poll.round),
            .kind = MessageKind::poll_outcome,
            .poll_seat = seat.id,
            .sequence = poll.round,
            .to = seat.email,
            .message_id = tools.random.uid(),
            .next_at = now,
            .created_at = now};
}

// What ends a poll, whichever way: times given back, everybody asked told.
Result<Done> end(UnitOfWork& work, const MeetingTools& tools, Poll poll)
{
    const Instant now = tools.clock.now();
    give_back_holds(work, poll, now);
    poll.doubt = PollDoubt::none;
    poll.ended_at = now;
    if (auto saved = work.polls.save(poll); !saved) return saved.error();
    for (const PollSeat& seat : poll.seats)
        if (seat.is_asked) work.outbox.enqueue(outcome_for(tools, poll, seat));
    return Done{};
}

enum class ChosenBy { person, answers };

// Unusual hours were confirmed when the poll began. A calendar that is taken since then needs a
// person who knows of the answers.
MeetingDraft draft_of(const Poll& poll, std::size_t choice, ChosenBy chosen_by)
{
    MeetingDraft draft = meeting_draft_of(poll, choice);
    draft.confirmed.hours = true;
    draft.confirmed.busy = chosen_by == ChosenBy::person;
    return draft;
}

// Those who must be there and answered that they cannot.
std::vector<SeatHolder> who_cannot(const Poll& poll, std::size_t choice)
{
    std::vector<SeatHolder> holders;
    for (const PollSeat& seat : poll.seats)
        if (seat.is_asked && seat.requirement == Requirement::required &&
            answer_to(seat, choice) == PollAnswer::cannot)
            holders.push_back(seat.holder);
    return holders;
}

std::vector<std::string> names_of(const std::vector<SeatHolder>& holders,
                                  const std::vector<Candidate>& candidates)
{
    std::vector<std::string> names;
    for (const SeatHolder& holder : holders) {
        const auto who = std::ranges::find(candidates, holder, &Candidate::holder);
        names.push_back(who == candidates.end() ? "Somebody who has left" : who->name.reveal());
    }
    return names;
}

// Refuses a time at which somebody who must be there cannot come, together with whatever else
// booking would refuse.
Result<Done> ask_about_who_cannot(UnitOfWork& work,
                                  const MeetingTools& tools,
                                  const Actor& actor,
                                  const Poll& poll,
                                  std::size_t choice)
{
    const std::vector<SeatHolder> holders = who_cannot(poll, choice);
    if (holders.empty()) return Done{};
    const auto choices = meeting_choices(work, tools, actor, poll.case_id, poll.type);
    if (!choices) return choices.error();
    Complaints complaints;
    const auto checked =
        check_meeting(work, tools, actor, draft_of(poll, choice, ChosenBy::person));
    if (!checked) {
        if (checked.error().fields.empty()) return checked.error();
        for (const FieldError& each : checked.error().fields)
            complaints.add(each.field, each.message, checked.error().refusal);
    }
    complaints.add("confirm_busy",
                   names_in_words(names_of(holders, choices->candidates)) +
                       " must be there and said that they cannot come then. Tick to book all the "
                       "same",
                   Refusal::needs_confirmation);
    return complaints.error();
}

// What somebody wrote may say what no answer does: "only after eleven", "by video alone". Notes
// are never taken away, so that more of them are ones that nobody confirmed.
Result<Done> ask_about_notes(UnitOfWork& work, const Poll& poll, const Confirmed& confirmed)
{
    const auto notes = work.polls.notes_of(poll.authority, poll.id);
    const bool is_more =
        confirmed.notes_seen && *confirmed.notes_seen < static_cast<int>(notes.size());
    const int left = poll_notes_left(work, poll);
    if (left == 0 || (confirmed.notes && !is_more)) return Done{};
    Complaints complaints;
    const bool is_new = confirmed.notes && is_more;
    complaints.add("confirm_notes",
                   std::string{is_new ? "Somebody wrote meanwhile. " : ""} +
                       (left == 1 ? std::string{"Nobody has dealt with a note"}
                                  : "Nobody has dealt with " + std::to_string(left) + " notes") +
                       " of those who were asked. Read what they wrote, below, and mark it as "
                       "dealt with, or tick to book all the same",
                   Refusal::needs_confirmation);
    return complaints.error();
}

Result<MeetingId> book(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Actor& actor,
                       Poll poll,
                       std::size_t choice,
                       ChosenBy chosen_by)
{
    const auto booked = schedule_meeting(work, tools, actor, draft_of(poll, choice, chosen_by));
    if (!booked) return booked.error();
    poll.status = PollStatus::settled;
    poll.meeting = *booked;
    poll.chosen = static_cast<int>(choice);
    if (auto ended = end(work, tools, poll); !ended) return ended.error();
    return *booked;
}

void note(UnitOfWork& work,
          const MeetingTools& tools,
          const Actor& actor,
          const Poll& poll,
          const std::string& what)
{
    audit(work,
          actor,
          tools.clock.now(),
          {.action = Action::meeting_create,
           .object = poll.id.text(),
           .case_id = poll.case_id,
           .detail = "poll=" + what});
}

// Keeps each time until `held_until`, as long as it is free.
Result<Done> keep_longer(
    UnitOfWork& work, const MeetingTools& tools, const Actor& actor, Poll& poll, Instant held_until)
{
    const Instant now = tools.clock.now();
    work.holds.drop_expired(now);
    Complaints complaints;
    for (std::size_t number = 0; number < poll.choices.size(); ++number) {
        MeetingDraft draft = meeting_draft_of(poll, number);
        draft.confirmed.hours = true;
        draft.confirmed.busy = true;
        const auto checked = check_meeting(work, tools, actor, draft);
        if (checked) continue;
        for (const FieldError& each : checked.error().fields)
            complaints.add("slots",
                           london_short_time(poll.choices[number].starts_at) + ": " + each.message,
                           checked.error().refusal);
        if (checked.error().fields.empty()) return checked.error();
    }
    if (!complaints.empty()) return complaints.error();
    give_back_holds(work, poll, now);
    for (std::size_t number = 0; number < poll.choices.size(); ++number) {
        poll.choices[number].hold = HoldId{tools.random.id()};
        SlotHold hold = hold_of(poll, number, held_until);
        hold.feed_uid = tools.random.uid();
        work.holds.add(hold);
        work.feed_versions.bump(FeedSubject::user, hold.chair.text());
    }
    return Done{};
}

std::optional<Actor> maker_of(UnitOfWork& work, const Poll& poll)
{
    const auto user = work.users.find(poll.created_by);
    if (!user || !user->active || user->authority != poll.authority) return std::nullopt;
    return Actor{.user = user->id,
                 .authority = user->authority,
                 .role = user->role,
                 .name = user->name,
                 .teams = user->teams,
                 .credential = "poll"};
}

}  // namespace

Result<MeetingId> settle_poll(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const PollId& id,
                              std::size_t choice,
                              const Confirmed& confirmed)
{
    auto known = known_poll(work, actor, id, tools.clock.now());
    if (!known) return known.error();
    Poll poll = *std::move(known);
    if (!is_undecided(poll)) return Refusal::wrong_state;
    if (choice >= poll.choices.size()) return invalid("choice", "Choose one of the times");
    if (poll.choices[choice].starts_at <= tools.clock.now())
        return invalid("choice", "Choose a time in the future");
    poll.confirmed.quorum = poll.confirmed.quorum || confirmed.quorum;
    poll.confirmed.duplicate = poll.confirmed.duplicate || confirmed.duplicate;
    poll.confirmed.room = poll.confirmed.room || confirmed.room;
    poll.confirmed.meet = confirmed.meet;
    if (auto asked = ask_about_notes(work, poll, confirmed); !asked) return asked.error();
    if (!confirmed.busy)
        if (auto asked = ask_about_who_cannot(work, tools, actor, poll, choice); !asked)
            return asked.error();
    const auto booked = book(work, tools, actor, poll, choice, ChosenBy::person);
    if (booked) note(work, tools, actor, poll, "settled");
    return booked;
}

Result<Done> stop_poll(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Actor& actor,
                       const PollId& id)
{
    const auto known = known_poll(work, actor, id, tools.clock.now());
    if (!known) return known.error();
    if (!is_undecided(*known)) return Refusal::wrong_state;
    Poll poll = *known;
    poll.status = PollStatus::stopped;
    if (auto ended = end(work, tools, poll); !ended) return ended.error();
    note(work, tools, actor, poll, "stopped");
    return Done{};
}

Result<Poll> ask_again(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Actor& actor,
                       const PollId& id,
                       std::optional<Instant> deadline)
{
    const Instant now = tools.clock.now();
    const auto known = known_poll(work, actor, id, now);
    if (!known) return known.error();
    if (!is_undecided(*known)) return Refusal::wrong_state;
    Poll poll = *known;
    const WorkingCalendar calendar = calendars_of(work, poll.authority, tools.bank_holidays).local;
    poll.deadline =
        deadline.value_or(usual_poll_deadline(calendar, now, poll.choices.front().starts_at));
    if (auto fault = poll_deadline_fault(poll, now)) return invalid(fault->field, fault->message);
    const Instant held_until = poll_held_until(calendar, poll.deadline);
    if (auto kept = keep_longer(work, tools, actor, poll, held_until); !kept) return kept.error();
    poll.status = PollStatus::open;
    poll.doubt = PollDoubt::none;
    ++poll.round;
    const auto saved = work.polls.save(poll);
    if (!saved) return saved.error();
    poll.version = *saved;
    send_poll(work, tools, poll, !all_answered(poll));
    note(work, tools, actor, poll, "asked_again");
    return poll;
}

Result<PollOutcome> settle_by_itself(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const PollKey& key)
{
    const Instant now = tools.clock.now();
    const auto poll = work.polls.find(key.authority, key.poll);
    const bool is_time =
        poll && poll->status == PollStatus::open && (now >= poll->deadline || all_answered(*poll));
    if (!is_time) return PollOutcome::nothing;
    const auto maker = maker_of(work, *poll);
    if (!maker) return Refusal::not_permitted;
    const auto choices = meeting_choices(work, tools, *maker, poll->case_id, poll->type);
    if (!choices) return choices.error();
    const auto ranked = rank_choices(work, *poll, *choices, now);
    PollDoubt doubt = doubt_of(ranked);
    // Whoever chooses a time then is shown them.
    if (doubt == PollDoubt::none && poll_notes_left(work, *poll) > 0) doubt = PollDoubt::refused;
    if (doubt != PollDoubt::none) {
        if (auto left = leave_to_maker(work, key, doubt); !left) return left.error();
        return PollOutcome::left_to_maker;
    }
    const auto booked = book(work, tools, *maker, *poll, ranked.front().choice, ChosenBy::answers);
    if (!booked) return booked.error();
    note(work, tools, *maker, *poll, "settled_by_itself");
    return PollOutcome::settled;
}

Result<Done> leave_to_maker(UnitOfWork& work, const PollKey& key, PollDoubt doubt)
{
    auto poll = work.polls.find(key.authority, key.poll);
    if (!poll || poll->status != PollStatus::open) return Done{};
    poll->status = PollStatus::waiting;
    poll->doubt = doubt;
    if (auto saved = work.polls.save(*poll); !saved) return saved.error();
    return Done{};
}

}  // namespace quorate::core
