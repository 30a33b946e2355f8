#pragma once

#include <span>
#include <string_view>

namespace quorate::core {

/// A field of the census that the file lacks, or holds in part.
struct CensusGap {
    std::string_view group;
    std::string_view field;
    std::string_view why;
};

/// What whoever sends the return has to add from the case system, in the order of the census.
std::span<const CensusGap> census_gaps();

}  // namespace quorate::core
