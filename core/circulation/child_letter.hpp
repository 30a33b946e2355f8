#pragma once

#include <string>

#include "core/circulation/decision_letter.hpp"
#include "core/circulation/disclosure.hpp"

namespace quorate::core {

/// The youngest who are written to, in years on the day of the meeting.
inline constexpr int youngest_written_to = 5;

/// From this age on the letter does not speak of adults as a small child does.
inline constexpr int older_child = 12;

/// All that a letter to a child is written from.
struct ChildLetterFacts {
    Jurisdiction jurisdiction = Jurisdiction::england;
    Instant held_at = {};
    Language language = Language::english;
    PersonName to = {};    // what the child is called
    int age = 0;           // on the day of the meeting
    Release release = {};  // of child_letter_release_for(), and of nothing else
    FreeText about = {};   // what somebody wrote; empty: our own words
    FreeText own_words = {};
    FreeText next = {};  // instead of the action points
    FreeText closing = {};
    PersonName social_worker = {};
    PersonName advocate = {};
    PersonName chair = {};
    std::string council = {};
    std::string phone = {};
    std::string email = {};  // of the council, where it has no telephone
};

/// What the meeting was about, in our words.
std::string usual_about(const ChildLetterFacts& facts);

/// What happens next, from the action points for the child.
std::string usual_next(const ChildLetterFacts& facts);

/// The letter, in words for a child. What somebody wrote stays in the language in which it was
/// written; all else is in the child's.
LetterText child_letter_text(const ChildLetterFacts& facts);

}  // namespace quorate::core
