#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"
#include "core/reports/attendance.hpp"
#include "core/reports/timeliness.hpp"

namespace quorate::core {

/// Which limits a report counts.
struct TimelinessFilter {
    ReportPeriod period = {};
    TeamId team = {};  // empty for all
};

/// What reports count.
class ReportStore {
public:
    virtual ~ReportStore() = default;

    /// The limits whose last day is in the period, of families that `reach` lets the actor's report
    /// draw on; a job of the service draws on all. None that was superseded.
    virtual std::vector<TimelinessRow> timeliness(const Actor& actor,
                                                  Reach reach,
                                                  Instant now,
                                                  const TimelinessFilter& filter) = 0;

    /// The meetings that needed a quorum and were held in the period, with the agencies that were
    /// asked to them: of the same families.
    virtual std::vector<HeldMeetingRow> held_meetings(const Actor& actor,
                                                      Reach reach,
                                                      Instant now,
                                                      const ReportPeriod& period) = 0;
};

}  // namespace quorate::core
