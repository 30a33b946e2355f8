#pragma once

#include "core/access/actor.hpp"
#include "core/reports/attendance.hpp"
#include "core/reports/report_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How many meetings had their quorum, and which agencies came of those that were asked, for the
/// part of the authority that the actor's reports draw on; as view_timeliness() does. Audited.
Result<AttendanceReport> view_attendance(UnitOfWork& work,
                                         const Clock& clock,
                                         const Actor& actor,
                                         const ReportPeriod& asked);

}  // namespace quorate::core
