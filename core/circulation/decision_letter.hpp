#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/circulation/disclosure.hpp"
#include "core/dates/language.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/meetings/recipient_class.hpp"
#include "core/rules/statutory_rule.hpp"
#include "core/support/clock.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// A meeting that follows from a conference, when its reader is to be there.
struct NextMeeting {
    MeetingType type = MeetingType::core_group;
    Instant at = {};
};

/// All that a letter is written from.
struct LetterFacts {
    MeetingType type = MeetingType::initial_cp_conference;
    Jurisdiction jurisdiction = Jurisdiction::england;
    Instant held_at = {};
    RecipientClass reader = RecipientClass::family;
    Language language = Language::english;
    PersonName to = {};    // empty: colleagues in common
    Release release = {};  // of letter_release_for(), and of nothing else
    std::vector<NextMeeting> next = {};
    PersonName chair = {};
    std::string council = {};
    std::string phone = {};
    std::string email = {};                  // of the council, where it has no telephone
    std::optional<Date> held_again_by = {};  // at the latest, of one adjourned for want of quorum
    bool tells_corrections = false;          // of decisions: in a letter that is corrected
    std::optional<Date> replaces = {};       // the day of the letter whose place it takes
    FreeText opening = {};                   // what somebody wrote; empty: usual_opening()
    FreeText closing = {};
};

struct LetterPart {
    std::string heading;
    std::vector<std::string> paragraphs;
};

/// A letter about what a conference decided, word for word. Personal, every line of it.
struct LetterText {
    Language language = Language::english;
    std::string greeting;
    std::string heading;
    std::string opening;
    std::vector<LetterPart> parts;  // a part for each child, what happens next, who disagrees
    std::string closing;
    std::string signature;  // who chaired
    std::string council;
};

/// Whether nothing is decided yet for any child that the letter tells of.
bool tells_of_adjournment(const LetterFacts& facts);

/// What the meeting was for, in our words.
std::string usual_opening(const LetterFacts& facts);
std::string usual_closing(const LetterFacts& facts);

/// The letter. What was written in the record, such as the chair's reasons, stays in the language
/// in which it was written; all else is in the reader's. Our Welsh is plain and no official
/// translation of anything.
LetterText letter_text(const LetterFacts& facts);

/// Of how many children `sent`, a whole_text(), tells otherwise what was decided.
int decided_otherwise(const LetterFacts& facts, const std::string& sent);

/// All of it as one text, to be kept when it leaves.
std::string whole_text(const LetterText& letter);

}  // namespace quorate::core
