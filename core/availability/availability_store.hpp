#pragma once

#include <optional>
#include <vector>

#include "core/availability/busy_time.hpp"
#include "core/availability/working_pattern.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

struct BusyTimeQuery {
    CalendarOwner owner = {};
    std::optional<Instant> from = {};   // that end after it
    std::optional<Instant> until = {};  // that start before it
    Stretch stretch = {};
};

/// A meeting that takes the time of an owner: that of its chair and its room with the family's time
/// before and the debrief. Says nothing of what it is about.
struct MeetingTime {
    CalendarOwner owner = {};
    MeetingId meeting = {};
    Instant starts_at = {};
    Instant ends_at = {};
    std::string building = {};  // where its room is; empty by video or at a venue
};

/// When people and rooms have time. Everything is asked for within one authority; every question
/// about many owners is one query.
class AvailabilityStore {
public:
    virtual ~AvailabilityStore() = default;

    virtual void add(const BusyTime& time) = 0;

    virtual std::optional<BusyTime> find(const AuthorityId& authority, const BusyTimeId& id) = 0;

    /// False when it was not there.
    virtual bool remove(const AuthorityId& authority, const BusyTimeId& id) = 0;

    /// By time, in stretches.
    virtual PageOf<BusyTime> list(const AuthorityId& authority, const BusyTimeQuery& query) = 0;

    /// What touches the span, from every source, by time.
    virtual std::vector<BusyTime> busy_times(const AuthorityId& authority,
                                             const std::vector<CalendarOwner>& owners,
                                             const TimeSpan& span) = 0;

    /// The times from files of these owners that touch the span are replaced by `times`.
    virtual void replace_csv_times(const AuthorityId& authority,
                                   const std::vector<CalendarOwner>& owners,
                                   const TimeSpan& span,
                                   const std::vector<BusyTime>& times) = 0;

    /// What the feed gave is replaced by `times`: all of it that begins before the end of the span,
    /// because what is over is of no use to anybody. The times are of this owner and feed, and of
    /// the source "feed". Says nothing of the owner's sharing: see save_sharing().
    virtual void replace_feed_times(const AuthorityId& authority,
                                    const CalendarOwner& owner,
                                    const BusyFeedId& feed,
                                    const TimeSpan& span,
                                    const std::vector<BusyTime>& times) = 0;

    /// Everything that came from the feed.
    virtual void remove_feed_times(const AuthorityId& authority, const BusyFeedId& feed) = 0;

    /// Everything that is kept of the owner's time, but for working patterns.
    virtual void remove_times_of(const AuthorityId& authority, const CalendarOwner& owner) = 0;

    /// Meetings that are not cancelled and touch the span: as chair, by a seat that was not
    /// removed, or in the room. A seat that answered with not coming only counts when it is
    /// required or that of the minute taker: their time stays claimed. By time.
    virtual std::vector<MeetingTime> meeting_times(const AuthorityId& authority,
                                                   const std::vector<CalendarOwner>& owners,
                                                   const TimeSpan& span) = 0;

    /// Of those of whom anything was said.
    virtual std::vector<OwnersPatterns> patterns(const AuthorityId& authority,
                                                 const std::vector<CalendarOwner>& owners) = 0;

    // The three below save when the stored version is still the one given, and give the next one;
    // `stale_version` otherwise.

    virtual Result<int> save_patterns(const AuthorityId& authority,
                                      const OwnersPatterns& patterns) = 0;

    virtual SchoolHolidays school_holidays(const AuthorityId& authority) = 0;

    virtual Result<int> save_school_holidays(const AuthorityId& authority,
                                             const SchoolHolidays& holidays) = 0;

    virtual ServiceHours service_hours(const AuthorityId& authority) = 0;

    virtual Result<int> save_service_hours(const AuthorityId& authority,
                                           const ServiceHours& hours) = 0;

    /// Only of owners of whom something was said: staff and rooms are known without, contacts
    /// without are not shared.
    virtual std::vector<CalendarSharing> sharing(const AuthorityId& authority,
                                                 const std::vector<CalendarOwner>& owners) = 0;

    /// Takes the place of what was said before; nothing is kept of `not_shared`.
    virtual void save_sharing(const AuthorityId& authority, const CalendarSharing& sharing) = 0;
};

}  // namespace quorate::core
