#pragma once

#include <string>

#include "core/retention/retention_review.hpp"

namespace quorate::server {

/// "35 years after the family was closed"
std::string rule_text(const core::RetentionRule& rule);

/// What kind of record it is, all that apply.
std::string classes_text(const std::set<core::RetentionClass>& classes);

/// Why it cannot be erased now: "A legal hold keeps it"; empty when nothing keeps it.
std::string kept_text(const core::ReviewRow& row);

}  // namespace quorate::server
