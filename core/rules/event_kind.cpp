#include "core/rules/event_kind.hpp"

#include <array>
#include <cstddef>

namespace quorate::core {
namespace {

using enum EventKind;

struct Row {
    EventKind kind;
    std::string_view code;
    std::string_view label;
    std::string_view phrase;
};

// In the order of the enumeration, which row() relies on.
constexpr std::array rows{
    Row{referral, "referral", "Referral received", "the referral"},
    Row{assessment_allocated,
        "assessment_allocated",
        "Assessment allocated",
        "the day the assessment was allocated"},
    Row{assessment_started, "assessment_started", "Assessment started", "the assessment's start"},
    Row{assessment_finished, "assessment_finished", "Assessment finished", "the assessment's end"},
    Row{strategy_discussion,
        "strategy_discussion",
        "Strategy discussion",
        "the strategy discussion"},
    Row{conference_held, "conference_held", "Initial conference held", "the initial conference"},
    Row{review_conference_held,
        "review_conference_held",
        "Review conference held",
        "the review conference"},
    Row{plan_started, "plan_started", "Child protection plan started", "the plan's start"},
    Row{plan_ended, "plan_ended", "Child protection plan ended", "the plan's end"},
    Row{child_seen, "child_seen", "Child seen", "the day the child was seen"},
    Row{expected_delivery_date,
        "expected_delivery_date",
        "Expected delivery date",
        "the expected delivery date"},
    Row{cin_plan_agreed,
        "cin_plan_agreed",
        "Child in need plan agreed",
        "the day the assessment ended in a child in need plan"},
};

constexpr auto kinds = [] {
    std::array<EventKind, rows.size()> all{};
    for (std::size_t i = 0; i < rows.size(); ++i)
        all[i] = rows[i].kind;
    return all;
}();

const Row& row(EventKind kind)
{
    return rows[static_cast<std::size_t>(kind)];
}

}  // namespace

std::span<const EventKind> all_event_kinds()
{
    return kinds;
}

std::string_view code(EventKind kind)
{
    return row(kind).code;
}

std::optional<EventKind> event_kind_from(std::string_view code)
{
    for (const Row& row : rows)
        if (row.code == code) return row.kind;
    return std::nullopt;
}

std::string_view label(EventKind kind)
{
    return row(kind).label;
}

std::string_view phrase(EventKind kind)
{
    return row(kind).phrase;
}

}  // namespace quorate::core
