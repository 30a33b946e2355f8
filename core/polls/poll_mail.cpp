#include "core/polls/poll_mail.hpp"

#include <algorithm>

#include "core/polls/poll_meeting.hpp"
#include "core/polls/poll_store.hpp"

namespace quorate::core {
namespace {

struct Known {
    Poll poll;
    PollSeat seat;
};

std::optional<Known> known(UnitOfWork& work, const OutboxMessage& message)
{
    if (!message.poll_seat) return std::nullopt;
    const auto key = work.polls.find_seat(message.authority, *message.poll_seat);
    if (!key) return std::nullopt;
    auto poll = work.polls.find(key->authority, key->poll);
    if (!poll) return std::nullopt;
    const auto seat = std::ranges::find(poll->seats, key->seat, &PollSeat::id);
    if (seat == poll->seats.end()) return std::nullopt;
    Known found{.poll = *poll, .seat = *seat};
    return found;
}

bool is_outcome(const OutboxMessage& message)
{
    return message.kind == MessageKind::poll_outcome;
}

}  // namespace

bool poll_still_to_be_told(UnitOfWork& work, const OutboxMessage& message)
{
    const auto about = known(work, message);
    if (!about || is_outcome(message) == is_undecided(about->poll)) return false;
    if (!is_outcome(message) && message.sequence != about->poll.round) return false;
    const Candidates people = people_of_poll(work, about->poll);
    const SeatHolder& holder = about->seat.holder;
    return !people.is_excluded(holder) && people.address(holder) == message.to;
}

std::optional<SeatHolder> poll_holder(UnitOfWork& work, const OutboxMessage& message)
{
    const auto about = known(work, message);
    if (!about) return std::nullopt;
    return about->seat.holder;
}

bool poll_reached_wrong_person(UnitOfWork& work, const OutboxMessage& message)
{
    const auto about = known(work, message);
    return about && about->seat.wrong_person_at && about->seat.email == message.to;
}

std::optional<ToldPoll> told_poll(UnitOfWork& work,
                                  const LinkTokens& links,
                                  const OutboxMessage& message,
                                  Instant now)
{
    const auto about = known(work, message);
    if (!about) return std::nullopt;
    const Poll& poll = about->poll;
    ToldPoll told{.reference = about->seat.reference,
                  .mode = poll.mode,
                  .deadline = poll.deadline,
                  .is_family = is_family(about->seat.holder),
                  .is_outcome = is_outcome(message),
                  .is_asked_again = message.sequence > 1,
                  .language = people_of_poll(work, poll).language(about->seat.holder)};
    // Who comes for a part of it is asked about that part, and a family about when they come.
    const auto time_of = [&](const PollChoice& choice) {
        const AttendedTime time = asked_time(work, poll, choice, about->seat);
        return ToldPoll::Time{time.starts_at, time.ends_at};
    };
    if (!told.is_outcome) {
        if (!takes_answers(poll, now)) return std::nullopt;
        for (const PollChoice& choice : poll.choices)
            told.times.push_back(time_of(choice));
        told.link_path = "/t/" + links.known_token(poll_link_purpose,
                                                   about->seat.id.text(),
                                                   about->seat.link_generation,
                                                   about->seat.link_hash);
    } else if (poll.status == PollStatus::settled && !is_called_off(work, poll)) {
        const PollChoice& chosen = poll.choices.at(static_cast<std::size_t>(poll.chosen));
        told.times.push_back(time_of(chosen));
    }
    return told;
}

}  // namespace quorate::core
