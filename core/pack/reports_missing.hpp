#pragma once

#include <string>
#include <vector>

#include "core/meetings/meeting_store.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/pack/report_due.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A meeting that is ahead and has not got all its reports. Nobody of the family is named.
struct MissingReports {
    MeetingListing listing;
    ReportDue due = {};
    TimeLeft left = {};  // to the day they are due
    int asked = 0;
    std::vector<std::string> missing = {};  // the agencies, in order of their names
};

/// Those of the actor's meetings that still wait for reports, the meeting that comes first on top.
/// Audited.
Result<PageOf<MissingReports>> list_missing_reports(UnitOfWork& work,
                                                    const MeetingTools& tools,
                                                    const Actor& actor,
                                                    const Stretch& stretch);

}  // namespace quorate::core
