#pragma once

#include <string>
#include <vector>

#include "core/circulation/corrections.hpp"
#include "core/circulation/record_clocks.hpp"
#include "server/templates/components.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// How the clocks of a record and the corrections asked for are told, the same wherever they show.

/// "Agreed, not sent", "Sent to 4 of 6"; of a core group without a word of minutes "No minutes".
View record_state_chip(const core::RecordStanding& record);

/// "Record: last day 4 December, 3 working days left" and the like: a line for each product, with a
/// chip: {what, words, state_chip}.
View clock_lines(const core::RecordClocks& clocks);

/// "Sent on 4 December 2026. Corrections can be asked for until 18 December 2026."; of one that was
/// sent in part, who is missing and why, without names.
std::string record_sentence(const core::RecordClocks& clocks);

/// "1 not sent yet, 2 waiting for a colleague"; empty when nobody is missing.
std::string missing_words(const std::vector<core::MissingCopy>& missing);

/// The corrections of a record with forms to answer those that are open, for record/corrections.
struct AnswersAllowed {
    bool decline = false;
    bool amend = false;
};
View correction_rows(const std::vector<core::CorrectionRow>& rows,
                     const core::MeetingId& meeting,
                     const AnswersAllowed& may,
                     const std::vector<core::FieldError>& errors);

/// The name of the field for the answer to one of them.
std::string answer_field(const core::CorrectionId& correction);

}  // namespace quorate::server
