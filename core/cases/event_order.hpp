#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/cases/case_event.hpp"
#include "core/cases/child.hpp"
#include "core/dates/working_calendar.hpp"

namespace quorate::core {

/// What the order of a case's events is judged by.
struct CaseHistory {
    std::vector<CaseEvent> events = {};
    std::vector<Child> children = {};
    // Strategy discussions whose conference a person settled: their enquiries are no longer open.
    std::set<CaseEventId> ended_enquiries = {};
};

/// Something about the day or the place of an event that cannot be, or that seldom is.
struct OrderFault {
    std::string_view check;  // which check found it
    std::string sentence;    // to show at the field
    std::string_view field = "on";
    bool is_impossible = true;  // else a person may confirm it
};

/// What is wrong with `event` among the others of its history that were about one of its children:
/// the orders that the census checks, and what cannot have happened before a child was born. An
/// event may have several faults, each told once.
std::vector<OrderFault> order_faults(const CaseEvent& event, const CaseHistory& history);

/// The same for the day by itself: not in the future (but for an expected delivery date), and for a
/// conference not at a weekend and seldom on a bank holiday.
std::vector<OrderFault> day_faults(const CaseEvent& event,
                                   Date today,
                                   const BankHolidays& bank_holidays);

/// The first day on which anything can have happened in a family with these children; nothing when
/// it has none. Of a child whose expected delivery date is known, the pregnancy counts.
std::optional<Date> first_day_possible(const std::vector<Child>& children,
                                       const std::vector<CaseEvent>& events);

/// Those of the children whom something on `day` can have been about: who was born or expected.
std::vector<ChildId> children_there_on(Date day, const CaseHistory& history);

}  // namespace quorate::core
