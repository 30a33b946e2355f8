#pragma once

#include <string>
#include <vector>

#include "core/slots/find_slots.hpp"

namespace quorate::core {

enum class SlotTopic { people, quorum, room, family, helpers, chair };

/// "helpers": used by the API. Never changes.
std::string_view code(SlotTopic topic);

/// One thing that speaks for a slot, or against it, in the words that people see.
struct SlotNote {
    SlotTopic topic;
    std::string text;  // without full stop
    bool is_warning = false;
};

/// All that is to be said about a slot of `request`, topic by topic. How quorum stands and the days
/// to spare have marks of their own: quorum_in_words(), days_to_spare_in_words().
std::vector<SlotNote> slot_notes(const SlotRequest& request, const Slot& slot);

}  // namespace quorate::core
