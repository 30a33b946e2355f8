#include "core/reports/view_attendance.hpp"

#include "core/audit/audited.hpp"
#include "core/dates/date_text.hpp"

namespace quorate::core {

Result<AttendanceReport> view_attendance(UnitOfWork& work,
                                         const Clock& clock,
                                         const Actor& actor,
                                         const ReportPeriod& asked)
{
    constexpr Action report = Action::report_timeliness;
    const Instant now = clock.now();
    const auto reach = permit_list(actor, report, now);
    if (!reach) return reach.error();
    const auto period = whole_months(asked.from, asked.until);
    if (!period) return period.error();
    AttendanceReport found =
        report_attendance(work.reports.held_meetings(actor, *reach, now, *period), *period);
    if (actor.is_system || is_reduced(actor, report)) hide_small_numbers(found);
    audit(work,
          actor,
          now,
          {.action = report,
           .detail = "of=quorum from=" + iso(period->from) + " until=" + iso(period->until)});
    return found;
}

}  // namespace quorate::core
