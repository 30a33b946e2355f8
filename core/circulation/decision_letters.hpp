#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cases/case_tools.hpp"
#include "core/circulation/decision_letter.hpp"
#include "core/circulation/decision_letter_store.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/minutes/minutes_file.hpp"

namespace quorate::core {

/// The recipient of the one letter for all professionals.
inline constexpr std::string_view common_letter = "professionals";

/// How long what is written into a letter may be, in characters.
inline constexpr std::size_t longest_letter_words = 2'000;

/// Where a letter stands that a colleague has to look at before it leaves: each for the family,
/// and the one for professionals where the case is restricted or sealed, or somebody of it is
/// excluded or kept apart.
enum class LetterRelease { not_needed, to_ask, waiting, refused, released };

std::string_view code(LetterRelease release);  // "to_ask": used by the API. Never changes.

/// One letter, or why there is none for somebody with a seat.
struct DecisionLetter {
    std::string recipient = {};  // the id of a seat, or common_letter
    Recipient kind = Recipient::nobody;
    PersonName name = {};                  // of the family; empty: professionals
    std::string about = {};                // the relationship
    std::vector<PersonName> readers = {};  // of the common letter
    std::optional<FamilyMemberId> member = {};
    LetterText text = {};
    std::string why_none = {};  // a sentence without its full stop, when there is no letter
    KeptLetter kept = {};
    int left_out = 0;  // decisions that its reader is not told, as they are not marked
    std::vector<PersonName> children_left_out = {};  // whom those are about
    bool is_of_adjournment = false;                  // nothing was decided for any child
    bool may_be_posted = true;  // as far as this actor may know: see PrintedLetter
    bool has_changed = false;   // since it left: the record would make another letter now
    int put_right = 0;          // since it left: children of whom another decision would be told
    std::vector<ReplacedLetter> earlier = {};  // whose place it takes, the first one first
    bool needs_release = false;
    std::optional<LetterCopy> copy = {};  // the last that was handed on for release

    bool exists() const { return why_none.empty(); }

    /// Whether a letter to this recipient has left, be it one whose place this takes.
    bool has_left() const { return kept.sent_on || !earlier.empty(); }

    /// What a colleague released or looks at counts for these very words alone: once they change,
    /// the letter has to be handed on again.
    LetterRelease release() const;
    bool may_leave() const;
};

/// The letters about what a conference decided.
struct DecisionLetters {
    MeetingFile file;
    bool is_agreed = false;  // the minutes
    // Corrections of decisions, the plan and action points that are in no letter: those of
    // decisions are in corrected letters.
    int put_right = 0;
    std::vector<DecisionLetter> letters = {};
    std::vector<CaseDueDate> clocks = {};  // when the letters and the record have to be out
};

/// The letters of a conference that was held, drafted from its recorded decisions: one for each
/// member of the family with a seat, in their language, and one for all professionals. A letter
/// leaves within a working day, so it does not wait until the chair has agreed the minutes: before
/// that it has the decisions, the outline plan and the dates that follow, after it the action
/// points as well, never a section. What it may tell, letter_release_for() alone decides; of
/// meetings that follow, a member of the family is told those they have a seat at, at their own
/// time. There is none of another sort of meeting (of a strategy discussion nothing goes to the
/// family), nor before the end of the meeting: `wrong_state`, with the sentence that says so.
/// Audited.
Result<DecisionLetters> view_decision_letters(UnitOfWork& work,
                                              const Clock& clock,
                                              const Actor& actor,
                                              const MeetingId& meeting);

/// The same for a page about the meeting, without auditing: nothing where there are none, or none
/// for this actor.
std::optional<DecisionLetters> decision_letters_beside(UnitOfWork& work,
                                                       const Clock& clock,
                                                       const Actor& actor,
                                                       const MeetingId& meeting);

struct WordLetter {
    MeetingId meeting = {};
    std::string recipient = {};
    int version = 0;           // 0 while nothing is kept of it
    std::string opening = {};  // empty: ours again
    std::string closing = {};
};

/// Keeps another beginning and end of a letter. `wrong_state` once it has left.
Result<KeptLetter> word_letter(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const WordLetter& command);

/// A letter to be printed. The address is there only where post is safe for all we know: one is
/// kept, and no note on safe contact with it. Else the letter is to be given by hand.
struct PrintedLetter {
    DecisionLetters letters;
    DecisionLetter letter;
    PostalAddress address = {};
};

/// Looking at an address is in the audit, as everywhere.
Result<PrintedLetter> print_letter(UnitOfWork& work,
                                   const CaseTools& tools,
                                   const Actor& actor,
                                   const MeetingId& meeting,
                                   const std::string& recipient);

struct CorrectLetter {
    MeetingId meeting = {};
    std::string recipient = {};
    int version = 0;
};

/// Drafts a corrected letter in the place of one that has left, from the decisions as they were put
/// right since: what its reader may know of it. The one that left stays, word for word. Then it is
/// read, handed on and sent as the first was; the limit was met by the first. `wrong_state` when
/// none has left, or nothing in what was decided was put right since.
Result<KeptLetter> draft_corrected_letter(UnitOfWork& work,
                                          const Clock& clock,
                                          const Actor& actor,
                                          const CorrectLetter& command);

struct SendLetter {
    MeetingId meeting = {};
    std::string recipient = {};
    int version = 0;
    std::string how = {};         // the code of a LetterWay
    std::optional<Date> on = {};  // nothing: it could not be read
    std::string typed_on = {};    // as it was typed
};

/// Notes that a letter has left, and keeps every word of it: from then on it never changes.
/// `wrong_state` for one that a colleague has not released, see release_letters.hpp. The last of
/// them meets the limit for the letter, on the day on which the last one left.
Result<KeptLetter> mark_letter_sent(UnitOfWork& work,
                                    const CaseTools& tools,
                                    const Actor& actor,
                                    const SendLetter& command);

/// Whether all letters that there are have left, be it before they were corrected.
bool all_sent(const DecisionLetters& letters);

}  // namespace quorate::core
