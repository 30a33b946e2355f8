#pragma once

#include <string>
#include <string_view>

#include "core/access/actor.hpp"
#include "core/minutes/register.hpp"
#include "server/http/request.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// Opening and ending a meeting, on each page that is open while it is held.

/// The field of these forms that says at which item the minutes were when one was pressed.
inline constexpr std::string_view way_item = "item";

/// For record/way_on: opening the meeting, ending it, or what to do without quorum, as it stands.
void add_way_on(View& page,
                const core::Register& roll,
                const core::Actor& actor,
                core::Instant now);

/// Where somebody was who opened or ended the meeting: at an item of the minutes, or the register.
std::string way_back(const Fields& form, const core::MeetingId& meeting);

}  // namespace quorate::server
