#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/quorum.hpp"
#include "core/polls/poll.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whether somebody could be at one of a poll's times, as far as it is known.
enum class PollPresence { can, cannot, unknown };

/// How one of a poll's times stands.
struct ChoiceStanding {
    std::size_t choice = 0;
    Quorum quorum = {};
    int best = 0;
    int possible = 0;
    int cannot = 0;
    int unanswered = 0;
    std::vector<SeatHolder> required_not = {};      // who must be there and cannot
    std::vector<SeatHolder> required_unknown = {};  // who must be there and was asked in vain
    bool is_past = false;
};

/// A poll's times, the best first: those ahead, then by quorum, by how many cannot come who must be
/// there, by how many of these said nothing, by most "best", by most "possible", the earlier first.
/// Who was not asked can come when their calendar is known and free, or is kept free. The time that
/// was chosen stands before all others, and what was booked at it is in nobody's way.
std::vector<ChoiceStanding> rank_choices(UnitOfWork& work,
                                         const Poll& poll,
                                         const MeetingChoices& choices,
                                         Instant now);

/// What the first of these leaves in doubt; `none` when the meeting can be booked without asking
/// its maker.
PollDoubt doubt_of(const std::vector<ChoiceStanding>& ranked);

}  // namespace quorate::core
