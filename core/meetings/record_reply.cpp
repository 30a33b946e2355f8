#include "core/meetings/record_reply.hpp"

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/chair_parts.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/needs_interpreter.hpp"
#include "core/meetings/seat_answer_store.hpp"
#include "core/meetings/told_by_hand.hpp"
#include "core/people/authority_store.hpp"
#include "core/replies/earlier_note.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// That the meeting has begun before their own part is not for those to know who come later.
bool takes_replies(const OpenSeat& open, Instant now)
{
    const Meeting& meeting = open.meeting;
    const bool comes_later = open.seat.window && open.seat.window->from > std::chrono::minutes{0};
    return meeting.status == MeetingStatus::scheduled && (!meeting.opened_at || comes_later) &&
           now < attended(meeting, open.seat.window).starts_at;
}

// Writes the answer into the seat, or says what is wrong with it.
void apply(const ReplyForm& form,
           const Meeting& meeting,
           Instant now,
           Invitee& seat,
           Complaints& complaints)
{
    const auto reply = reply_from(form.reply);
    if (!reply || *reply == Reply::none) {
        complaints.add("reply", "Choose whether you can come");
        return;
    }
    if (*reply == Reply::remote && meeting.mode == MeetingMode::in_person) {
        complaints.add("reply", "Nobody can join this meeting by video: choose another answer");
        return;
    }
    const Answering who = answering(seat.holder, meeting.chair);
    if (!may_answer(who, meeting.mode, *reply)) {
        complaints.add("reply",
                       who == Answering::chair
                           ? "A chair cannot send a deputy or a report instead. Say that you "
                             "cannot come, so that another chair can be found"
                           : "Choose an answer that a family member can give");
        return;
    }
    seat.reply = *reply;
    seat.replied_at = now;
    seat.deputy_name = {};
    if (*reply == Reply::deputy) {
        const std::string name = trimmed(form.deputy_name);
        if (name.empty())
            complaints.add("deputy_name", "Enter the name of the deputy who will come");
        else if (!is_plain_text(name, Lines::one) || length(name) > 100)
            complaints.add("deputy_name", "The name must be one line of at most 100 characters");
        seat.deputy_name = PersonName{name};
    }
    if (!form.note) return;
    const std::string note = trimmed(*form.note);
    if (!is_plain_text(note, Lines::many) || length(note) > longest_note)
        complaints.add("note", "The note must be text of at most 1,000 characters");
    seat.reply_note = FreeText{note};
}

Result<Done> save_reply(UnitOfWork& work, const Invitee& seat)
{
    const auto saved = work.invitees.save(seat);
    if (!saved) return saved.error();
    work.meetings.raise_replies_version(seat.authority, seat.meeting);
    return Done{};
}

// What they wrote with their last reply may be the opposite of this one.
void replace_note(UnitOfWork& work, const MeetingTools& tools, const Invitee& before, Invitee& seat)
{
    const bool is_same = before.reply_note.reveal() == seat.reply_note.reveal();
    if (is_same || put_note_aside(work, tools, before, WaitReason::earlier_note)) return;
    if (seat.reply_note.empty()) seat.reply_note = before.reply_note;
}

// What they said to a question besides; complains of what was not asked. Nothing of what was left.
std::optional<SeatAnswer> answer_to(SeatQuestion question,
                                    const std::string& given,
                                    bool is_asked,
                                    Complaints& complaints)
{
    if (given.empty()) return std::nullopt;
    const auto answer = seat_answer_from(given);
    if (answer && question_of(*answer) == question && is_asked) return answer;
    complaints.add(question == SeatQuestion::place ? "private_place" : "speaks",
                   "Choose one of the answers");
    return std::nullopt;
}

std::vector<SeatAnswer> answers_of(UnitOfWork& work,
                                   const ReplyForm& form,
                                   const OpenSeat& open,
                                   Complaints& complaints)
{
    const Authority authority = work.authorities.find(open.meeting.authority).value();
    std::vector<SeatAnswer> said;
    for (const auto& [question, given] : {std::pair{SeatQuestion::place, &form.place},
                                          std::pair{SeatQuestion::language, &form.speaks}}) {
        const bool asks =
            is_asked(question, open.seat.holder, open.meeting.mode, authority.jurisdiction);
        if (const auto answer = answer_to(question, *given, asks, complaints))
            said.push_back(*answer);
    }
    return said;
}

