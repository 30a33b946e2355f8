#pragma once

#include "core/scheduling/search_slots.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

/// "Tuesday 1 December 2026, 10:00 to 12:30"
std::string slot_words(const core::Slot& slot);

/// One time that is offered, as scheduling/slot shows it. `place` is 0 for the best.
View slot_view(const core::SlotSearch& search, std::size_t place, bool is_chosen);

/// A column of scheduling/who_is_free for each time, and a row for each person.
View slot_columns(const core::SlotSearch& search);
View people_rows(const core::SlotSearch& search);

/// The days without a time: each with the sentence that says why.
View rejected_rows(const core::SlotSearch& search);

}  // namespace quorate::server
