#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/slots/find_slots.hpp"
#include "core/slots/nearest_slots.hpp"

namespace quorate::core {

// What the finder says, in the words that people see. None ends with a full stop.

/// "2 hours 30 minutes"
std::string length_in_words(std::chrono::minutes length);

/// "Oak, Elm and Ash"
std::string names_in_words(const std::vector<std::string>& names);

/// Why nothing fits on a day: "The chair, Gwen Sampleford, has no 2 hours 30 minutes free".
std::string sentence(const SlotRequest& request, const RejectedDay& day);

/// "Without Noor Stubb: 3 times fit", "By video: 1 time fits"
std::string sentence(const SlotRequest& request, const NearestChange& change);

/// "6 working days to spare", "2 working days after the last day"
std::string days_to_spare_in_words(int days);

}  // namespace quorate::core
