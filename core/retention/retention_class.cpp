#include "core/retention/retention_class.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/cases/child.hpp"
#include "core/dates/months.hpp"

namespace quorate::core {
namespace {

struct ClassRow {
    RetentionClass kind;
    std::string_view code;
    std::string_view label;
    RetentionStart start;
    int years;
    int fewest_from_closing;  // 0: cannot be counted from there
    int fewest_from_birth;
    std::string_view source;
};

// In the order of the enumeration. The usual years are what an authority begins with: but for
// looked after children no law sets them, so each council decides for itself.
constexpr std::array rows{
    ClassRow{RetentionClass::looked_after,
             "looked_after",
             "Record of a looked after child",
             RetentionStart::youngest_birth,
             75,
             0,
             75,
             "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50: "
             "until the 75th anniversary of the child's birth, or, if the child dies before 18, "
             "for 15 years from the death"},
    ClassRow{RetentionClass::child_protection,
             "child_protection",
             "Child protection record",
             RetentionStart::closing,
             35,
             6,
             25,
             "Councils set this themselves. Blackpool keeps 35 years after the last contact; a "
             "policy of 35 years after closing was before the High Court in [2015] EWHC 2134 "
             "(Admin)"},
    ClassRow{RetentionClass::strategy_discussion,
             "strategy_discussion",
             "Strategy discussion without enquiries",
             RetentionStart::youngest_birth,
             25,
             3,
             21,
             "Councils set this themselves; begins as for a child in need"},
    ClassRow{RetentionClass::child_in_need,
             "child_in_need",
             "Child in need record",
             RetentionStart::youngest_birth,
             25,
             3,
             21,
             "Councils set this themselves. Devon keeps until the child is 18 and three years "
             "after; the 25th birthday leaves time for a claim"},
    ClassRow{RetentionClass::unborn_never_born,
             "unborn_never_born",
             "Unborn child who was never born",
             RetentionStart::closing,
             25,
             3,
             21,
             "Councils set this themselves; begins as for a child in need"}};

struct StartRow {
    RetentionStart start;
    std::string_view code;
    std::string_view label;
};

constexpr std::array starts{
    StartRow{RetentionStart::closing, "closing", "the family was closed"},
    StartRow{RetentionStart::youngest_birth, "youngest_birth", "the youngest child was born"},
    StartRow{RetentionStart::death, "death", "the child died"}};

constexpr int years_from_death = 15;

constexpr std::array kinds{RetentionClass::looked_after,
                           RetentionClass::child_protection,
                           RetentionClass::strategy_discussion,
                           RetentionClass::child_in_need,
                           RetentionClass::unborn_never_born};

constexpr EventKinds of_care{EventKind::looked_after,
                             EventKind::lac_first_review_held,
                             EventKind::lac_review_held,
                             EventKind::placement_started,
                             EventKind::lac_visit};
constexpr EventKinds of_protection{EventKind::section_47_started,
                                   EventKind::section_47_allocated,
                                   EventKind::conference_recommended,
                                   EventKind::conference_requested,
                                   EventKind::conference_held,
                                   EventKind::review_conference_held,
                                   EventKind::any_conference_held,
                                   EventKind::conference_inquorate,
                                   EventKind::review_conference_inquorate,
                                   EventKind::plan_started,
                                   EventKind::plan_ended,
                                   EventKind::core_group_held,
                                   EventKind::cp_visit,
                                   EventKind::transfer_notified,
                                   EventKind::transfer_accepted,
                                   EventKind::transfer_referral_received};
constexpr EventKinds of_discussion{EventKind::strategy_discussion,
                                   EventKind::strategy_discussion_decided};

const ClassRow& row(RetentionClass kind)
{
    const auto found = std::ranges::find(rows, kind, &ClassRow::kind);
    if (found == rows.end()) throw std::logic_error{"a class of records has no row"};
    return *found;
}

const StartRow& row(RetentionStart start)
{
    const auto found = std::ranges::find(starts, start, &StartRow::start);
    if (found == starts.end()) throw std::logic_error{"a start of years has no row"};
    return *found;
}

// The last death before 18.
std::optional<Date> last_death(const RecordFacts& facts)
{
    std::optional<Date> last;
    for (const ChildDates& child : facts.children)
        if (died_before_18(child.birth, child.death)) last = std::max(last, child.death);
    return last;
}

// Of a looked after child's record: who died before 18 is not counted from birth.
std::optional<Date> youngest_birth(const RetentionRule& rule, const RecordFacts& facts)
{
    if (rule.of != RetentionClass::looked_after || facts.children.empty())
        return facts.youngest_birth;
    std::optional<Date> youngest;
    for (const ChildDates& child : facts.children)
        if (!died_before_18(child.birth, child.death)) youngest = std::max(youngest, child.birth);
    return youngest;
}

std::optional<Date> counted_from(const RetentionRule& rule, const RecordFacts& facts)
{
    switch (rule.start) {
        case RetentionStart::closing:
            return facts.closed_on;
        case RetentionStart::youngest_birth:
            return youngest_birth(rule, facts);
        case RetentionStart::death:
            return last_death(facts);
    }
    return std::nullopt;
}

Date after_years(Date from, int years)
{
    return add_months(from, std::chrono::months{12 * years});
}

bool had_any(const RecordFacts& facts, const EventKinds& among)
{
    return std::ranges::any_of(facts.events, [&](EventKind each) { return among.contains(each); });
}

}  // namespace

std::span<const RetentionClass> all_retention_classes()
{
    return kinds;
}

std::string_view code(RetentionClass kind)
{
    return row(kind).code;
}

std::string_view code(RetentionStart start)
{
    return row(start).code;
}

std::optional<RetentionClass> retention_class_from(std::string_view code)
{
    const auto found = std::ranges::find(rows, code, &ClassRow::code);
    if (found == rows.end()) return std::nullopt;
    return found->kind;
}

std::optional<RetentionStart> retention_start_from(std::string_view code)
{
    const auto found = std::ranges::find(starts, code, &StartRow::code);
    if (found == starts.end()) return std::nullopt;
    return found->start;
}

std::string_view label(RetentionClass kind)
{
    return row(kind).label;
}

std::string_view label(RetentionStart start)
{
    return row(start).label;
}

RetentionRule usual_rule(RetentionClass kind)
{
    const ClassRow& of = row(kind);
    return {.of = kind, .start = of.start, .years = of.years};
}

std::string_view source(RetentionClass kind)
{
    return row(kind).source;
}

std::optional<int> fewest_years(RetentionClass kind, RetentionStart start)
{
    if (start == RetentionStart::death) return std::nullopt;
    const ClassRow& of = row(kind);
    const int fewest =
        start == RetentionStart::closing ? of.fewest_from_closing : of.fewest_from_birth;
    if (fewest == 0) return std::nullopt;
    return fewest;
}

std::set<RetentionClass> classes_of(const RecordFacts& facts)
{
    std::set<RetentionClass> classes;
    if (had_any(facts, of_care)) classes.insert(RetentionClass::looked_after);
    const bool is_protection = facts.had_enquiries || had_any(facts, of_protection);
    if (is_protection) classes.insert(RetentionClass::child_protection);
    if (!is_protection && had_any(facts, of_discussion))
        classes.insert(RetentionClass::strategy_discussion);
    if (facts.has_unborn && !facts.has_child) classes.insert(RetentionClass::unborn_never_born);
    if (classes.empty()) classes.insert(RetentionClass::child_in_need);
    return classes;
}

RetentionRule rule_for(const RetentionRule& rule, const RecordFacts& facts)
{
    const auto death = last_death(facts);
    if (rule.of != RetentionClass::looked_after || !death) return rule;
    const auto birth = youngest_birth(rule, facts);
    if (birth && after_years(*birth, rule.years) >= after_years(*death, years_from_death))
        return rule;
    return {.of = rule.of, .start = RetentionStart::death, .years = years_from_death};
}

std::optional<Date> kept_until(const RetentionRule& rule, const RecordFacts& facts)
{
    const auto from = counted_from(rule, facts);
    if (!from) return std::nullopt;
    const Date day = after_years(*from, rule.years);
    return facts.closed_on ? std::max(day, *facts.closed_on) : day;
}

}  // namespace quorate::core
