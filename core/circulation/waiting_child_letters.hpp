#pragma once

#include <vector>

#include "core/circulation/child_letter_store.hpp"
#include "core/minutes/meeting_file.hpp"

namespace quorate::core {

/// A letter to a child that waits for a colleague, as a queue shows it.
struct WaitingChildLetter {
    KeptChildLetter letter;  // without its words
    Meeting meeting;
    PersonName child_name = {};
    PersonName prepared_by_name = {};
    bool is_own =
        false;  // prepared by whoever looks, or from their sign-in: a colleague has to release it
};

/// The letters to children that somebody may release, of all meetings, longest first. Those they
/// prepared themselves are among them, for somebody else. Audited.
Result<std::vector<WaitingChildLetter>> view_waiting_child_letters(UnitOfWork& work,
                                                                   const Clock& clock,
                                                                   const Actor& actor);

}  // namespace quorate::core
