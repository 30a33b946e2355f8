#pragma once

#include "core/scheduling/meeting_needs.hpp"
#include "server/http/request.hpp"
#include "server/pages/meetings/attendance_parts.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

/// The form of what a meeting needs, as it was typed.
struct NeedsForm {
    std::string length = {};  // minutes
    std::string family_before = {};
    std::string debrief_after = {};
    AttendanceParts parts = {};
    core::NeedsDraft draft = {};  // all that is not a number
};

NeedsForm needs_form_of(const Fields& form);
NeedsForm form_of_needs(const core::MeetingNeeds& needs);

/// What is wrong with the draft that the form comes to, at the rows of the form: one row may stand
/// for all days of the working week.
std::vector<core::FieldError> errors_of_rows(const NeedsForm& form,
                                             const std::vector<core::FieldError>& errors);

/// The draft that the form comes to.
core::NeedsDraft draft_of(const NeedsForm& form);

/// The parts of scheduling/needs.html.
std::vector<View> about_fields(const NeedsForm& form,
                               const core::MeetingChoices& choices,
                               const std::vector<core::FieldError>& errors);
std::vector<View> length_fields(const NeedsForm& form, const std::vector<core::FieldError>& errors);
View mode_field(const NeedsForm& form, const std::vector<core::FieldError>& errors);
std::vector<View> staff_fields(const NeedsForm& form,
                               const core::MeetingChoices& choices,
                               core::MeetingType type,
                               const std::vector<core::FieldError>& errors);
std::vector<View> wish_fields(const NeedsForm& form, const std::vector<core::FieldError>& errors);

/// Whether what suits the family holds something, or something wrong.
bool has_wishes(const NeedsForm& form, const std::vector<core::FieldError>& errors);

// What is seldom asked for: {{> scheduling/more_fields}}, open when it holds something or something
// wrong.

/// Interpreter and advocates. No advocate is asked about where the family do not come.
View help_fields(const NeedsForm& form,
                 core::MeetingType type,
                 const std::vector<core::FieldError>& errors);

/// The chair's time before and after.
View around_fields(const NeedsForm& form, const std::vector<core::FieldError>& errors);

/// A place that is not ours, and what the room has.
View place_fields(const NeedsForm& form, const std::vector<core::FieldError>& errors);

/// The help that the form asks for, as far as it can be understood.
core::NeededHelp help_of(const NeedsForm& form);

/// A row of fields for each unwanted time, and some more to fill in.
View unwanted_rows(const NeedsForm& form, const std::vector<core::FieldError>& errors);

}  // namespace quorate::server
