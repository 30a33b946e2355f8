#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/own_calendar/own_calendar.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

struct OwnMeetingQuery {
    AuthorityId authority = {};
    UserId user = {};
    TimeSpan span = {};            // that touch it
    Instant cancelled_since = {};  // cancelled ones only if that happened after it
    std::optional<MeetingId> only = {};
};

/// What people's own calendar programs are shown, and what they have said.
class OwnCalendarStore {
public:
    virtual ~OwnCalendarStore() = default;

    /// As chair, or by a seat that was not removed; by start. Not of a family that the person must
    /// not meet.
    virtual std::vector<OwnMeeting> meetings(const OwnMeetingQuery& query) = 0;

    /// When the person is at those of them that are not cancelled, and nothing else of them; in no
    /// order.
    virtual std::vector<TimeSpan> meeting_times(const OwnMeetingQuery& query) = 0;

    /// Those of the person that may touch the span, by name; all of them without one.
    virtual std::vector<BusyEntry> busy_entries(const UserId& user,
                                                const std::optional<TimeSpan>& span) = 0;
    virtual std::optional<BusyEntry> find_busy_entry(const UserId& user,
                                                     const std::string& name) = 0;
    virtual std::optional<BusyEntry> busy_entry_of_uid(const UserId& user,
                                                       const std::string& uid) = 0;

    /// Of anybody: those with time after read_until that is not known, where read_until is before
    /// `before`. By id, up to `limit` of those after `after`.
    virtual std::vector<BusyEntry> busy_entries_to_read(Instant before,
                                                        const BusyEntryId& after,
                                                        int limit) = 0;

    /// Adds it, or replaces the one with its id.
    virtual void save(const BusyEntry& entry) = 0;
    virtual void remove(const BusyEntryId& id) = 0;

    /// The times in which somebody is busy by these entries, which replace those of before.
    virtual void save_times(const BusyEntry& entry, const std::vector<BusyTime>& times) = 0;

    /// Of each object of the person's that has any: minutes before the start, ascending.
    virtual std::map<std::string, std::vector<int>> alarms(const UserId& user) = 0;
    virtual void save_alarms(const UserId& user,
                             const std::string& object,
                             const std::vector<int>& minutes_before) = 0;

    /// Nothing before the first save. Members by name.
    virtual std::optional<OwnCalendarChanges> changes(const UserId& user, OwnCalendar calendar) = 0;

    /// Makes the state if there is none, and keeps others from changing it until the transaction
    /// ends.
    virtual void lock(const UserId& user, OwnCalendar calendar, const std::string& nonce) = 0;

    virtual void save(const UserId& user, OwnCalendar calendar, const CalendarState& state) = 0;
    virtual void save(const UserId& user,
                      OwnCalendar calendar,
                      const std::vector<CalendarMember>& members,
                      Instant at) = 0;

    /// Forgets what went away before `before`; gives the highest number among it, or 0.
    virtual std::int64_t forget_gone(const UserId& user, OwnCalendar calendar, Instant before) = 0;
};

}  // namespace quorate::core
