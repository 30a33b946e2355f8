#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace quorate::core {

/// What is looked at for whether it was done in time.
enum class Measure {
    initial_conferences,  // those that follow section 47 enquiries: 15 working days
    first_reviews,
    later_reviews,
    first_core_groups,
    later_core_groups,
    assessments,  // from the referral, as the census counts them
    records,      // of conferences
    letters,      // that tell the family what a conference decided
};

/// Every measure, in the order above.
std::span<const Measure> all_measures();

/// "initial_conferences": used by the API, exports and addresses. Never changes.
std::string_view code(Measure measure);

/// "Initial conferences within 15 working days"
std::string_view label(Measure measure);

/// What is counted besides children, with one and with any other number: "conference",
/// "conferences".
struct Noun {
    std::string_view one;
    std::string_view many;
};
Noun counted_noun(Measure measure);

/// Whether people meet for it: one meeting can keep the limits of several children, which then
/// count as one.
bool is_of_meetings(Measure measure);

/// The measure that a limit by this rule counts for. One rule of those that an event starts, so
/// that no occasion counts twice. Nothing for the others.
std::optional<Measure> measure_of_rule(std::string_view rule_id);

}  // namespace quorate::core
