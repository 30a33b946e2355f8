#include "core/availability/busy_feed.hpp"

#include <algorithm>

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr minutes every{30};
constexpr minutes first_wait{5};
constexpr minutes longest_wait{24 * 60};
constexpr days read_whole_every{1};

minutes wait_after(int failures)
{
    // Doubled each time; nine times five minutes doubled passes a day.
    return std::min(first_wait * (1 << std::clamp(failures - 1, 0, 9)), longest_wait);
}

}  // namespace

TimeSpan busy_feed_stretch(Instant now)
{
    const auto today = floor<days>(now);
    return {Instant{today - days{1}}, Instant{today + days{400}}};
}

bool needs_whole_calendar(const BusyFeed& feed, Instant now)
{
    return !feed.read_at || now - *feed.read_at >= read_whole_every;
}

BusyFeed after_attempt(BusyFeed feed, const FetchedCalendar& fetched, Instant now)
{
    if (fetched.outcome == FetchedCalendar::Outcome::failed) {
        ++feed.failures;
        feed.fault = fetched.fault;
        feed.next_at = now + wait_after(feed.failures);
        return feed;
    }
    feed.failures = 0;
    feed.fault.clear();
    feed.next_at = now + every;
    feed.succeeded_at = now;
    if (fetched.outcome == FetchedCalendar::Outcome::unchanged) return feed;
    feed.read_at = now;
    feed.left_out = fetched.left_out;
    feed.etag = fetched.etag;
    feed.last_modified = fetched.last_modified;
    return feed;
}

}  // namespace quorate::core
