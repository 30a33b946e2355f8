#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "core/dates/language.hpp"

namespace quorate::core {

/// What can start or stop a clock.
enum class EventKind : std::uint8_t {
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
    significant_harm_suspected,
    strategy_discussion_decided,
    section_47_started,
    section_47_allocated,
    conference_recommended,
    conference_requested,
    conference_delayed,
    assessment_overrun_expected,
    assessment_overran,
    any_conference_held,  // initial or review
    conference_ended,     // with its time
    initial_conference_date,
    review_conference_date,
    any_conference_date,
    conference_inquorate,
    review_conference_inquorate,
    record_received,
    core_group_held,
    significant_change,
    cp_visit,
    visit_or_contact,
    critical_event,
    transfer_notified,
    transfer_accepted,
    transfer_referral_received,
    birth,
    cin_work_goes_on,
    cin_review_held,
    cin_visit,
    closure_decided,
    looked_after,
    lac_first_review_held,
    lac_review_held,
    placement_started,
    lac_visit,
    care_support_reviewed,
    conference_record_sent,
    strategy_record_sent,
    decision_letter_sent,  // in Wales: outline plan and summary of decisions
    referrer_acknowledged,
};

inline constexpr EventKind last_event_kind = EventKind::referrer_acknowledged;

/// Where a kind stands among those that people choose from.
enum class EventGroup { assessment, protection, records, child_in_need, birth, looked_after };

inline constexpr EventGroup last_event_group = EventGroup::looked_after;

/// A set of kinds.
class EventKinds {
public:
    constexpr EventKinds() = default;
    constexpr EventKinds(std::initializer_list<EventKind> kinds)
    {
        for (const EventKind kind : kinds)
            bits_ |= bit(kind);
    }

    constexpr bool contains(EventKind kind) const { return (bits_ & bit(kind)) != 0; }
    constexpr bool empty() const { return bits_ == 0; }

private:
    static constexpr std::uint64_t bit(EventKind kind)
    {
        return std::uint64_t{1} << static_cast<unsigned>(kind);
    }

    std::uint64_t bits_ = 0;
};

static_assert(static_cast<unsigned>(last_event_kind) < 64, "EventKinds has a bit for each kind");

/// Every kind, in the order above.
std::span<const EventKind> all_event_kinds();

/// Those that can be recorded in a case, in the order above. Of the others rules are asked by hand:
/// they need a time of day, or nobody records them.
std::span<const EventKind> recordable_event_kinds();

/// Nothing when the kind is not recorded in cases.
std::optional<EventGroup> group_of(EventKind kind);

/// "strategy_discussion": stored, and used by the API. Never changes.
std::string_view code(EventKind kind);

/// A kind that can be recorded.
std::optional<EventKind> event_kind_from(std::string_view code);

/// Any kind: a case also keeps events that follow from a booking.
std::optional<EventKind> any_event_kind_from(std::string_view code);

/// "Strategy discussion": for a list or a form.
std::string_view label(EventKind kind);
std::string_view label(EventGroup group);  // "Child protection"

/// "the strategy discussion": for the middle of a sentence.
std::string_view phrase(EventKind kind, Language language = Language::english);

}  // namespace quorate::core
