#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/availability/busy_feed.hpp"
#include "core/availability/calendar_address.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/support/seal.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How many addresses one owner can have.
inline constexpr std::size_t most_busy_feeds = 3;

struct BusyFeedTools {
    const Clock& clock;
    RandomSource& random;
    const Seal& seal;
    const AllowedHosts& hosts;
};

struct AddBusyFeed {
    CalendarOwner owner = {};
    std::string url = {};  // field "url"
};

/// Has somebody's calendar fetched from its address: chairs for themselves, administrators for
/// anybody. What it says counts from the first time it could be read.
Result<BusyFeed> add_busy_feed(UnitOfWork& work,
                               const BusyFeedTools& tools,
                               const Actor& actor,
                               const AddBusyFeed& command);

/// Forgets the address and every time that came from it. A contact of whom nothing else is known
/// shares nothing any more.
Result<Done> remove_busy_feed(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const BusyFeedId& id);

/// Those of an owner; of everybody for whom the actor may add one when none is named.
Result<std::vector<BusyFeed>> list_busy_feeds(UnitOfWork& work,
                                              const Clock& clock,
                                              const Actor& actor,
                                              const std::optional<CalendarOwner>& owner);

/// Takes over what a fetch of `feed` brought. `taken_until` is what take_due() was given; nothing
/// happens when the feed is no longer ours. For the job that fetches: it asks nobody's permission.
/// It happens every half hour, so only a change is audited: read for the first time, failing now,
/// working again.
bool note_fetched(UnitOfWork& work,
                  RandomSource& random,
                  const BusyFeed& feed,
                  const FetchedCalendar& fetched,
                  Instant taken_until,
                  Instant now);

}  // namespace quorate::core
