#pragma once

#include "core/actions/action_mail.hpp"
#include "core/actions/escalation.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whether the owners of an authority are still to be asked today. Nobody is on days off and
/// outside working hours.
bool chase_is_due(UnitOfWork& work, const MeetingTools& tools, const AuthorityId& authority);

/// Queues one mail to each owner who is asked today, and one to whoever is told of what others have
/// overdue: line managers, agencies' leads, managers of teams and of the service. Keeps who was
/// told first at each level. What a day would have asked on which the service was down is asked on
/// the next, in the same mails. Gives how many mails.
Result<int> chase_actions(UnitOfWork& work,
                          const MeetingTools& tools,
                          const AuthorityId& authority);

}  // namespace quorate::core
