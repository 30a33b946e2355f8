#pragma once

#include <string>
#include <vector>

#include "core/circulation/decision_letters.hpp"
#include "core/circulation/record_clocks.hpp"
#include "server/http/request.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What the pages about decision letters show.

std::string letters_url(const core::MeetingId& meeting);
std::string letter_url(const core::MeetingId& meeting, const std::string& recipient);

/// Whom it is for: "Professionals", or the name of one of the family.
std::string name_of(const core::DecisionLetter& letter);

/// Who reads it, or how they are related.
std::string about_text(const core::DecisionLetter& letter);

/// "Sent by post on Thursday 26 November 2026".
std::string sent_text(const core::KeptLetter& kept);

/// One letter in the list.
View letter_row(const core::DecisionLetter& letter, const core::MeetingId& meeting);

/// One clock below it: of a record that had gone to all, also who has none of it now.
View clock_row(const core::CaseDueDate& due, const core::RecordReach& reach);

/// The last day of the letters themselves, where no rule of the dates says it.
View letter_clock_row(const core::LetterClock& letter);

std::vector<View> letter_notices(const core::DecisionLetters& letters);

/// "2 corrections of the decisions, the plan or the action points are in no letter."; or empty.
std::string put_right_words(const core::DecisionLetters& letters);

/// The letter itself, for the template record/letter_text.
void add_letter(View& page, const core::LetterText& letter);

/// The letters whose place it takes, word for word.
void add_earlier(View& page, const core::DecisionLetter& letter);

/// How it begins and ends, and how and when it left: fields with what was typed.
std::vector<View> word_fields(const core::DecisionLetter& letter,
                              const Fields& typed,
                              const std::vector<core::FieldError>& errors);
std::vector<View> sent_fields(const core::DecisionLetter& letter,
                              const Fields& typed,
                              const std::vector<core::FieldError>& errors,
                              core::Instant now);

}  // namespace quorate::server
