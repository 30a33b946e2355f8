#pragma once

#include <cstddef>
#include <optional>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/polls/poll.hpp"
#include "core/polls/poll_store.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Books the meeting at one of a poll's times, by schedule_meeting(), gives the others back, and
/// tells everybody asked. Before the deadline as well as after it. Refuses a time that is past
/// ("choice"), `wrong_state` once the poll is decided, a time at which somebody who must be there
/// answered that they cannot come ("confirm_busy"), one of a poll with notes that nobody has dealt
/// with ("confirm_notes"; also when some came after what was confirmed), and whatever booking
/// refuses. For those who may book a meeting of the case. `confirmed` is what they confirm besides
/// what was confirmed when the poll began; a pair who must not meet that was let meet then needs
/// nothing more, one that was noted since needs somebody who may end such a note.
Result<MeetingId> settle_poll(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const PollId& id,
                              std::size_t choice,
                              const Confirmed& confirmed = {});

/// Gives every time back without a meeting, and tells everybody asked that they need not answer.
Result<Done> stop_poll(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Actor& actor,
                       const PollId& id);

/// Gives people longer, keeps the times as long, and writes again to those who have not answered,
/// or to all when everybody has. What they answered stays. Without a deadline it is the usual one.
/// Refuses with the sentence of booking when a time that was no longer kept has been taken.
Result<Poll> ask_again(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Actor& actor,
                       const PollId& id,
                       std::optional<Instant> deadline = {});

/// What became of a poll whose time had come.
enum class PollOutcome { nothing, settled, left_to_maker };

/// Settles a poll that everybody has answered, or whose deadline is over, on behalf of its maker
/// when quorum is sure at one of its times and nobody wrote anything that is not dealt with; else
/// leaves the choice to them. Refused as booking is, and then leave_to_maker() is called for.
Result<PollOutcome> settle_by_itself(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const PollKey& key);

/// The meeting could not be booked: its maker has to look.
Result<Done> leave_to_maker(UnitOfWork& work, const PollKey& key, PollDoubt doubt);

}  // namespace quorate::core
