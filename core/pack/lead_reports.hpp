#pragma once

#include <vector>

#include "core/meetings/meeting.hpp"
#include "core/support/clock.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A report of an agency that is overdue although its writer was reminded of it. Nobody of the
/// family is named.
struct LeadReport {
    Meeting meeting;
    Date due_on = {};
    Instant reminded_at = {};  // last
};

/// What an agency's lead is told of: the agency's reports for meetings ahead that are overdue and
/// whose writers were reminded before the day of `now`, the meeting that comes first on top. Left
/// out are restricted cases, and families that the lead must keep away from.
std::vector<LeadReport> reports_for_lead(UnitOfWork& work,
                                         const AuthorityId& authority,
                                         const AgencyId& agency,
                                         const ContactId& lead,
                                         Instant now);

}  // namespace quorate::core
