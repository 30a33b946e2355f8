#pragma once

#include "core/circulation/papers_standing.hpp"
#include "core/meetings/meeting.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// One line of "What to do next": what is the matter, what to do about it, and the link there.
View next_step(std::string_view strong,
               std::string_view words,
               std::string_view label,
               const std::string& url);

/// After the meeting: the minutes, then the papers, until everybody has theirs.
void add_papers_steps(const core::MeetingId& meeting,
                      const core::PapersStanding& papers,
                      kainjow::mustache::list& steps);

}  // namespace quorate::server
