#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/slots/find_slots.hpp"
#include "core/slots/nearest_slots.hpp"

namespace quorate::core {

// What the finder says, in the words that people see. None ends with a full stop.

/// "2 hours 30 minutes"
std::string length_in_words(std::chrono::minutes length);

/// "Oak, Elm and Ash"
std::string names_in_words(const std::vector<std::string>& names);

/// Of those who are to come: whose times are known, who of them is free, and the names of the rest.
struct KnownFree {
    int known = 0;
    int free = 0;
    std::vector<std::string> unknown = {};
};

/// "All 4 whose times we know are free. 2 not known: Pat and Noor". `besides` is said of those who
/// are known, after their number: ". Robin busy".
std::string in_words(const KnownFree& people, const std::string& besides = {});

/// How quorum would stand at a time for which nobody is asked yet: "Quorum could be met by those
/// who are free". That it is met is only said once people have said that they come.
std::string_view quorum_in_words(QuorumState state);

/// Why nothing fits on a day: "The chair, Gwen Sampleford, has no 2 hours 30 minutes free".
std::string sentence(const SlotRequest& request, const RejectedDay& day);

/// "Without Noor Stubb: 3 times fit", "By video: 1 time fits"
std::string sentence(const SlotRequest& request, const NearestChange& change);

/// "6 working days to spare", "2 working days after the last day"
std::string days_to_spare_in_words(int days);

}  // namespace quorate::core
