#pragma once

#include <optional>

#include "core/access/actor.hpp"
#include "core/circulation/send_correction.hpp"
#include "core/support/clock.hpp"
#include "core/support/link_tokens.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Where the papers of one meeting stand, and who may go on with them.
struct PapersStanding {
    bool is_agreed = false;  // the chair has agreed the minutes
    int sent = 0;            // of those who are to have a copy, who have it
    int unsent = 0;          // of those, who were sent none
    int taken_back = 0;      // of those, who had theirs taken back
    int held_back = 0;       // who have a copy of which everything is held back since
    int astray = 0;          // of those, whose copy did not arrive or is held
    int waiting = 0;         // copies that a colleague has to release
    int lapsed = 0;          // that waited so, and changed since: to be prepared again
    int refused = 0;         // copies that a colleague did not release, with none prepared since
    int corrections = 0;     // that readers asked for and nobody answered
    UnsentCorrections put_right = {};  // and not sent to all who have the papers
    bool may_send = false;
    bool may_release = false;  // what somebody else prepared
    bool may_answer = false;   // corrections
};

/// For a page about the meeting, without auditing: nothing for whoever may not read its minutes.
std::optional<PapersStanding> papers_standing(UnitOfWork& work,
                                              const Clock& clock,
                                              const LinkTokens& links,
                                              const Actor& actor,
                                              const MeetingId& meeting);

}  // namespace quorate::core
