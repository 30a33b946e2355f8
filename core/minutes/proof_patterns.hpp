#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/minutes/proof_reading.hpp"

namespace quorate::core {

/// Where something stands in a text, in bytes.
struct Matched {
    FindingKind kind = FindingKind::postcode;
    std::size_t from = 0;
    std::size_t size = 0;
};

/// E-mail addresses, postcodes, streets, telephone and NHS numbers, in the order in which they
/// stand. Takes time in proportion to the text.
std::vector<Matched> matched_patterns(std::string_view text);

/// Where `name` stands as whole words, in capitals or not; npos where it does not.
std::size_t find_words(std::string_view text, std::string_view name);

}  // namespace quorate::core
