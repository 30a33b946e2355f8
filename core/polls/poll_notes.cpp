#include "core/polls/poll_notes.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/polls/known_poll.hpp"
#include "core/polls/poll_meeting.hpp"
#include "core/polls/poll_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr const char* network = "mail";

std::optional<PollSeatKey> expected(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const IncomingReply& mail)
{
    for (const std::string& token : mail.tokens)
        if (auto found = work.polls.find_by_mail(reply_token_hash(tools.links, token)))
            return found;
    return std::nullopt;
}

std::vector<PollNote> notes_of(UnitOfWork& work, const Poll& poll, const PollSeat& seat)
{
    std::vector<PollNote> notes = work.polls.notes_of(poll.authority, poll.id);
    std::erase_if(notes, [&](const PollNote& each) { return each.seat != seat.id; });
    return notes;
}

bool are_many_waiting(const std::vector<PollNote>& notes)
{
    return std::ranges::count_if(notes, [](const PollNote& each) { return !each.dealt_with_at; }) >=
           most_poll_notes;
}

bool is_theirs(const IncomingReply& mail, const PollSeat& seat)
{
    return lower_case(mail.from.reveal()) == lower_case(seat.email.reveal());
}

// What a mail comes to before anything is kept of it.
ReplyOutcome outcome_of(UnitOfWork& work,
                        const IncomingReply& mail,
                        const Poll& poll,
                        const PollSeat& seat)
{
    if (mail.nature == MailNature::delayed) return ReplyOutcome::delayed;
    if (!is_undecided(poll) || people_of_poll(work, poll).is_excluded(seat.holder))
        return ReplyOutcome::too_late;
    if (mail.nature == MailNature::returned) return ReplyOutcome::returned;
    if (mail.nature == MailNature::automatic) return ReplyOutcome::automatic;
    return ReplyOutcome::waits;
}

}  // namespace

std::string_view code(PollNoteWay way)
{
    switch (way) {
        case PollNoteWay::link:
            return "link";
        case PollNoteWay::mail:
            return "mail";
        case PollNoteWay::returned:
            return "returned";
    }
    throw std::logic_error{"unknown way of a note"};
}

std::optional<PollNoteWay> poll_note_way_from(std::string_view text)
{
    for (const PollNoteWay way : {PollNoteWay::link, PollNoteWay::mail, PollNoteWay::returned})
        if (code(way) == text) return way;
    return std::nullopt;
}

void keep_poll_note(UnitOfWork& work,
                    const MeetingTools& tools,
                    const Poll& poll,
                    const PollSeat& seat,
                    const std::string& typed,
                    Complaints& complaints)
{
    const std::string note = trimmed(typed);
    if (note.empty()) return;
    if (!is_plain_text(note, Lines::many) || length(note) > longest_note) {
        complaints.add("note", "The note must be text of at most 1,000 characters");
        return;
    }
    const std::vector<PollNote> notes = notes_of(work, poll, seat);
    const auto last = std::ranges::find(notes, PollNoteWay::link, &PollNote::way);
    if (last != notes.end() && last->note.reveal() == note) return;
    if (are_many_waiting(notes)) return;
    const std::string id = tools.random.id();
    work.polls.add_note({.id = PollNoteId{id},
                         .authority = poll.authority,
                         .seat = seat.id,
                         .key = "link:" + id,
                         .way = PollNoteWay::link,
                         .at = tools.clock.now(),
                         .note = FreeText{note}});
}

TakenReply take_poll_mail(UnitOfWork& work, const MeetingTools& tools, const IncomingReply& mail)
{
    TakenReply taken;
    const auto key = expected(work, tools, mail);
    if (!key) return taken;
    const auto poll = work.polls.find(key->authority, key->poll);
    if (!poll) return taken;
    const auto seat = std::ranges::find(poll->seats, key->seat, &PollSeat::id);
    if (seat == poll->seats.end()) return taken;
    taken.outcome = outcome_of(work, mail, *poll, *seat);
    const bool is_kept =
        taken.outcome == ReplyOutcome::waits || taken.outcome == ReplyOutcome::returned;
    if (!is_kept) return taken;
    if (are_many_waiting(notes_of(work, *poll, *seat))) {
        taken.outcome = ReplyOutcome::too_many;
        return taken;
    }
    const Instant now = tools.clock.now();
    PollNote note{.id = PollNoteId{tools.random.id()},
                  .authority = poll->authority,
                  .seat = seat->id,
                  .key = mail.key,
                  .way = PollNoteWay::returned,
                  .at = now};
    if (taken.outcome == ReplyOutcome::waits) {
        note.way = PollNoteWay::mail;
        note.note = mail.note;
        if (!is_theirs(mail, *seat)) note.from = mail.from;
        taken.reason = is_theirs(mail, *seat) ? WaitReason::no_calendar : WaitReason::other_sender;
    }
    if (!work.polls.add_note(note)) {
        taken.outcome = ReplyOutcome::already_known;
        taken.reason = WaitReason::none;
        return taken;
    }
    audit(work,
          {.user = UserId{"link:" + seat->id.text()},
           .authority = poll->authority,
           .role = Role::agency_link,
           .credential = "link",
           .network = network},
          now,
          {.action = Action::rsvp_respond_own,
           .object = seat->id.text(),
           .case_id = poll->case_id,
           .detail = "poll=mail"});
    return taken;
}

Result<Done> deal_with_poll_note(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const PollId& id,
                                 const PollNoteId& note)
{
    const Instant now = tools.clock.now();
    const auto poll = known_poll(work, actor, id, now);
    if (!poll) return poll.error();
    const auto notes = work.polls.notes_of(poll->authority, poll->id);
    if (std::ranges::find(notes, note, &PollNote::id) == notes.end()) return Refusal::not_found;
    if (!work.polls.deal_with_note(poll->authority, note, actor.user, now))
        return Refusal::wrong_state;
    audit(work,
          actor,
          now,
          {.action = Action::meeting_create,
           .object = note.text(),
           .case_id = poll->case_id,
           .detail = "poll=note-dealt-with"});
    return Done{};
}

int poll_notes_left(UnitOfWork& work, const Poll& poll)
{
    const auto notes = work.polls.notes_of(poll.authority, poll.id);
    return static_cast<int>(
        std::ranges::count_if(notes, [](const PollNote& each) { return !each.dealt_with_at; }));
}

std::optional<NotesLeft> notes_left_of(UnitOfWork& work,
                                       const Actor& actor,
                                       const Meeting& meeting,
                                       Instant now)
{
    for (const Poll& poll : work.polls.of_case(meeting.authority, meeting.case_id)) {
        if (poll.meeting != meeting.id) continue;
        const int count = poll_notes_left(work, poll);
        if (count == 0 || !known_poll(work, actor, poll.id, now)) return std::nullopt;
        return NotesLeft{.poll = poll.id, .count = count};
    }
    return std::nullopt;
}

int poll_notes_waiting_for(UnitOfWork& work, const Actor& actor)
{
    return work.polls.count_notes(actor.authority, actor.user);
}

}  // namespace quorate::core
