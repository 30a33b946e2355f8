#include "core/polls/answer_poll.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/meetings/complaints.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/authority_store.hpp"
#include "core/polls/known_poll.hpp"
#include "core/polls/poll_meeting.hpp"
#include "core/polls/poll_notes.hpp"
#include "core/polls/poll_store.hpp"

namespace quorate::core {
namespace {

struct OpenPollSeat {
    Poll poll;
    PollSeat seat;
};

// Of whoever was asked, also if they must not be at the family's meetings any more.
std::optional<OpenPollSeat> asked_behind(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const std::string& token)
{
    const auto key = work.polls.find_by_link(tools.links.hash(token));
    if (!key) return std::nullopt;
    auto poll = work.polls.find(key->authority, key->poll);
    if (!poll) return std::nullopt;
    const auto seat = std::ranges::find(poll->seats, key->seat, &PollSeat::id);
    if (seat == poll->seats.end()) return std::nullopt;
    OpenPollSeat open{.poll = *poll, .seat = *seat};
    return open;
}

// Also of a poll that is decided.
Result<OpenPollSeat> any_seat_behind(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const std::string& token)
{
    const auto open = asked_behind(work, tools, token);
    if (!open) return Refusal::not_found;
    if (people_of_poll(work, open->poll).is_excluded(open->seat.holder))
        return Refusal::link_stopped;
    return *open;
}

Result<OpenPollSeat> seat_behind(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const std::string& token)
{
    auto open = any_seat_behind(work, tools, token);
    if (open && !is_undecided(open->poll)) return Refusal::link_stopped;
    return open;
}

Actor link_actor(const OpenPollSeat& open, const std::string& network)
{
    return Actor{.user = UserId{"link:" + open.seat.id.text()},
                 .authority = open.poll.authority,
                 .role = Role::agency_link,
                 .credential = "link",
                 .network = network};
}

// Who wrote the answers down.
struct AnsweredBy {
    Actor actor;
    Action action;
    std::string whom;  // in a question about one of the times: "how it suits you"
    bool by_staff = false;
    std::string note = {};
};

Result<Done> keep_answers(UnitOfWork& work,
                          const MeetingTools& tools,
                          const OpenPollSeat& open,
                          const std::vector<std::string>& answers,
                          const AnsweredBy& by)
{
    const Instant now = tools.clock.now();
    Poll poll = open.poll;
    PollSeat seat = open.seat;
    seat.answers.clear();
    seat.answered_at = now;
    seat.answered_by = by.by_staff ? std::optional{by.actor.user} : std::nullopt;
    // Whoever answers by the link is the one who was asked; what is said on the telephone does not
    // make an address right.
    if (!by.by_staff) seat.wrong_person_at.reset();
    Complaints complaints;
    for (std::size_t number = 0; number < poll.choices.size(); ++number) {
        const auto answer =
            number < answers.size() ? poll_answer_from(answers[number]) : std::nullopt;
        if (!answer || *answer == PollAnswer::none)
            complaints.add(
                "answer." + std::to_string(number),
                "Choose how " +
                    london_long_time(asked_time(work, poll, poll.choices[number], seat).starts_at) +
                    " suits " + by.whom);
        seat.answers.push_back(answer.value_or(PollAnswer::none));
    }
    keep_poll_note(work, tools, poll, seat, by.note, complaints);
    if (!complaints.empty()) return complaints.error();
    work.polls.save_answers(poll.authority, poll.id, seat);
    if (open.seat.wrong_person_at && !seat.wrong_person_at) {
        work.deliveries.lift_wrong(poll.authority, seat.holder, seat.email);
        work.outbox.release_address(poll.authority, seat.email, now);
    }
    // An answer that was changed may settle what was in doubt.
    poll.status = PollStatus::open;
    poll.doubt = PollDoubt::none;
    if (auto saved = work.polls.save(poll); !saved) return saved.error();
    audit(work,
          by.actor,
          now,
          {.action = by.action,
           .object = seat.id.text(),
           .case_id = poll.case_id,
           .detail = by.by_staff ? "poll=answered-for" : "poll=answered"});
    return Done{};
}

// What was told on the telephone stays: that was the person who was asked. Who has the link has the
// mailbox, so nothing of this person's goes there any more, whichever meeting it is about.
Result<Done> keep_wrong_person(UnitOfWork& work,
                               const MeetingTools& tools,
                               const OpenPollSeat& open,
                               const Actor& actor,
                               const std::string& note)
{
    const Instant now = tools.clock.now();
    const Poll& poll = open.poll;
    PollSeat seat = open.seat;
    if (!seat.answered_by) {
        seat.answers.clear();
        seat.answered_at.reset();
    }
    seat.wrong_person_at = now;
    Complaints complaints;
    keep_poll_note(work, tools, poll, seat, note, complaints);
    if (!complaints.empty()) return complaints.error();
    work.polls.save_answers(poll.authority, poll.id, seat);
    work.deliveries.mark_wrong(poll.authority, seat.holder, seat.email, actor.user, now);
    if (auto saved = work.polls.save(poll); !saved) return saved.error();
    audit(work,
          actor,
          now,
          {.action = Action::rsvp_respond_own,
           .object = seat.id.text(),
           .case_id = poll.case_id,
           .detail = "poll=wrong-person"});
    return Done{};
}

}  // namespace

Result<PollSeatView> view_poll_seat(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const std::string& token)
{
    const auto open = seat_behind(work, tools, token);
    if (!open) return open.error();
    const Poll& poll = open->poll;
    const Authority authority = work.authorities.find(poll.authority).value();
    PollSeatView view{.reference = open->seat.reference,
                      .mode = poll.mode,
                      .deadline = poll.deadline,
                      .is_family = is_family(open->seat.holder),
                      .can_answer = takes_answers(poll, tools.clock.now()),
                      .has_answered = open->seat.answered_at.has_value(),
                      .is_wrong_person = open->seat.wrong_person_at.has_value(),
                      .authority_name = authority.name,
                      .authority_phone = authority.meetings_phone};
    for (std::size_t number = 0; number < poll.choices.size(); ++number) {
        const AttendedTime time = asked_time(work, poll, poll.choices[number], open->seat);
        view.times.push_back({.starts_at = time.starts_at,
                              .ends_at = time.ends_at,
                              .answer = answer_to(open->seat, number)});
    }
    return view;
}

std::optional<EndedPoll> view_ended_poll(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const std::string& token)
{
    const auto ended = any_seat_behind(work, tools, token);
    if (!ended || is_undecided(ended->poll)) return std::nullopt;
    const Authority authority = work.authorities.find(ended->poll.authority).value();
    return EndedPoll{.is_settled = ended->poll.status == PollStatus::settled,
                     .is_called_off = is_called_off(work, ended->poll),
                     .authority_name = authority.name,
                     .authority_phone = authority.meetings_phone};
}

Language poll_seat_language(UnitOfWork& work, const MeetingTools& tools, const std::string& token)
{
    const auto open = asked_behind(work, tools, token);
    return open ? people_of_poll(work, open->poll).language(open->seat.holder) : Language::english;
}

Result<Done> answer_poll(UnitOfWork& work,
                         const MeetingTools& tools,
                         const std::string& token,
                         const std::string& network,
                         const std::vector<std::string>& answers,
                         const AlsoSaid& also)
{
    const auto open = seat_behind(work, tools, token);
    if (!open) return open.error();
    const Actor actor = link_actor(*open, network);
    if (auto allowed = permit_role(actor, Action::rsvp_respond_own); !allowed)
        return allowed.error();
    if (!takes_answers(open->poll, tools.clock.now())) return Refusal::wrong_state;
    if (also.is_wrong_person) return keep_wrong_person(work, tools, *open, actor, also.note);
    return keep_answers(
        work,
        tools,
        *open,
        answers,
        {.actor = actor, .action = Action::rsvp_respond_own, .whom = "you", .note = also.note});
}

Result<Done> answer_for_seat(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const AnswerForSeat& command)
{
    const auto poll = known_poll(work, actor, command.poll, tools.clock.now());
    if (!poll) return poll.error();
    const auto seat = std::ranges::find(poll->seats, command.seat, &PollSeat::id);
    if (seat == poll->seats.end() || !seat->is_asked ||
        people_of_poll(work, *poll).is_excluded(seat->holder))
        return Refusal::not_found;
    if (!is_undecided(*poll)) return Refusal::wrong_state;
    return keep_answers(
        work,
        tools,
        {.poll = *poll, .seat = *seat},
        command.answers,
        {.actor = actor, .action = Action::meeting_create, .whom = "them", .by_staff = true});
}

}  // namespace quorate::core
