#pragma once

#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "core/rules/event_kind.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// What a family's record is, by what happened to its children. A record can be several.
enum class RetentionClass {
    looked_after,
    child_protection,
    strategy_discussion,  // one after which no enquiries were made
    child_in_need,        // and everything else
    unborn_never_born
};

/// What the years of a rule are counted from.
enum class RetentionStart {
    closing,         // when the family was closed last
    youngest_birth,  // of the youngest child: its birth, or the day that was expected
    death            // of a looked after child before 18: the law's, set by no authority
};

/// How long records of a class are kept.
struct RetentionRule {
    RetentionClass of = RetentionClass::child_in_need;
    RetentionStart start = RetentionStart::closing;
    int years = 0;

    friend bool operator==(const RetentionRule&, const RetentionRule&) = default;
};

std::span<const RetentionClass> all_retention_classes();

// "child_protection", "closing": stored, and used by the API. They never change.
std::string_view code(RetentionClass kind);
std::string_view code(RetentionStart start);
std::optional<RetentionClass> retention_class_from(std::string_view code);
std::optional<RetentionStart> retention_start_from(std::string_view code);

std::string_view label(RetentionClass kind);   // "Child protection record"
std::string_view label(RetentionStart start);  // "the family was closed"

/// What holds while an authority has set nothing, and where it comes from.
RetentionRule usual_rule(RetentionClass kind);
std::string_view source(RetentionClass kind);

/// The fewest years that an authority can set; nothing when it cannot be counted from there.
std::optional<int> fewest_years(RetentionClass kind, RetentionStart start);
inline constexpr int most_years = 120;

/// What of a child decides how long the record of a looked after child is kept.
struct ChildDates {
    std::optional<Date> birth = {};  // or the day that was expected
    std::optional<Date> death = {};
};

/// What of a closed family decides how long it is kept.
struct RecordFacts {
    std::optional<Date> closed_on = {};
    std::optional<Date> youngest_birth = {};  // or the day that was expected
    bool has_child = false;                   // who was born
    bool has_unborn = false;
    bool had_enquiries = false;             // a strategy discussion decided on them
    std::set<EventKind> events = {};        // what holds of what happened
    std::vector<ChildDates> children = {};  // where one has died; none need be there otherwise
};

/// What the record is; never empty.
std::set<RetentionClass> classes_of(const RecordFacts& facts);

/// The rule as it holds of the record: of looked after children who died before 18, the law's 15
/// years from the death, unless another child's birth keeps it longer.
RetentionRule rule_for(const RetentionRule& rule, const RecordFacts& facts);

/// The first day on which a record of the rule's class may be erased, never before it was closed;
/// nothing while the day to count from is not known.
std::optional<Date> kept_until(const RetentionRule& rule, const RecordFacts& facts);

}  // namespace quorate::core
