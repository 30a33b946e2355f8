#include "core/availability/busy_feeds.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/availability/availability_access.hpp"
#include "core/availability/availability_store.hpp"
#include "core/availability/busy_feed_store.hpp"
#include "core/directory/entry.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::busyfeed_add_url;

// How long a contact's times count without a calendar that can be fetched.
constexpr std::chrono::days stale_after{7};

Result<Done> permit_feed_of(const Actor& actor, const CalendarOwner& owner, Instant now)
{
    const std::string& id = owner_id(owner);
    return permit_own(actor, action, {.id = id, .owner = id, .authority = actor.authority}, now);
}

void record(
    UnitOfWork& work, const Actor& actor, Instant now, const BusyFeed& feed, const char* change)
{
    audit(work,
          actor,
          now,
          {.action = action,
           .object = feed.id.text(),
           .detail = std::string{"change="} + change + " owner=" + owner_key(feed.owner) +
                     " host=" + feed.host});
}

// Of the job, and without where it went: whose calendar became known, and since when it is not.
void record_change(UnitOfWork& work,
                   const BusyFeed& before,
                   const FetchedCalendar& fetched,
                   Instant now)
{
    std::string change;
    if (fetched.outcome == FetchedCalendar::Outcome::failed) {
        if (before.failures == 0) change = "busy_feed.failing fault=" + fetched.fault;
    } else if (!before.succeeded_at) {
        change = "busy_feed.first_read";
    } else if (before.failures > 0) {
        change = "busy_feed.working";
    }
    if (change.empty()) return;
    audit(work,
          system_actor(before.authority),
          now,
          {.action = action,
           .object = before.id.text(),
           .detail = "change=" + change + " owner=" + owner_key(before.owner)});
}

std::vector<BusyTime> times_of(RandomSource& random,
                               const BusyFeed& feed,
                               const FetchedCalendar& fetched,
                               Instant now)
{
    std::vector<BusyTime> times;
    times.reserve(fetched.busy.size());
    for (const TimeSpan& span : fetched.busy)
        times.push_back({.id = BusyTimeId{random.id()},
                         .authority = feed.authority,
                         .owner = feed.owner,
                         .starts_at = span.from,
                         .ends_at = span.until,
                         .kind = BusyKind::busy,
                         .source = BusySource::feed,
                         .feed = feed.id,
                         .created_by = feed.created_by,
                         .created_at = now});
    return times;
}

// The calendar of somebody with several addresses is known as well as the oldest of them, and not
// before each could be read.
void note_sharing(UnitOfWork& work, const BusyFeed& feed, Instant now)
{
    std::optional<Instant> as_of;
    bool known = true;
    for (const BusyFeed& each : work.busy_feeds.list(feed.authority, feed.owner)) {
        if (!each.succeeded_at)
            known = false;
        else if (!as_of || *each.succeeded_at < *as_of)
            as_of = each.succeeded_at;
    }
    const bool is_stale = as_of && now - *as_of > stale_after && !is_always_known(feed.owner);
    CalendarSharing sharing{.owner = feed.owner};
    if (known && as_of && !is_stale) {
        sharing.state = SharingState::feed;
        sharing.as_of = as_of;
    }
    if (sharing.state == SharingState::feed || is_stale)
        work.availability.save_sharing(feed.authority, sharing);
}

}  // namespace

Result<BusyFeed> add_busy_feed(UnitOfWork& work,
                               const BusyFeedTools& tools,
                               const Actor& actor,
                               const AddBusyFeed& command)
{
    const Instant now = tools.clock.now();
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    if (!has_calendar(work, actor.authority, command.owner))
        return hidden_entry(action, owner_id(command.owner));
    const auto allowed = permit_feed_of(actor, command.owner, now);
    if (!allowed) return allowed.error();
    if (tools.hosts.empty())
        return invalid("url",
                       "Calendars are not fetched from addresses here: ask whoever runs Quorate");
    const auto address = calendar_address(command.url);
    if (!address) return address.error();
    if (!tools.hosts.allow(*address))
        return invalid("url",
                       "Calendars are not fetched from " + address->place() +
                           ": ask whoever runs Quorate to allow it");
    if (work.busy_feeds.list(actor.authority, command.owner).size() >= most_busy_feeds)
        return invalid("url", "Remove one of the addresses first: there can be 3");

    const BusyFeed feed{.id = BusyFeedId{tools.random.id()},
                        .authority = actor.authority,
                        .owner = command.owner,
                        .host = address->place(),
                        .sealed_url = tools.seal.seal(address->url()),
                        .created_by = actor.user,
                        .created_at = now,
                        .next_at = now};
    work.busy_feeds.add(feed);
    record(work, actor, now, feed, "busy_feed.added");
    return feed;
}

Result<Done> remove_busy_feed(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const BusyFeedId& id)
{
    const Instant now = clock.now();
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    const auto feed = work.busy_feeds.find(actor.authority, id);
    if (!feed) return hidden_entry(action, id.text());
    if (const auto allowed = permit_feed_of(actor, feed->owner, now); !allowed)
        return allowed.error();
    work.busy_feeds.remove(actor.authority, id);
    work.availability.remove_feed_times(actor.authority, id);
    if (work.busy_feeds.list(actor.authority, feed->owner).empty())
        work.availability.save_sharing(actor.authority, {.owner = feed->owner});
    record(work, actor, now, *feed, "busy_feed.removed");
    return Done{};
}

Result<std::vector<BusyFeed>> list_busy_feeds(UnitOfWork& work,
                                              const Clock& clock,
                                              const Actor& actor,
                                              const std::optional<CalendarOwner>& owner)
{
    const Instant now = clock.now();
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    if (owner) {
        if (!has_calendar(work, actor.authority, *owner))
            return hidden_entry(action, owner_id(*owner));
        if (const auto allowed = permit_feed_of(actor, *owner, now); !allowed)
            return allowed.error();
    }
    auto feeds = work.busy_feeds.list(actor.authority, owner);
    std::erase_if(feeds,
                  [&](const BusyFeed& each) { return !permit_feed_of(actor, each.owner, now); });
    return feeds;
}

bool note_fetched(UnitOfWork& work,
                  RandomSource& random,
                  const BusyFeed& feed,
                  const FetchedCalendar& fetched,
                  Instant taken_until,
                  Instant now)
{
    const BusyFeed after = after_attempt(feed, fetched, now);
    if (!work.busy_feeds.save_attempt(after, taken_until)) return false;
    if (fetched.outcome == FetchedCalendar::Outcome::read)
        work.availability.replace_feed_times(feed.authority,
                                             feed.owner,
                                             feed.id,
                                             fetched.stretch,
                                             times_of(random, feed, fetched, now));
    note_sharing(work, after, now);
    record_change(work, feed, fetched, now);
    return true;
}

}  // namespace quorate::core
