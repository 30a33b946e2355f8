#pragma once

#include "core/actions/action_store.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whether somebody may take over what another has to do: an active account or contact.
bool may_take_over(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& owner);

/// Puts `to` in the place of the owner in `row`: the links of before stop, and what was agreed with
/// the minutes keeps whom it was agreed with. Saves nothing, and tells nobody.
void hand_over(UnitOfWork& work,
               const MeetingTools& tools,
               const AuthorityId& authority,
               const ActionRow& row,
               const ActionOwner& to,
               Instant now,
               ActionPoint& action);

struct HandOnAction {
    ActionPointId action = {};
    int version = 0;
    ActionOwner to = {};
};

/// Whether the actor may hand on this action point now: the chair, business support, a manager and
/// the case's lead worker, while it is still to do.
bool may_hand_on(UnitOfWork& work, const Clock& clock, const Actor& actor, const ActionRow& row);

/// Gives one action point to another, also after the minutes were agreed: its words stay as they
/// were agreed. The new owner is written to as after reassign_actions(), and so is the one before.
/// Errors are at "to".
Result<ActionRow> hand_on_action(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const HandOnAction& command);

/// When the owner hears of what was handed to them just now.
enum class HandedNews {
    at_once,  // by e-mail
    later,    // with the minutes, or before it is due
    by_hand   // they are not written to
};
HandedNews handed_news(UnitOfWork& work,
                       const AuthorityId& authority,
                       const ActionPoint& action,
                       Instant now);

}  // namespace quorate::core
