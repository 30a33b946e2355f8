#pragma once

#include "core/cases/view_case.hpp"
#include "core/dates/working_calendar.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// Gives the view of one due date all of its working: the calendar of the count, every day counted,
/// the rule in words, what was left out, the source, and the sentences. `closures` are the
/// authority's.
void set_working(View& view,
                 const core::ExplainedDueDate& date,
                 const core::NamedDays& closures,
                 core::Language language);

}  // namespace quorate::server
