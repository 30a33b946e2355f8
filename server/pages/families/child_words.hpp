#pragma once

#include <string>
#include <vector>

#include "core/cases/case_event.hpp"
#include "core/cases/child.hpp"
#include "core/due_dates/case_due_date.hpp"

namespace quorate::server {

// Which of a family's children something is about, in words. Nothing is said of what is about all.

/// "Rowan and Wren": by their first names, in the order of `children`. In Welsh "Rowan, Wren".
std::string names_of(const std::vector<core::Child>& children,
                     const std::vector<core::ChildId>& chosen,
                     core::Language language = core::Language::english);

/// How many of a family's children wait, as a list says it: "2 children"; when these are not all,
/// "1 of 3 children, for Wren", or the number alone for whoever may not see the names.
std::string waiting_text(int children,
                         int unborn,
                         const std::vector<core::PersonName>& waiting,
                         bool may_name);

/// "at 14:30, about Rowan": what is not so of every event. The time is London's.
std::string event_details(const core::CaseEvent& event, const std::vector<core::Child>& children);

/// The names of those for whom it runs; empty when that is every child of the family, or not known.
std::string whose(const core::CaseDueDate& due,
                  const std::vector<core::Child>& children,
                  core::Language language = core::Language::english);

/// "For Rowan", where it runs for some of the family's children only.
std::string for_whom(const core::CaseDueDate& due,
                     const std::vector<core::Child>& children,
                     core::Language language = core::Language::english);

/// "For Rowan.", or how it stands for each when that differs: "Rowan: done on Friday 20 November
/// 2026. Wren: still due."
std::string answers_sentence(const core::CaseDueDate& due,
                             const std::vector<core::Child>& children,
                             core::Language language = core::Language::english);

/// The children for whom it is open; all of them when none is named.
std::vector<core::ChildId> waiting_children(const core::CaseDueDate& due,
                                            const std::vector<core::Child>& children);

}  // namespace quorate::server
