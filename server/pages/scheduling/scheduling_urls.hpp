#pragma once

#include <cstddef>
#include <string>
#include <string_view>

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
};

/// /meetings/new/time: the best times for a meeting of this type.
std::string choose_time_url(const core::CaseId& id,
                            core::MeetingType type,
                            const TimesShown& shown = {});

/// /meetings/new/needs
std::string needs_url(const core::CaseId& id, core::MeetingType type);

/// /meetings/holds/{h}. `slot` says what was held, so that nothing is lost when the hold runs out.
std::string hold_url(const core::HoldId& hold,
                     const core::CaseId& id,
                     core::MeetingType type,
                     std::string_view slot);

/// /meetings/{m}/move/times
std::string move_times_url(const core::MeetingId& id, const TimesShown& shown = {});

}  // namespace quorate::server
