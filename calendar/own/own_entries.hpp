#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/availability/busy_time.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/clock.hpp"

namespace quorate::calendar {

// What a person's own calendar program is given (CalDAV): one entry a text, without METHOD. The
// texts depend on nothing but the arguments, so their hashes serve as ETags.

/// The holder's own seat: the only ATTENDEE there is.
struct OwnAttendee {
    std::string email = {};
    std::string organiser_email = {};
    std::string organiser_name = {};
    std::string partstat = {};  // "ACCEPTED"
    bool is_required = true;
};

struct OwnMeetingEntry {
    std::string uid = {};
    int sequence = 0;
    core::Instant starts_at = {};
    core::Instant ends_at = {};
    std::string summary = {};
    std::string location = {};
    std::string link = {};  // of the page; empty: none
    bool is_cancelled = false;
    core::Instant changed_at = {};
    std::optional<OwnAttendee> attendee = {};
    std::vector<int> alarms = {};  // minutes before
};
std::string own_meeting_text(const OwnMeetingEntry& entry);

struct OwnTaskEntry {
    std::string uid = {};
    std::string summary = {};
    std::string link = {};
    core::Date due_on = {};
    int percent = 0;
    bool is_done = false;
    bool is_given_up = false;  // nobody needs it any more
    std::optional<core::Instant> done_at = {};
    core::Instant created_at = {};
    core::Instant changed_at = {};
    int sequence = 0;
    std::vector<int> alarms = {};
};
std::string own_task_text(const OwnTaskEntry& entry);

/// The VTODO of it alone, at the end of a calendar that is being written.
void write_own_task(std::string& out, const OwnTaskEntry& entry);

/// `lines` are of WrittenEntry::lines.
struct OwnBusyEntry {
    std::string uid = {};
    std::string lines = {};
    core::Instant changed_at = {};
    int sequence = 0;
};
std::string own_busy_text(const OwnBusyEntry& entry);

/// The same without what repeats: an event for each of the times, for programs that ask the server
/// to work that out.
std::string own_busy_text(const OwnBusyEntry& entry, const std::vector<core::TimeSpan>& times);

/// What VEVENTs of busy times are called.
inline constexpr const char* busy_summary = "Busy";

}  // namespace quorate::calendar