// Whoever writes down what another said has asked them; else the page has.
std::string note_answers(UnitOfWork& work,
                         const Actor& actor,
                         Action action,
                         const Invitee& seat,
                         const std::vector<SeatAnswer>& said,
                         Instant now)
{
    const SaidAnswers before = work.seat_answers.of_seat(seat.authority, seat.id);
    std::string detail;
    for (const SeatAnswer answer : said) {
        if (has_said(before, answer)) continue;
        SaidAnswer noted{.answer = answer, .at = now};
        if (action == Action::rsvp_record_for_other) noted.asked_by = actor.user;
        work.seat_answers.add(seat.authority, seat.id, noted);
        detail += " " + std::string{code(question_of(answer))} + "=" + std::string{code(answer)};
    }
    return detail;
}

// Writes the answer of whoever the seat is for, and that they gave it.
Result<Done> answer_for(UnitOfWork& work,
                        const MeetingTools& tools,
                        const Actor& actor,
                        Action action,
                        const OpenSeat& open,
                        const ReplyForm& form)
{
    const Instant now = tools.clock.now();
    if (!takes_replies(open, now)) return Refusal::wrong_state;
    Invitee seat = open.seat;
    const bool is_their_own = action == Action::rsvp_respond_own;
    // What was written of another time is no part of this answer, whoever records it.
    const bool is_lapsed = open.seat.reply == Reply::none && !open.seat.reply_note.empty();
    if (is_their_own || is_lapsed) seat.reply_note = {};
    Complaints complaints;
    apply(form, open.meeting, now, seat, complaints);
    const auto said = answers_of(work, form, open, complaints);
    if (!complaints.empty()) return complaints.error();
    const bool takes_back = is_their_own && form.note && seat.reply_note.empty();
    if ((is_their_own || is_lapsed) && !takes_back) replace_note(work, tools, open.seat, seat);
    if (auto saved = save_reply(work, seat); !saved) return saved.error();
    // Whoever replies has seen the change that they were asked to confirm.
    if (const auto asked = work.changes_seen.find(seat.authority, seat.id))
        work.changes_seen.mark_seen(
            seat.authority, seat.id, form.to_sequence.value_or(asked->sequence), now);
    note_told_by_hand(work, tools, open.meeting, seat);  // who answers was told
    const std::string besides = note_answers(work, actor, action, seat, said, now);
    audit(work,
          actor,
          now,
          {.action = action,
           .object = seat.id.text(),
           .case_id = open.meeting.case_id,
           .detail = "reply=" + std::string{code(seat.reply)} + besides});
    return Done{};
}

// The first, should the actor have one by the account and one as a contact.
std::optional<Invitee> seat_held_by(UnitOfWork& work, const Actor& actor, const MeetingId& id)
{
    for (const InviteeEntry& entry : work.invitees.of_meeting(actor.authority, id))
        if (is_held_by(entry.invitee.holder, actor)) return entry.invitee;
    return std::nullopt;
}

}  // namespace

Result<OpenSeat> seat_behind(UnitOfWork& work, const MeetingTools& tools, const std::string& token)
{
    const auto entry = work.invitees.find_by_link(tools.links.hash(token));
    if (!entry) return Refusal::not_found;
    const Invitee& seat = entry->invitee;
    const auto meeting = work.meetings.find(seat.authority, seat.meeting);
    if (!meeting) return Refusal::not_found;
    const bool is_over =
        london_date(tools.clock.now()) > london_date(meeting->ends_at) + std::chrono::days{1};
    if (seat.removed_at || is_over) return Refusal::link_stopped;
    if (has_left(work, seat.authority, seat.holder)) return Refusal::link_stopped;
    if (seat.holder.user && !may_have_seat(work.users.find(*seat.holder.user).value()))
        return Refusal::link_stopped;  // their role was another one when they were invited
    if (Candidates{work, *meeting}.is_excluded(seat.holder)) return Refusal::link_stopped;
    return OpenSeat{.seat = seat, .meeting = *meeting};
}

Actor link_actor(const Invitee& seat, std::string network)
{
    return Actor{.user = UserId{"link:" + seat.id.text()},
                 .authority = seat.authority,
                 .role = Role::agency_link,
                 .credential = "link",
                 .network = std::move(network)};
}

Answering answering(const SeatHolder& holder, const UserId& chair)
{
    if (is_family(holder)) return Answering::family;
    return holder.user == chair ? Answering::chair : Answering::professional;
}

bool may_answer(Answering who, MeetingMode mode, Reply reply)
{
    if (reply == Reply::remote && mode == MeetingMode::in_person) return false;
    return who == Answering::professional ||
           (reply != Reply::deputy && reply != Reply::report_only);
}

