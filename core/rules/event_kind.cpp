#include "core/rules/event_kind.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/rules/welsh.hpp"

namespace quorate::core {
namespace {

using enum EventKind;

struct Row {
    EventKind kind;
    std::string_view code;
    std::string_view label;
    std::string_view phrase;
    std::optional<EventGroup> group = {};
};

// In the order of the enumeration, which row() relies on.
constexpr std::array rows{
    Row{referral, "referral", "Referral received", "the referral", EventGroup::assessment},
    Row{assessment_allocated,
        "assessment_allocated",
        "Assessment allocated",
        "the day the assessment was allocated",
        EventGroup::assessment},
    Row{assessment_started,
        "assessment_started",
        "Assessment started",
        "the assessment's start",
        EventGroup::assessment},
    Row{assessment_finished,
        "assessment_finished",
        "Assessment finished",
        "the assessment's end",
        EventGroup::assessment},
    Row{strategy_discussion,
        "strategy_discussion",
        "Strategy discussion",
        "the strategy discussion",
        EventGroup::protection},
    Row{conference_held,
        "conference_held",
        "Initial conference held",
        "the initial conference",
        EventGroup::protection},
    Row{review_conference_held,
        "review_conference_held",
        "Review conference held",
        "the review conference",
        EventGroup::protection},
    Row{plan_started,
        "plan_started",
        "Child protection plan started",
        "the plan's start",
        EventGroup::protection},
    Row{plan_ended,
        "plan_ended",
        "Child protection plan ended",
        "the plan's end",
        EventGroup::protection},
    Row{child_seen,
        "child_seen",
        "Child seen",
        "the day the child was seen",
        EventGroup::assessment},
    Row{expected_delivery_date,
        "expected_delivery_date",
        "Expected delivery date",
        "the expected delivery date",
        EventGroup::birth},
    Row{cin_plan_agreed,
        "cin_plan_agreed",
        "Child in need plan agreed",
        "the day the assessment ended in a child in need plan",
        EventGroup::child_in_need},

    Row{significant_harm_suspected,
        "significant_harm_suspected",
        "Significant harm suspected",
        "the day significant harm was suspected",
        EventGroup::protection},
    Row{strategy_discussion_decided,
        "strategy_discussion_decided",
        "Strategy discussion decided",
        "the decision to hold a strategy discussion",
        EventGroup::protection},
    Row{section_47_started,
        "section_47_started",
        "Section 47 enquiries started",
        "the start of the section 47 enquiries",
        EventGroup::protection},
    Row{section_47_allocated,
        "section_47_allocated",
        "Section 47 enquiries allocated",
        "the allocation of the section 47 enquiries",
        EventGroup::protection},
    Row{conference_recommended,
        "conference_recommended",
        "Conference recommended",
        "the strategy discussion that recommended a conference",
        EventGroup::protection},
    Row{conference_requested,
        "conference_requested",
        "Conference requested",
        "the request for a conference",
        EventGroup::protection},
    Row{conference_delayed,
        "conference_delayed",
        "Conference cannot meet its limit",
        "the day it is known that the conference will be late"},
    Row{assessment_overrun_expected,
        "assessment_overrun_expected",
        "Assessment expected to pass its limit",
        "the day it is known that the assessment will be late"},
    Row{assessment_overran,
        "assessment_overran",
        "Assessment passed its limit",
        "the day the assessment passed its limit"},
    Row{any_conference_held,
        "any_conference_held",
        "Conference held, initial or review",
        "the conference"},
    Row{conference_ended,
        "conference_ended",
        "Conference ended",
        "the end of the conference",
        EventGroup::protection},
    Row{initial_conference_date,
        "initial_conference_date",
        "Date of the initial conference",
        "the date of the initial conference"},
    Row{review_conference_date,
        "review_conference_date",
        "Date of the review conference",
        "the date of the review conference"},
    Row{any_conference_date,
        "any_conference_date",
        "Date of the conference, initial or review",
        "the date of the conference"},
    Row{conference_inquorate,
        "conference_inquorate",
        "Initial conference inquorate",
        "the inquorate initial conference",
        EventGroup::protection},
    Row{review_conference_inquorate,
        "review_conference_inquorate",
        "Review conference inquorate",
        "the inquorate review conference",
        EventGroup::protection},
    Row{record_received, "record_received", "Record received", "the day the record was received"},
    Row{core_group_held,
        "core_group_held",
        "Core group held",
        "the last core group",
        EventGroup::protection},
    Row{significant_change,
        "significant_change",
        "Significant change or new incident",
        "the significant change"},
    Row{cp_visit,
        "cp_visit",
        "Child protection visit",
        "the last child protection visit",
        EventGroup::protection},
    Row{visit_or_contact,
        "visit_or_contact",
        "Visit or contact",
        "the visit or contact",
        EventGroup::assessment},
    Row{critical_event,
        "critical_event",
        "Critical event",
        "the critical event",
        EventGroup::protection},
    Row{transfer_notified,
        "transfer_notified",
        "Transfer notified in writing",
        "the written notification from the other authority",
        EventGroup::protection},
    Row{transfer_accepted,
        "transfer_accepted",
        "Transfer accepted",
        "the day the transfer was accepted",
        EventGroup::protection},
    Row{transfer_referral_received,
        "transfer_referral_received",
        "Transfer referral received",
        "the day the transfer referral was received",
        EventGroup::protection},
    Row{birth, "birth", "Birth", "the birth", EventGroup::birth},
    Row{cin_work_goes_on,
        "cin_work_goes_on",
        "Work goes on past 15 working days or needs several agencies",
        "the day it is known that work goes on",
        EventGroup::child_in_need},
    Row{cin_review_held,
        "cin_review_held",
        "Child in need review held",
        "the last child in need review",
        EventGroup::child_in_need},
    Row{cin_visit,
        "cin_visit",
        "Child in need visit",
        "the last child in need visit",
        EventGroup::child_in_need},
    Row{closure_decided,
        "closure_decided",
        "Closure decided",
        "the decision to close",
        EventGroup::assessment},
    Row{looked_after,
        "looked_after",
        "Child became looked after",
        "the day the child became looked after",
        EventGroup::looked_after},
    Row{lac_first_review_held,
        "lac_first_review_held",
        "First looked-after review held",
        "the first looked-after review",
        EventGroup::looked_after},
    Row{lac_review_held,
        "lac_review_held",
        "Later looked-after review held",
        "the last looked-after review",
        EventGroup::looked_after},
    Row{placement_started,
        "placement_started",
        "Placement started",
        "the start of the placement",
        EventGroup::looked_after},
    Row{lac_visit,
        "lac_visit",
        "Visit to the placement",
        "the last visit to the placement",
        EventGroup::looked_after},
    Row{care_support_reviewed,
        "care_support_reviewed",
        "Care and support plan made or reviewed",
        "the day the care and support plan was made or last reviewed",
        EventGroup::child_in_need},
    Row{conference_record_sent,
        "conference_record_sent",
        "Record of the conference sent",
        "the day the conference's record was sent",
        EventGroup::records},
    Row{strategy_record_sent,
        "strategy_record_sent",
        "Record of the strategy discussion sent",
        "the day the strategy discussion's record was sent",
        EventGroup::records},
    Row{decision_letter_sent,
        "decision_letter_sent",
        "Letter with the conference's decisions sent",
        "the day the decisions were sent",
        EventGroup::records},
    Row{referrer_acknowledged,
        "referrer_acknowledged",
        "Receipt acknowledged to the referrer",
        "the day the referrer was told",
        EventGroup::assessment},
};

static_assert(rows.size() == static_cast<std::size_t>(last_event_kind) + 1);

constexpr auto kinds = [] {
    std::array<EventKind, rows.size()> all{};
    for (std::size_t i = 0; i < rows.size(); ++i)
        all[i] = rows[i].kind;
    return all;
}();

constexpr auto recordable = [] {
    constexpr auto is_recorded = [](const Row& each) { return each.group.has_value(); };
    constexpr auto number = std::ranges::count_if(rows, is_recorded);
    std::array<EventKind, static_cast<std::size_t>(number)> all{};
    std::size_t next = 0;
    for (const Row& each : rows)
        if (is_recorded(each)) all[next++] = each.kind;
    return all;
}();

constexpr std::array<std::string_view, static_cast<std::size_t>(last_event_group) + 1> groups{
    "Referral and assessment",
    "Child protection",
    "Letters and records",
    "Child in need, care and support",
    "Before and after a birth",
    "Looked after",
};

const Row& row(EventKind kind)
{
    return rows[static_cast<std::size_t>(kind)];
}

}  // namespace

std::span<const EventKind> all_event_kinds()
{
    return kinds;
}

std::span<const EventKind> recordable_event_kinds()
{
    return recordable;
}

std::optional<EventGroup> group_of(EventKind kind)
{
    return row(kind).group;
}

std::string_view code(EventKind kind)
{
    return row(kind).code;
}

std::optional<EventKind> event_kind_from(std::string_view code)
{
    for (const EventKind kind : recordable_event_kinds())
        if (row(kind).code == code) return kind;
    return std::nullopt;
}

std::optional<EventKind> any_event_kind_from(std::string_view code)
{
    for (const Row& each : rows)
        if (each.code == code) return each.kind;
    return std::nullopt;
}

std::string_view label(EventKind kind)
{
    return row(kind).label;
}

std::string_view label(EventGroup group)
{
    return groups[static_cast<std::size_t>(group)];
}

std::string_view phrase(EventKind kind, Language language)
{
    return language == Language::welsh ? welsh_phrase(kind) : row(kind).phrase;
}

}  // namespace quorate::core
