#pragma once

#include <string>
#include <string_view>

#include "core/rules/due_date.hpp"
#include "core/support/result.hpp"

namespace quorate::server {

// Reading what `quorate dates` is asked, shared by its forms. Refusals carry one sentence.

/// A date, or a date and time ("2026-10-23T14:00" is London time; an offset may follow). The
/// refusal says how to write what the rule counts from.
core::Result<core::Trigger> parse_trigger(std::string_view text, std::string_view rule_id);

/// Dates between semicolons; empty pieces are passed over.
core::Result<core::NamedDays> parse_closures(std::string_view text);

/// The rule to count by, checked against the trigger: a rule in hours needs a time of day, and one
/// without a number cannot be counted. A family's name stands for its default variant. The refusal
/// of an unknown one names the rule that is most like it.
core::Result<const core::StatutoryRule*> find_rule(std::string_view id,
                                                   const core::Trigger& trigger);

/// The sentence of a refusal.
std::string sentence(const core::Error& error);

}  // namespace quorate::server
