#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/due_dates/case_due_date.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/scheduling/search_window.hpp"
#include "core/support/id.hpp"

namespace quorate::server {

// Where finding a time for a meeting lives.

/// How many times are offered at once, and how many more each "Show more times" adds.
inline constexpr std::size_t slots_at_once = 5;

/// What a list of times looks like.
struct TimesShown {
    std::size_t want = slots_at_once;
    core::SearchFrom from = core::SearchFrom::usual;
    std::vector<core::ChildId> children = {};  // whom it is about; none named: as the needs say
};

/// /meetings/new/time: the best times for a meeting of this type.
std::string choose_time_url(const core::CaseId& id,
                            core::MeetingType type,
                            const TimesShown& shown = {});

/// The same, for the children for whom the limit is open. The limit is for a meeting.
std::string choose_time_url(const core::CaseDueDate& due);

/// /meetings/new/needs
std::string needs_url(const core::CaseId& id,
                      core::MeetingType type,
                      const std::vector<core::ChildId>& children = {});

/// /meetings/holds/{h}. `slot` says what was held, so that nothing is lost when the hold runs out.
std::string hold_url(const core::HoldId& hold,
                     const core::CaseId& id,
                     core::MeetingType type,
                     std::string_view slot,
                     const std::vector<core::ChildId>& children = {});

/// /meetings/new/chain: an initial conference with the first core group and the first review.
/// `chosen` are parameters that name the times chosen so far.
std::string chain_url(const core::CaseId& id,
                      core::MeetingType type,
                      const std::vector<core::ChildId>& children = {},
                      const std::vector<std::pair<std::string, std::string>>& chosen = {},
                      core::SearchFrom from = core::SearchFrom::usual);

/// /meetings/{m}/move/times
std::string move_times_url(const core::MeetingId& id, const TimesShown& shown = {});

}  // namespace quorate::server
