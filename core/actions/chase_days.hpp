#pragma once

#include <vector>

#include "core/actions/escalation.hpp"
#include "core/support/id.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The days that today's asking is for, the earliest first: today, and the working days before it
/// on which nobody was asked because the service was down. No more than five of them: whatever is
/// overdue comes up on one of any five. Only today for an authority that never asked before.
std::vector<Date> chase_days(UnitOfWork& work,
                             const AuthorityId& authority,
                             const WorkingCalendar& local,
                             Date today);

/// Whether leads get the weekly digest today: it is the day for it, or that day was missed.
bool is_digest_due(UnitOfWork& work,
                   const AuthorityId& authority,
                   const EscalationPolicy& policy,
                   const WorkingCalendar& local,
                   Date today);

}  // namespace quorate::core
