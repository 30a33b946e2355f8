#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/outbox/outbox_message.hpp"
#include "core/polls/poll.hpp"
#include "core/support/link_tokens.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What a mail about a poll says: times, and nothing of what the meeting is about.
struct ToldPoll {
    struct Time {
        Instant starts_at;
        Instant ends_at;
    };
    std::string reference;
    std::vector<Time> times = {};  // asked about; of an outcome, what is booked or none
    MeetingMode mode = MeetingMode::in_person;
    Instant deadline = {};
    bool is_family = false;
    bool is_outcome = false;
    bool is_asked_again = false;
    std::string link_path = {};  // "/t/…"; none in an outcome: the link has stopped
    Language language = Language::english;
};

/// Whether a message of a poll may still leave: a question only while it runs; and neither to who
/// must not be at the family's meetings, nor to an address that is not theirs any more.
bool poll_still_to_be_told(UnitOfWork& work, const OutboxMessage& message);

/// Whom a message of a poll is for.
std::optional<SeatHolder> poll_holder(UnitOfWork& work, const OutboxMessage& message);

/// Whether whoever reads mail at the address of `message` said that this poll is not for them.
bool poll_reached_wrong_person(UnitOfWork& work, const OutboxMessage& message);

/// What `message` says now. Nothing once it has nothing to say.
std::optional<ToldPoll> told_poll(UnitOfWork& work,
                                  const LinkTokens& links,
                                  const OutboxMessage& message,
                                  Instant now);

}  // namespace quorate::core
