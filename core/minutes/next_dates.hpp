#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/cases/case_tools.hpp"
#include "core/minutes/minutes_file.hpp"

namespace quorate::core {

/// A meeting that has to follow, by the rules of where the family lives.
struct NextDate {
    MeetingType type = MeetingType::core_group;
    std::string_view label;  // of the rule: "First core group"
    Date limit_date = {};
    Date schedule_by = {};
    bool is_provisional = false;         // bank holidays are not known so far ahead
    bool is_running = false;             // else it begins when this meeting ends as it is decided
    std::vector<ChildId> children = {};  // for whom; none if not known
    std::optional<Meeting> booked = {};  // the first of its kind that is to come for one of them
};

/// What follows from this meeting with what is decided by now, and what runs in the case besides:
/// for each kind of meeting the earliest limit, by day. A child nothing is decided about is left
/// out where each has to be decided about. Stores nothing.
std::vector<NextDate> next_dates(UnitOfWork& work, const CaseTools& tools, const MinutesFile& file);

/// Meetings of the case that were booked while this one was on: now that it is over, they are
/// booked for the limits that it started.
void book_limits_meanwhile(UnitOfWork& work, const Meeting& ended);

}  // namespace quorate::core
