#pragma once

#include <map>
#include <vector>

#include "core/availability/free_busy.hpp"
#include "core/holds/hold_store.hpp"

namespace quorate::core {

/// What is known of people's and rooms' time on the same days, for whoever puts many meetings
/// together at once: nobody is asked about twice, and those asked about together are one query a
/// table. As it was when it was first asked for. Whoever calls has asked for permission.
class KnownTimes {
public:
    /// The days from one to another, both included.
    KnownTimes(UnitOfWork& work, const AuthorityId& authority, Date from, Date until, Instant now);

    /// Asks about those of them who are not known yet.
    void know(const std::vector<CalendarOwner>& owners);

    /// As free_busy() has it, without the meeting `except` and those that move with it.
    OwnersTime of(const CalendarOwner& owner,
                  const MeetingId& except = {},
                  const std::vector<MeetingId>& with_it = {});

    /// All that is held in the authority.
    const std::vector<HeldTime>& held() const { return held_; }

    const ServiceHours& hours() const { return hours_; }

private:
    UnitOfWork& work_;
    AuthorityId authority_;
    Date from_;
    Date until_;
    ServiceHours hours_;
    std::vector<HeldTime> held_;
    std::map<CalendarOwner, OwnersTime> times_;
};

}  // namespace quorate::core