SeatView seat_view(UnitOfWork& work,
                   const MeetingTools& tools,
                   const Meeting& meeting,
                   const Invitee& seat,
                   Language language)
{
    const SeatHolder& holder = seat.holder;
    const Authority authority = work.authorities.find(meeting.authority).value();
    const std::string reference = seat_reference(meeting, recipient_class(holder), tools.links);
    const Instant now = tools.clock.now();
    const bool is_chair = answering(holder, meeting.chair) == Answering::chair;
    const AttendedTime time = invited_time(work, meeting, seat);
    const bool is_off = meeting.status == MeetingStatus::cancelled;
    const bool can_reply = takes_replies({.seat = seat, .meeting = meeting}, now);
    const auto asks = [&](SeatQuestion question) {
        return is_asked(question, holder, meeting.mode, authority.jurisdiction);
    };
    return SeatView{
        .starts_at = time.starts_at,
        .ends_at = time.ends_at,
        .reference = reference,
        .mode = meeting.mode,
        .where = whereabouts(work, meeting, holder, authority, reference, language),
        .is_family = is_family(holder),
        .is_chair = is_chair,
        .parts = is_chair ? chair_parts(work, meeting, language) : std::string{},
        .arrival = arrival_text(meeting, minutes_with_chair(work, meeting, seat), language),
        .by_mail = !seat.email.empty(),
        .needs_interpreter = needs_interpreter(work, meeting, holder),
        .is_cancelled = is_off,
        .is_over = meeting.status == MeetingStatus::held || now >= time.ends_at,
        .can_reply = can_reply,
        .can_confirm = can_reply || (is_off && now < time.starts_at),
        .reply = seat.reply,
        .asks_place = asks(SeatQuestion::place),
        .asks_language = asks(SeatQuestion::language),
        .has_note = seat.reply != Reply::none && !seat.reply_note.empty(),
        .change = work.changes_seen.find(meeting.authority, seat.id),
        .authority_name = authority.name,
        .authority_phone = authority.meetings_phone,
        .language = language};
}

Result<SeatView> view_seat(UnitOfWork& work,
                           const MeetingTools& tools,
                           const std::string& token,
                           std::optional<Language> asked)
{
    const auto open = seat_behind(work, tools, token);
    if (!open) return open.error();
    SeatView view =
        seat_view(work, tools, open->meeting, open->seat, asked.value_or(open->seat.language));
    view.is_link_opened = work.deliveries.is_link_opened(open->seat.authority, open->seat.id);
    return view;
}

Language seat_language(UnitOfWork& work, const MeetingTools& tools, const std::string& token)
{
    const auto entry = work.invitees.find_by_link(tools.links.hash(token));
    return entry ? entry->invitee.language : Language::english;
}

void note_link_opened(UnitOfWork& work, const MeetingTools& tools, const std::string& token)
{
    const auto open = seat_behind(work, tools, token);
    if (!open) return;
    const Invitee& seat = open->seat;
    static_cast<void>(
        work.deliveries.note_link_opened(seat.authority, seat.meeting, seat.id, tools.clock.now()));
}

std::optional<SeatView> own_seat(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const Meeting& meeting)
{
    const auto seat = seat_held_by(work, actor, meeting.id);
    if (!seat) return std::nullopt;
    return seat_view(work, tools, meeting, *seat, Language::english);
}

Result<Done> record_reply(UnitOfWork& work,
                          const MeetingTools& tools,
                          const std::string& token,
                          const std::string& network,
                          const ReplyForm& form)
{
    const auto open = seat_behind(work, tools, token);
    if (!open) return open.error();
    const Action action = Action::rsvp_respond_own;
    const Actor actor = link_actor(open->seat, network);
    if (auto allowed = permit_role(actor, action); !allowed) return allowed.error();
    return answer_for(work, tools, actor, action, *open, form);
}

Result<Done> record_own_reply(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const MeetingId& id,
                              const ReplyForm& form)
{
    const Action action = Action::rsvp_respond_own;
    const auto known = permitted_meeting(work, actor, action, id, tools.clock.now());
    if (!known) return known.error();
    const auto seat = seat_held_by(work, actor, id);
    if (!seat) return Refusal::not_found;
    const OpenSeat open{.seat = *seat, .meeting = known->meeting};
    return answer_for(work, tools, actor, action, open, form);
}

Result<Done> record_reply_for_other(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Actor& actor,
                                    const MeetingId& id,
                                    const InviteeId& seat_id,
                                    const ReplyForm& form)
{
    const Action action = Action::rsvp_record_for_other;
    const auto known = permitted_meeting(work, actor, action, id, tools.clock.now());
    if (!known) return known.error();
    const auto entry = work.invitees.find(actor.authority, seat_id);
    if (!entry || entry->invitee.meeting != id || entry->invitee.removed_at)
        return Refusal::not_found;
    const OpenSeat open{.seat = entry->invitee, .meeting = known->meeting};
    return answer_for(work, tools, actor, action, open, form);
}

}  // namespace quorate::core
