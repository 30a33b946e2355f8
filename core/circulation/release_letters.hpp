#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cases/case_tools.hpp"
#include "core/circulation/decision_letters.hpp"

namespace quorate::core {

struct AskForRelease {
    MeetingId meeting = {};
    std::string recipient = {};
    int version = 0;  // of the letter
};

/// Hands a letter on, word for word as it is now, to a colleague who releases it before it leaves.
/// It takes the place of one that waits with other words. `already_exists` when these words wait or
/// were released; `wrong_state` when it has left, nobody has to release it, or nobody else may.
Result<LetterCopy> ask_for_release(UnitOfWork& work,
                                   const CaseTools& tools,
                                   const Actor& actor,
                                   const AskForRelease& command);

/// Ends the wait of a letter that the actor handed on, who need not be one who releases letters.
/// `wrong_state` when none waits.
Result<Done> take_back_letter(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const MeetingId& meeting,
                              const std::string& recipient);

/// A letter that waits for a colleague, as a queue shows it.
struct WaitingLetter {
    LetterCopy copy;
    Meeting meeting;
    PersonName recipient_name = {};  // empty: professionals
    std::string recipient_about = {};
    PersonName prepared_by_name = {};
    bool is_own = false;                // see LetterCopy::may_be_released_by()
    std::optional<Date> last_day = {};  // on which the letters of its meeting have to leave
    TimeLeft left = {};                 // of that
};

/// The letters that somebody may release, of all meetings, the soonest last day first. Those they
/// handed on themselves are among them, for somebody else. Audited.
Result<std::vector<WaitingLetter>> view_waiting_letters(UnitOfWork& work,
                                                        const CaseTools& tools,
                                                        const Actor& actor);

/// Audited as a look at it.
struct LetterToRelease {
    WaitingLetter waiting;
    bool has_changed = false;  // since it was handed on: it has to be handed on again
    Language language = Language::english;
    std::vector<PersonName> children_left_out = {};  // whose decision is not in it
};
Result<LetterToRelease> view_letter_to_release(UnitOfWork& work,
                                               const CaseTools& tools,
                                               const Actor& actor,
                                               const LetterCopyId& id);

/// Lets a letter leave that somebody else handed on. `needs_second_person` for whoever did, and for
/// anybody from the same sign-in; `wrong_state` when it waits no longer, or would say something
/// else now.
Result<Done> release_letter(UnitOfWork& work,
                            const Clock& clock,
                            const Actor& actor,
                            const LetterCopyId& id);

struct RefuseLetter {
    LetterCopyId copy = {};
    FreeText reason = {};
};

/// Ends the wait of a letter, for a reason that is told on its page; whoever handed it on may as
/// well, so that somebody else can hand it on.
Result<Done> refuse_letter(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const RefuseLetter& command);

}  // namespace quorate::core
