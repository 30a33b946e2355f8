#include "core/audit/audited.hpp"
#include "core/feeds/feeds.hpp"

namespace quorate::core {
namespace {

bool warn_of(UnitOfWork& work, Feed feed, Instant now)
{
    feed.unused_warned_at = now;
    return work.feeds.save_use(feed);
}

bool end(UnitOfWork& work, Feed feed, Instant now)
{
    feed.planned_end = feed.expires_at;
    feed.expires_at = now;
    feed.ended_unused_at = now;
    if (!work.feeds.save_use(feed)) return false;
    work.feed_versions.bump(FeedSubject::feed, feed.id.text());
    audit(work,
          system_actor(feed.authority),
          now,
          {.action = Action::feed_revoke_other,
           .object = feed.id.text(),
           .detail = "change=ended_unused"});
    return true;
}

}  // namespace

Result<int> end_unused_feeds(UnitOfWork& work, const Clock& clock)
{
    const Instant now = clock.now();
    int ended = 0;
    for (const Feed& feed :
         work.feeds.unused_since(now - (unused_feed_lasts - unused_feed_is_warned_of), now)) {
        const auto ends = feed.ends_unused_at(now);
        if (!ends)
            static_cast<void>(warn_of(work, feed, now));
        else if (*ends <= now && end(work, feed, now))
            ++ended;
    }
    return ended;
}

}  // namespace quorate::core
