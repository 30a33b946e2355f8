#pragma once

#include "core/scheduling/search_slots.hpp"
#include "server/http/request.hpp"
#include "server/pages/scheduling/found_times.hpp"

namespace quorate::server {

/// The smallest changes that make a time, each with a button that makes it, or a link to the form
/// in which the time can be typed where no change of the needs would do.
View nearest_rows(const FoundTimes& times);

/// The change that the button stands for, made to `draft`; false when it is none of ours.
bool make_change(const Fields& form, core::NeedsDraft& draft);

}  // namespace quorate::server
