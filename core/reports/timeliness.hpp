#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/due_dates/case_due_date.hpp"
#include "core/meetings/late_reason.hpp"
#include "core/reports/measure.hpp"
#include "core/reports/report_period.hpp"

namespace quorate::core {

/// How a limit stands for one child.
struct TimelinessAnswer {
    DueStatus status = DueStatus::open;
    std::optional<Date> met_on = {};
};

/// One limit of one family, as far as reports count it. Nothing in it says who they are.
struct TimelinessRow {
    CaseId case_id = {};  // to know the meetings that kept several limits
    std::string rule_id = {};
    Date limit_date = {};
    DueStatus status = DueStatus::open;
    std::optional<Date> met_on = {};
    TeamId team = {};  // which has the family now
    std::string team_name = {};
    std::vector<TimelinessAnswer> answers = {};  // one a child, if known
    int children = 0;  // if not: at the meeting that met it, or in the family
    std::optional<LateReason> late_reason = {};
};

/// How many were done by their last day, later, or are not done though it has passed. A number is
/// nothing where it may not be shown.
struct Tally {
    std::optional<int> counted = 0;  // the sum of the three
    std::optional<int> in_time = 0;
    std::optional<int> late = 0;
    std::optional<int> not_yet = 0;

    friend bool operator==(const Tally&, const Tally&) = default;
};

/// What part was in time, to one place: 78.3. Nothing when there is none, or it may not be shown.
std::optional<double> percent_in_time(const Tally& tally);

/// "78.3"
std::string percent_text(double percent);

/// The same by child, and by conference, core group, assessment, record or letter. The two differ:
/// a late conference of a large family is one conference and many children. Each child counts by
/// their own answer. A meeting counts once, however many limits of a family it kept, and is late if
/// it was for one of them; what is not done is one for each limit.
struct Tallies {
    Tally by_child = {};
    Tally by_meeting = {};

    friend bool operator==(const Tallies&, const Tallies&) = default;
};

/// One month, or one team.
struct TimelinessLine {
    std::string key = {};    // "2026-04", or the team's id
    std::string label = {};  // "April 2026", or the team's name
    Tallies tallies = {};
};

/// Why those that were late were late; no reason when nobody chose one.
struct LateReasonLine {
    std::optional<LateReason> reason = {};
    std::optional<int> children = 0;
    std::optional<int> meetings = 0;
};

struct MeasuredTimeliness {
    Measure measure = {};
    Tallies all = {};
    std::vector<TimelinessLine> months = {};  // each of the period
    std::vector<TimelinessLine> teams = {};   // by name, those with anything to count
    std::vector<LateReasonLine> reasons = {};
    std::optional<int> to_come = 0;     // last days that are still ahead; not counted
    std::optional<int> not_needed = 0;  // limits that were settled as not needed; not counted
};

struct TimelinessReport {
    ReportPeriod period = {};
    Date today = {};
    bool hides_small_numbers = false;
    std::vector<MeasuredTimeliness> measures = {};  // each, in the order of all_measures()
};

/// Counts the rows whose last day is in the period. A limit belongs to the month of its last day,
/// not to that of the meeting: so each counts once, a meeting that was not held has a month too,
/// and holding one late cannot move it out of the month in which it was due. The last day itself is
/// in time.
TimelinessReport report_timeliness(const std::vector<TimelinessRow>& rows,
                                   const ReportPeriod& period,
                                   Date today);

}  // namespace quorate::core
