#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "core/cases/case_event.hpp"
#include "core/cases/child.hpp"
#include "core/support/result.hpp"
#include "server/http/request.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

// The fields of a form about something that happened in a family, each shown again as it was typed.

View event_day_field(const Fields& typed, const std::vector<core::FieldError>& errors);
View event_time_field(const Fields& typed, const std::vector<core::FieldError>& errors);
View section_47_field(const Fields& typed, const std::vector<core::FieldError>& errors);
View plan_field(const Fields& typed, const std::vector<core::FieldError>& errors);
View event_note_field(const Fields& typed, const std::vector<core::FieldError>& errors);

/// Which children it was about. Nothing is asked of a family with one child.
void add_children(std::vector<View>& fields,
                  const std::vector<core::Child>& children,
                  const Fields& typed,
                  const std::vector<core::FieldError>& errors);

/// What seldom is so, to be confirmed; nothing to show when nothing is.
void add_confirmation(std::vector<View>& fields,
                      const Fields& typed,
                      const std::vector<core::FieldError>& errors);

/// Everything that can be recorded, in groups.
std::vector<OptionGroup> event_kinds_to_choose();

/// Minutes after midnight; nothing when none was typed, and an error when it cannot be read.
std::optional<std::chrono::minutes> typed_time_of(const Fields& form,
                                                  std::vector<core::FieldError>& errors);

/// The children that were ticked; none of a family with one child.
std::vector<core::ChildId> ticked_children(const Fields& form,
                                           const std::vector<core::Child>& children,
                                           std::vector<core::FieldError>& errors);

/// Nobody where every child was ticked. Of something new both mean every child who can have been
/// there on that day; of a correction, nobody named leaves the children as they were.
std::vector<core::ChildId> unless_all(std::vector<core::ChildId> ticked,
                                      const std::vector<core::Child>& children);

/// What the form would say to record this event.
Fields typed_from(const core::CaseEvent& event, const std::vector<core::Child>& children);

}  // namespace quorate::server
