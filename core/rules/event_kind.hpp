#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace quorate::core {

/// What can happen in a case that starts or stops a clock.
enum class EventKind {
    referral,  // in Wales: report
    assessment_allocated,
    assessment_started,
    assessment_finished,
    strategy_discussion,
    conference_held,  // initial, transfer-in or pre-birth
    review_conference_held,
    plan_started,
    plan_ended,
    child_seen,
    expected_delivery_date,
    cin_plan_agreed,  // an assessment ended in a child in need plan
};

/// Every kind, in the order above.
std::span<const EventKind> all_event_kinds();

/// "strategy_discussion": stored, and used by the API. Never changes.
std::string_view code(EventKind kind);

std::optional<EventKind> event_kind_from(std::string_view code);

/// "Strategy discussion": for a list or a form.
std::string_view label(EventKind kind);

/// "the strategy discussion": for the middle of a sentence.
std::string_view phrase(EventKind kind);

}  // namespace quorate::core
