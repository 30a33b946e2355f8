#pragma once

#include "core/circulation/papers_standing.hpp"
#include "core/dates/working_calendar.hpp"
#include "core/meetings/told_by_hand.hpp"
#include "core/meetings/view_meeting.hpp"
#include "core/pack/compose_pack.hpp"
#include "core/scheduling/meeting_chain.hpp"
#include "core/scheduling/watch_meeting.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// "Gwen Sampleford’s calendar is taken at this time.": never by what.
std::string taken_text(const core::TakenFromMeeting& taken);

/// Whether the meeting is ahead, and its chair has said they cannot come to it.
bool has_lost_chair(const core::MeetingView& view, core::Instant now);

/// "What to do next" on a meeting's page: at most three, the most urgent first. People have time to
/// reply before anybody is told to ring them, counted in working days of `calendar`.
View next_steps(const core::MeetingView& view,
                const core::MeetingWatch& watch,
                const std::vector<core::HandLetter>& letters,
                const std::optional<core::ChainView>& chain,
                const std::optional<core::PackStanding>& pack,
                const std::optional<core::PapersStanding>& papers,
                const core::WorkingCalendar& calendar,
                core::Instant now);

}  // namespace quorate::server
