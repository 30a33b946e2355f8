#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/circulation/child_letter.hpp"
#include "core/circulation/child_letter_store.hpp"
#include "core/minutes/minutes_file.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/seal.hpp"

namespace quorate::core {

/// How long what is written into a letter to a child may be, in characters.
inline constexpr std::size_t longest_child_words = 2'000;

/// The letter to one child, or why there is none.
struct ChildLetter {
    Child child = {};
    std::string age = {};  // in words, on the day of the meeting
    LetterText text = {};
    std::string why_none = {};  // a sentence without its full stop, when there is no letter
    KeptChildLetter kept = {};
    int left_out = 0;            // action points for the family that must not be in it
    bool has_changed = false;    // since it was released: another letter would be made now
    std::string digest = {};     // of the letter as it is now
    std::string held_back = {};  // why what somebody wrote must not be in it, or empty
    PersonName worded_by = {};
    PersonName released_by = {};
    std::string usual_about = {};
    std::string usual_next = {};

    bool exists() const { return why_none.empty(); }
};

/// The letters to the children of a meeting.
struct ChildLetters {
    MeetingFile file;
    bool is_agreed = false;  // the minutes
    bool may_release = false;
    bool another_may_release = false;  // somebody besides whoever looks
    std::vector<ChildLetter> letters = {};
};

/// What the letters need besides the stores.
struct ChildLetterTools {
    const Clock& clock;
    const Seal& seal;  // under which what the family says is kept
    const LinkTokens& links;
};

/// A letter for each child the meeting was about who is old enough, drafted from what was recorded:
/// what was decided about that child in easy words, who does what for them, and whom they can talk
/// to. What it may tell, child_letter_release_for() alone decides. What the child said before the
/// meeting is in it when it may be shown to the family. `wrong_state` before the meeting has ended
/// and for meetings of which nothing goes to the family. Audited.
Result<ChildLetters> view_child_letters(UnitOfWork& work,
                                        const ChildLetterTools& tools,
                                        const Actor& actor,
                                        const MeetingId& meeting);

struct WordChildLetter {
    MeetingId meeting = {};
    ChildId child = {};
    int version = 0;  // 0 while nothing is kept of it
    std::string language = {};
    std::string about = {};  // empty: ours; so of the others
    std::string own_words = {};
    std::string next = {};
    std::string closing = {};
    std::string advocate = {};
};

/// Prepares a letter: keeps what somebody wrote into it and that they read it. Words that name
/// another child, or speak of somebody who must not meet another, are refused. A letter that was
/// released waits for release again. `wrong_state` once the child has it.
Result<KeptChildLetter> word_child_letter(UnitOfWork& work,
                                          const ChildLetterTools& tools,
                                          const Actor& actor,
                                          const WordChildLetter& command);

struct ReleaseChildLetter {
    MeetingId meeting = {};
    ChildId child = {};
    int version = 0;
    std::string digest = {};  // of what was read
};

/// Releases a letter that somebody else prepared, and keeps every word of it. The chair does, or a
/// manager: `needs_second_person` for whoever prepared it, and for anybody from the same sign-in.
Result<KeptChildLetter> release_child_letter(UnitOfWork& work,
                                             const ChildLetterTools& tools,
                                             const Actor& actor,
                                             const ReleaseChildLetter& command);

struct TakeBackChildLetter {
    MeetingId meeting = {};
    ChildId child = {};
    int version = 0;
};

/// Ends the wait of a letter for whoever prepared it; its words stay, and it can be prepared again.
/// `wrong_state` when it does not wait.
Result<KeptChildLetter> take_back_child_letter(UnitOfWork& work,
                                               const ChildLetterTools& tools,
                                               const Actor& actor,
                                               const TakeBackChildLetter& command);

struct GiveChildLetter {
    MeetingId meeting = {};
    ChildId child = {};
    int version = 0;
    std::string how = {};         // "by_hand" or "post"
    std::string by = {};          // who gave it
    std::optional<Date> on = {};  // nothing: it could not be read
    std::string typed_on = {};    // as it was typed
};

/// Notes that a released letter was given to the child. It never changes afterwards.
Result<KeptChildLetter> note_child_letter_given(UnitOfWork& work,
                                                const ChildLetterTools& tools,
                                                const Actor& actor,
                                                const GiveChildLetter& command);

/// A released letter, to be printed. Audited.
Result<ChildLetter> print_child_letter(UnitOfWork& work,
                                       const ChildLetterTools& tools,
                                       const Actor& actor,
                                       const MeetingId& meeting,
                                       const ChildId& child);

}  // namespace quorate::core
