#pragma once

#include <string>

#include "core/returns/view_census.hpp"

namespace quorate::core {

/// The findings as CSV (RFC 4180, CRLF): rule, level, field, child, what, sentence, advice.
std::string census_findings_csv(const CensusReport& report);

}  // namespace quorate::core
