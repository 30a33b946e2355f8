#pragma once

#include <string>

#include "core/actions/action_point.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

/// What the form about an action point holds.
struct ActionForm {
    std::string what = {};
    std::string plain_language = {};  // needed when the family is to see it
    ActionOwner owner = {};
    std::string due_on = {};  // as typed: see typed_date.hpp
    bool visible_to_family = false;
    std::string outcome_intended = {};
    std::string priority = {};    // a code; empty is normal
    std::string not_before = {};  // as typed; may be empty
    std::string evidence_planned = {};
    bool words_may_name = false;  // the family's words may go on naming the owner before
};

struct AddAction {
    MeetingId meeting;
    ActionForm form = {};
};

/// Whether the chair has agreed the minutes, and the action points with them: then none is added or
/// worded otherwise, so that what was sent stays what was agreed. How each stands still changes.
bool are_actions_agreed(UnitOfWork& work, const Meeting& meeting);

/// Adds an action point to a meeting whose minutes are not agreed yet. Its owner has a part in the
/// meeting's authority or family.
Result<ActionRow> add_action(UnitOfWork& work,
                             const Clock& clock,
                             RandomSource& random,
                             const LinkTokens& links,
                             const Actor& actor,
                             const AddAction& command);

struct EditAction {
    ActionPointId action;
    int version = 0;
    ActionForm form = {};
};

/// Changes an action point that is still open, until the minutes are agreed. A new owner's link is
/// another one; once the meeting has ended they are written to at once. `needs_confirmation`, at
/// "plain_language", when those words name the owner before.
Result<ActionRow> edit_action(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const EditAction& command);

}  // namespace quorate::core
