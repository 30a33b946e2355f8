#pragma once

#include <string>
#include <vector>

#include "core/availability/availability_store.hpp"
#include "core/slots/free_time.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A meeting that somebody has already, and where: it takes time to get from one building to
/// another.
struct PlacedMeeting {
    CivilStretch when;
    std::string building = {};  // empty by video or at a venue
    MeetingId meeting = {};
};

/// When somebody or something is not to be had.
struct OwnersTime {
    CalendarOwner owner = {};
    bool is_known = false;                     // else whatever is missing below may be taken too
    std::vector<CivilStretch> busy = {};       // in order, none touching the next
    std::vector<PlacedMeeting> meetings = {};  // which are among `busy` too
    std::vector<CivilStretch> besides = {};    // what is busy whatever becomes of the meetings
};

struct FreeBusy {
    ServiceHours hours = {};
    std::vector<OwnersTime> owners = {};  // as they were asked for
};

/// What is known of the owners' time from one day to another, both included: meetings of Quorate,
/// busy times of every source, and what lies outside their working patterns, with school holidays
/// for those who work in term time only. `except` is a meeting that is about to be moved. Asks each
/// table once, however many they are. Whoever calls has asked for permission.
FreeBusy free_busy(UnitOfWork& work,
                   const AuthorityId& authority,
                   const std::vector<CalendarOwner>& owners,
                   Date from,
                   Date until,
                   const MeetingId& except = {});

/// What London clocks show of a time; never empty, also in the hour that comes twice.
CivilStretch civil_stretch(Instant starts_at, Instant ends_at);

/// From the first moment of a day to the last of another, both included.
TimeSpan span_of_days(Date from, Date until);

/// The same time in order, in as few stretches as can be.
std::vector<CivilStretch> merged(std::vector<CivilStretch> stretches);

/// What lies outside somebody's working hours, of the days from one to another, both included.
std::vector<CivilStretch> time_off(const std::vector<WorkingPattern>& patterns,
                                   const std::vector<SchoolHoliday>& holidays,
                                   Date from,
                                   Date until);

/// What is told of an owner's time to those who may not know why it is taken: stretches in order,
/// with the whole days off among them, so that these are not told from leave.
std::vector<BusyTime> only_taken(const CalendarOwner& owner,
                                 const std::vector<BusyTime>& busy,
                                 const std::vector<CivilStretch>& off);

}  // namespace quorate::core
