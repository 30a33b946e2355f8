#pragma once

#include "core/polls/known_poll.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

// Views of scheduling/poll.

/// A poll's times, the best first: when, who chairs and where, how many can come, quorum.
View poll_choice_rows(const core::PollView& view);

/// A column for each time, as they come.
View poll_columns(const core::Poll& poll);

/// A row for each person asked, with what they said of each time.
View poll_people_rows(const core::PollView& view);

/// A row for each note, the last first, with where to say that it is dealt with.
View poll_note_rows(const core::PollView& view);

/// Who was asked, for those who book.
std::string poll_seat_name(const core::PollView& view, const core::PollSeat& seat);

}  // namespace quorate::server
