#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/people/agency.hpp"
#include "core/reports/report_period.hpp"

namespace quorate::core {

/// An agency that was asked to a meeting, because it has an interest in that family.
struct AskedAgency {
    AgencyId agency = {};
    std::string name = {};
    bool came = false;  // somebody of it, by the register

    friend bool operator==(const AskedAgency&, const AskedAgency&) = default;
};

/// A meeting with a quorum that was held, as reports count it. Nothing in it says about whom.
struct HeldMeetingRow {
    MeetingId meeting = {};
    Date held_on = {};
    bool was_quorate = false;  // by the register when it ended, as it was written down then
    std::vector<AskedAgency> asked = {};
};

/// How many of a number. Nothing where it may not be shown.
struct Portion {
    std::optional<int> part = 0;
    std::optional<int> whole = 0;

    friend bool operator==(const Portion&, const Portion&) = default;
};

/// 86.4. Nothing of nothing, and where it may not be shown.
std::optional<double> percent_of(const Portion& share);

struct PortionLine {
    std::string key = {};    // "2026-04", or the agency's id
    std::string label = {};  // "April 2026", or the agency's name
    Portion share = {};
};

struct AttendanceReport {
    ReportPeriod period = {};
    bool hides_small_numbers = false;
    Portion quorate = {};                    // of the meetings that were held
    std::vector<PortionLine> months = {};    // each of the period
    Portion came = {};                       // of all that were asked, an agency once a meeting
    std::vector<PortionLine> agencies = {};  // by name: of the meetings to which it was asked
};

/// Counts the meetings in the month in which they were held.
AttendanceReport report_attendance(const std::vector<HeldMeetingRow>& rows,
                                   const ReportPeriod& period);

/// As hide_small_numbers() of small_numbers.hpp does for what was done in time.
void hide_small_numbers(AttendanceReport& report);

}  // namespace quorate::core
