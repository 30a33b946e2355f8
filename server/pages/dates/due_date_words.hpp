#pragma once

#include <optional>
#include <string>

#include "core/cases/view_case.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

// How a due date is told, the same wherever it is shown.

/// "Booked, day 14 of 15", "Done", "Not needed", "2 working days late", "12 working days"
View due_chip(const core::ExplainedDueDate& date,
              core::Language language = core::Language::english);

/// "Last day Thu 26 November 2026. Booked for Wed 25 November 2026 at 10:00." What a person wrote
/// comes last, and is left out in Welsh: nobody knows its language.
std::string due_sentence(const core::ExplainedDueDate& date,
                         core::Language language = core::Language::english);

/// "The last one was adjourned on Wednesday 25 November 2026. It has to be held again by …": empty
/// where it was not.
std::string adjourned_sentence(const std::optional<core::LastAdjourned>& adjourned,
                               core::Language language = core::Language::english);

/// Beside an earlier last day than that of the limit: why, and which the limit's is.
std::string held_again_sentence(const core::CaseDueDate& due);

/// The last day, or of a limit in hours the moment: "Thursday 26 November 2026".
std::string last_day_text(const core::CaseDueDate& due,
                          core::Language language = core::Language::english);

/// The same in a list: "Thu 26 Nov", "Thu 26 Nov at 14:30".
std::string short_last_day(const core::CaseDueDate& due);

/// ", book by Fri 27 Nov", after the last day in a list; empty when that is the day to book by.
std::string short_book_by(const core::CaseDueDate& due);

/// When its clock started, in a list: "Thu 5 Nov", of a limit in hours "Thu 5 Nov at 09:15".
std::string short_start(const core::CaseDueDate& due,
                        core::Language language = core::Language::english);

/// "Booked after the last day"; "Booked too late" for a limit in hours.
std::string_view booked_late_text(const core::CaseDueDate& due,
                                  core::Language language = core::Language::english);

/// Which of the days that are counted it is, or 0 when the rule does not count days.
int number_of_day(const core::ExplainedDate& date, core::Date day);

/// Which of the shapes of a timeline stands for it: "done", "late", "soon" or "ok".
std::string due_tone(const core::ExplainedDueDate& date);

}  // namespace quorate::server
