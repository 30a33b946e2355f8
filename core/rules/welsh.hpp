#pragma once

#include <string>
#include <string_view>

#include "core/rules/explanation_words.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

// All the Welsh in which dates explain themselves, but for the labels, which stand beside the
// English ones in the rows of the rule book. Sentences are built so that no word changes its first
// letter with what is put before it.

/// "y drafodaeth strategaeth"
std::string_view welsh_phrase(EventKind kind);

/// "y drafodaeth strategaeth a ddechreuodd ymholiadau adran 47"
std::string welsh_trigger(const StatutoryRule& rule);

/// "15 diwrnod gwaith", "2 ddiwrnod"
std::string welsh_offset(const StatutoryRule& rule);

/// "Safon yr awdurdod ei hun, yn lle loc-core-group-interval-4w", of an authority's own number.
std::string welsh_own_source(const StatutoryRule& own);

std::string_view welsh_label(Jurisdiction jurisdiction);
std::string_view welsh_label(RuleLevel level);

/// The name of a bank holiday as GOV.UK gives it in Welsh, or `name` when we do not know it.
std::string welsh_holiday(std::string_view name);

extern const ExplanationWords welsh_words;

}  // namespace quorate::core
