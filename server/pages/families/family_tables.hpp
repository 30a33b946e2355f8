#pragma once

#include <set>
#include <vector>

#include "core/cases/view_case.hpp"
#include "core/meetings/meeting_store.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// The tables of a family's page. Buttons are there for what the actor may do.

View children_table(const core::CaseFile& file, core::Date today);
View members_table(const core::CaseFile& file);

/// What holds now, the latest first; false when nothing does.
View events_table(const core::CaseFile& file);

/// What was corrected or taken back; false when nothing was.
View history_table(const core::CaseFile& file);

/// False without meetings.
View meetings_table(const std::vector<core::MeetingListing>& meetings,
                    const std::set<core::MeetingId>& adjourned);

}  // namespace quorate::server
